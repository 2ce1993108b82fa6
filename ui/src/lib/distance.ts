// Distances in the unit the person chose.

/** Metres of one unit. */
export const METRES = { km: 1000, miles: 1609.344 };
export type Units = keyof typeof METRES;

/** For instance `5.5 km`. */
export function distanceText(metres: number, units: Units): string {
  return `${(metres / METRES[units]).toFixed(1)} ${units}`;
}

/** The same for a limit: what is shown is never more than what is meant. */
export function limitText(metres: number, units: Units): string {
  return `${(Math.floor((metres / METRES[units]) * 10 + 1e-9) / 10).toFixed(1)} ${units}`;
}

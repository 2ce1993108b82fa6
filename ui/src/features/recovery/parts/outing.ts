import type { Outing } from "../../../ipc/client";
import { distanceText, type Units } from "../../../lib/distance";
import { words } from "../../../words";

/** A walk or run in a line: how long, how far, how much of it was running, how it felt, on which ground. */
export function saysOuting({ minutes, metres, runMinutes, runMetres, pain, limp, terrain }: Outing, units: Units): string {
  const w = words.recovery.outing;
  const running = runMetres !== null ? distanceText(runMetres, units) : runMinutes !== null ? words.recovery.jump.minutes(runMinutes) : null;
  return [
    minutes === null ? "" : words.recovery.jump.minutes(minutes),
    metres === null ? "" : distanceText(metres, units),
    running === null ? "" : w.ofIt(running),
    pain === null ? w.painUnsaid : w.painWord(pain),
    limp === true ? w.limped : "",
    w.terrains.find(({ value }) => value === terrain)?.label.toLowerCase() ?? "",
  ]
    .filter(Boolean)
    .join(", ");
}

// Where the axes of a chart are labelled: whole numbers at round values, and days with the first and the last among them.

import { ticks } from "d3-array";

/** Whole numbers at round values from `min` to `max`, both ends included where they are round. */
export function wholeTicks(min: number, max: number, most: number): number[] {
  const whole = ticks(min, max, most).filter(Number.isInteger);
  return whole.length > 1 ? whole : [min, max];
}

/** A round value at or above `most`, at least `least`: the top of an axis. */
export function roundTop(most: number, least: number): number {
  const top = Math.max(most, least);
  const all = ticks(0, top, 5);
  const step = (all[1] ?? top) - (all[0] ?? 0);
  return Math.ceil(top / step) * step;
}

/** At most `most` of `days` places: the first, the last, and round steps between, none too near the last to be read. */
export function dayTicks(days: number, most: number): number[] {
  if (days <= 1) return [0];
  const last = days - 1;
  const step = Math.max(1, Math.ceil(last / Math.max(1, most - 1)));
  const before = Array.from({ length: Math.ceil(last / step) }, (_, index) => index * step).filter((at) => last - at >= step * 0.6);
  return [...(before.length > 0 ? before : [0]), last];
}

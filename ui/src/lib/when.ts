// A day and a time as forms hold them, in the texts that were typed, and as the app takes them.

import type { When } from "../ipc/client";
import { FIRST_DAY, readDay, readTime } from "./day";

interface Typed {
  day: string;
  time: string;
}

/** Whether the day is missing or wrong, or the time is. `today` is the last day that is taken. */
export function wrongWhen({ day, time }: Typed, today: string, first = FIRST_DAY): boolean {
  return readDay(day, { first, last: today }).kind !== "day" || readTime(time).kind === "wrong";
}

/** What was typed; the app takes it only if it is not wrong. A time that is not known stays so. */
export function dayWhen({ day, time }: Typed, today: string): When {
  const [read, clock] = [readDay(day, { first: FIRST_DAY, last: today }), readTime(time)];
  return { day: read.kind === "day" ? read.day : day, time: clock.kind === "time" ? clock.time : null };
}

// Stamps and days as text. They come from the app with their own offset; the web view's zone is never asked.

import type { Stamp } from "../ipc/client";
import { once } from "./once";

const day = once(() => new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }));
const time = once(() => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" }));

function local(stamp: Stamp): Date {
  return new Date(stamp.ms + stamp.offsetMin * 60_000);
}

/** `Sun 7 Jun`. */
export function dayOf(stamp: Stamp): string {
  return day().format(local(stamp));
}

/** `Sun 7 Jun, 10:00`. */
export function momentOf(stamp: Stamp): string {
  return `${day().format(local(stamp))}, ${time().format(local(stamp))}`;
}

/** The same to the next full minute: a gate is never said to open before it does. */
export function minuteAfter(stamp: Stamp): string {
  return momentOf({ ...stamp, ms: Math.ceil((stamp.ms - 1_000) / 60_000) * 60_000 });
}

/** A `YYYY-MM-DD` as `Sun 7 Jun`. */
export function dayText(text: string): string {
  return day().format(new Date(`${text}T00:00:00Z`));
}

/** The `YYYY-MM-DD` of a stamp, for a date field. */
export function dateField(stamp: Stamp): string {
  return local(stamp).toISOString().slice(0, 10);
}

/** The `HH:MM` of a stamp, for a time field. */
export function timeField(stamp: Stamp): string {
  return local(stamp).toISOString().slice(11, 16);
}

/** A length of time to the minute: `2 days 3 h`, `3 h 10 min`, `1 min`, `2 days`. */
export function lengthOf(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [days > 0 ? `${days} ${days === 1 ? "day" : "days"}` : "", hours > 0 ? `${hours} h` : "", rest > 0 ? `${rest} min` : ""];
  return parts.filter(Boolean).join(" ");
}

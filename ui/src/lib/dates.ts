// Stamps and days as text. They come from the app with their own offset; the web view's zone is never asked.

import type { Stamp } from "../ipc/client";
import { once } from "./once";

const day = once(() => new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }));

const dayAndYear = once(() => new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }));

/** The year it is, once it is known. A day of another year is written with its year. */
let thisYear: number | null = null;
export function yearIs(year: number): void {
  thisYear = year;
}

/** Stands where the record holds a moment that no calendar has: it must not keep a screen from being drawn. */
const UNKNOWN = "?";

function local(stamp: Stamp): Date {
  return new Date(stamp.ms + stamp.offsetMin * 60_000);
}

function written(date: Date): string {
  if (Number.isNaN(date.getTime())) return UNKNOWN;
  return (thisYear === null || date.getUTCFullYear() === thisYear ? day() : dayAndYear()).format(date);
}

/** `Sun 7 Jun`, of another year `Sun 7 Jun 2025`. */
export function dayOf(stamp: Stamp): string {
  return written(local(stamp));
}

/** `Sun 7 Jun, 10:00`. */
export function momentOf(stamp: Stamp): string {
  return `${dayOf(stamp)}, ${timeField(stamp) || UNKNOWN}`;
}

/** The same to the next full minute: a gate is never said to open before it does. */
export function minuteAfter(stamp: Stamp): string {
  return momentOf({ ...stamp, ms: Math.ceil((stamp.ms - 1_000) / 60_000) * 60_000 });
}

/** A `YYYY-MM-DD` as `Sun 7 Jun`. */
export function dayText(text: string): string {
  return written(new Date(`${text}T00:00:00Z`));
}

/** The `YYYY-MM-DD` of a stamp; empty for a moment that no calendar has. */
export function dateField(stamp: Stamp): string {
  return iso(stamp).slice(0, 10);
}

/** The `HH:MM` of a stamp; empty for a moment that no calendar has. */
export function timeField(stamp: Stamp): string {
  return iso(stamp).slice(11, 16);
}

function iso(stamp: Stamp): string {
  const date = local(stamp);
  // Years before 0 and after 9999 are written with a sign and six digits.
  return Number.isNaN(date.getTime()) || /^[+-]/.test(date.toISOString()) ? "" : date.toISOString();
}

/** A length of time to the minute: `2 days 3 h`, `3 h 10 min`, `1 min`, `2 days`. */
export function lengthOf(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [days > 0 ? `${days} ${days === 1 ? "day" : "days"}` : "", hours > 0 ? `${hours} h` : "", rest > 0 ? `${rest} min` : ""];
  return parts.filter(Boolean).join(" ");
}

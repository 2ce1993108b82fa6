// Days and times as people type them: read, never rewritten. Days are `YYYY-MM-DD`, times `HH:MM`.
import { once } from "./once";
import { latinDigits } from "./number";

/** The days a field takes, the first and the last of them included. */
export interface DayRange {
  first: string;
  last: string;
}

/** Why a text is no day of a range. */
export type DayMisread = "not_day" | "short_year" | "no_month" | "no_day" | "before" | "after";

export type DayReading = { kind: "empty" } | { kind: "day"; day: string } | { kind: "wrong"; why: DayMisread };
export type TimeReading = { kind: "empty" } | { kind: "time"; time: string } | { kind: "wrong" };

/** No entry is older. */
export const FIRST_DAY = "1900-01-01";

const DAY_MS = 86_400_000;
const short = once(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }));
const long = once(() => new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }));
const longWithYear = once(
  () => new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
);
/** Whether the person's clock shows twelve hours. */
const twelve = once(() => new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions().hour12 === true);
const names = once(() => {
  const of = (language: string | undefined, month: "long" | "short") => {
    const format = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, n) => format.format(Date.UTC(2026, n, 15)).toLowerCase());
  };
  return [of("en-GB", "long"), of(undefined, "long"), of(undefined, "short")];
});

/** The moment a day begins, in UTC; nothing for a text that is no day. */
function startOf(day: string): number | null {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** The `YYYY-MM-DD` of `days` later. */
export function plusDays(day: string, days: number): string {
  const ms = startOf(day);
  return ms === null ? day : new Date(ms + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `day` to `today`; negative if it lies ahead. */
export function daysAgo(day: string, today: string): number {
  return Math.round(((startOf(today) ?? 0) - (startOf(day) ?? 0)) / DAY_MS);
}

/** `24 Nov 2026`: a day as a field shows it. */
export function writeDay(day: string): string {
  const ms = startOf(day);
  return ms === null ? "" : short().format(ms);
}

/** `Tuesday 24 November`, with the year if it is not the one of `today`. */
export function dayAloud(day: string, today: string): string {
  const ms = startOf(day);
  if (ms === null) return "";
  return (day.slice(0, 4) === today.slice(0, 4) ? long() : longWithYear()).format(ms).replace(",", "");
}

/** `03:10`, and how a clock of twelve hours shows it if the person's does. */
export function timeAloud(time: string): string {
  if (!twelve()) return time;
  const [hour = 0, minute = ""] = time.split(":").map((part, n) => (n === 0 ? Number(part) : part)) as [number, string];
  return `${time} (${hour % 12 || 12}:${minute} ${hour < 12 ? "am" : "pm"})`;
}

/** Reads `text` as a day of `range`: the day first, then the month, then the year with four digits; or as ISO writes it. */
export function readDay(text: string, range: DayRange): DayReading {
  const plain = latinDigits(text).trim().toLowerCase();
  if (plain === "") return { kind: "empty" };
  const parts = partsOf(plain);
  if (typeof parts === "string") return { kind: "wrong", why: parts };
  const { day, month, year } = parts;
  if (month < 1 || month > 12) return { kind: "wrong", why: "no_month" };
  const whole = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const ms = startOf(whole);
  // A calendar that counts on over the end of a month would give another day than was typed.
  if (ms === null || new Date(ms).toISOString().slice(0, 10) !== whole) return { kind: "wrong", why: "no_day" };
  if (whole < range.first) return { kind: "wrong", why: "before" };
  if (whole > range.last) return { kind: "wrong", why: "after" };
  return { kind: "day", day: whole };
}

interface Parts {
  day: number;
  month: number;
  year: number;
}

function partsOf(text: string): Parts | DayMisread {
  const iso = /^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const eight = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (eight) return { day: Number(eight[1]), month: Number(eight[2]), year: Number(eight[3]) };
  const typed = /^(?:\p{L}+\.?,? )?(\d{1,2})(?:st|nd|rd|th)?[-./, ]+(\d{1,2}|\p{L}+)[-./, ]+(\d+)$/u.exec(text);
  if (!typed) return "not_day";
  if (typed[3]?.length !== 4) return "short_year";
  const month = monthOf(typed[2] ?? "");
  return month === null ? "no_month" : { day: Number(typed[1]), month, year: Number(typed[3]) };
}

function monthOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (text.length < 3) return null;
  for (const months of names()) {
    const fitting = months.flatMap((name, n) => (name.startsWith(text) ? [n + 1] : []));
    if (fitting.length === 1) return fitting[0] ?? null;
  }
  return null;
}

/** Reads `text` as a time of day, on a clock of 24 or of twelve hours: `3:10`, `0310`, `3.10`, `3:10 pm`, `3 pm`. */
export function readTime(text: string): TimeReading {
  const plain = latinDigits(text).trim().toLowerCase().replace(/[\u202f\u00a0]/gu, " ");
  if (plain === "") return { kind: "empty" };
  const match = /^(\d{1,2})(?:[:.,h ]?(\d{2}))? ?([ap])?\.?(?:m\.?)?$/.exec(plain);
  const half = match?.[3];
  // An hour alone is a half-typed time, unless the half of the day is said with it.
  if (!match || (match[2] === undefined && half === undefined) || (/m/.test(plain) && half === undefined)) return { kind: "wrong" };
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minute > 59 || (half === undefined ? hour > 23 : hour < 1 || hour > 12)) return { kind: "wrong" };
  const whole = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  return { kind: "time", time: `${String(whole).padStart(2, "0")}:${String(minute).padStart(2, "0")}` };
}

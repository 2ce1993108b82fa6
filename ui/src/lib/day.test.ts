import { expect, test } from "vitest";

import { dayAloud, daysAgo, FIRST_DAY, plusDays, readDay, readTime, writeDay } from "./day";

const past = { first: FIRST_DAY, last: "2026-11-30" };
const why = (text: string) => {
  const read = readDay(text, past);
  return read.kind === "wrong" ? read.why : read.kind;
};

test("a day is read however people write it", () => {
  for (const text of [
    "24.11.2026", "24/11/2026", "24-11-2026", "24 11 2026", "24112026", "24 nov 2026", "24 November 2026", "24. Nov. 2026",
    "24th nov 2026", "Tue 24 Nov 2026", "Tuesday, 24 November 2026", "2026-11-24", " 24.11.2026 ", "٢٤.١١.٢٠٢٦",
  ]) expect(readDay(text, past), text).toEqual({ kind: "day", day: "2026-11-24" });
});

test("what a field shows is read back as the same day", () => {
  for (const day of ["2026-11-24", "1900-01-01", "2024-02-29", "2026-05-01", "2026-09-09", "2000-06-30", "2026-07-04"])
    expect(readDay(writeDay(day), past)).toEqual({ kind: "day", day });
});

test("a year of two digits, or of none, is never taken", () => {
  expect(why("24.11.26")).toBe("short_year");
  expect(why("24.11.0026")).toBe("before");
  expect(why("0026-11-24")).toBe("before");
  expect(why("24 nov 26")).toBe("short_year");
  expect(why("24.11.202")).toBe("short_year");
  expect(why("24.11.20261")).toBe("short_year");
  expect(why("24.11")).toBe("not_day");
  expect(why("24112")).toBe("not_day");
});

test("a day that no calendar has is refused, and never counted on into the next month", () => {
  expect(why("31.11.2026")).toBe("no_day");
  expect(why("29.02.2026")).toBe("no_day");
  expect(why("0.11.2026")).toBe("no_day");
  expect(why("11/24/2026")).toBe("no_month");
  expect(why("24 foo 2026")).toBe("no_month");
  expect(why("24 ju 2026")).toBe("no_month");
  expect(why("1.12.2026")).toBe("after");
  expect(why("")).toBe("empty");
  expect(why("today")).toBe("not_day");
});

test("a time is read on either clock, and a half-typed one is none", () => {
  const time = (text: string) => {
    const read = readTime(text);
    return read.kind === "time" ? read.time : read.kind;
  };
  for (const text of ["3:10", "03:10", "0310", "310", "3.10", "3:10 am", "3:10am", "3:10 a.m.", "3h10", "٠٣:١٠"]) expect(time(text), text).toBe("03:10");
  expect(time("3 pm")).toBe("15:00");
  expect(time("12:00 am")).toBe("00:00");
  expect(time("12 pm")).toBe("12:00");
  expect(time("23:59")).toBe("23:59");
  expect(time("")).toBe("empty");
  for (const text of ["3", "24:00", "12:60", "13 pm", "0 am", "noon", "3:1", "3:10 m", ":10", "-3:10", "3:10:00"]) expect(time(text), text).toBe("wrong");
});

test("a day is said with its name and how long ago it was", () => {
  expect(dayAloud("2026-11-24", "2026-11-30")).toBe("Tuesday 24 November");
  expect(dayAloud("2025-11-24", "2026-11-30")).toBe("Monday 24 November 2025");
  expect(daysAgo("2026-11-24", "2026-11-30")).toBe(6);
  expect(plusDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(dayAloud("nonsense", "2026-11-30")).toBe("");
});

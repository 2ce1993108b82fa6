import { expect, test } from "vitest";

import { dateField, dayOf, dayText, lengthOf, minuteAfter, momentOf, timeField, yearIs } from "./dates";

test("a moment that no calendar has is drawn as unknown and never throws", () => {
  for (const ms of [9e15, -9e15, Number.MAX_SAFE_INTEGER, Number.NaN, Infinity, 3e14]) {
    const stamp = { ms, offsetMin: 32_000 };
    for (const drawn of [dayOf(stamp), momentOf(stamp), minuteAfter(stamp), dateField(stamp), timeField(stamp), lengthOf(ms)]) expect(typeof drawn).toBe("string");
  }
  expect(dayText("")).toBe("?");
  expect(dayText("2026-13-45")).toBe("?");
  expect(dateField({ ms: 9e15, offsetMin: 0 })).toBe("");
});

test("a moment is drawn in its own zone", () => {
  const stamp = { ms: 1_780_822_800_000, offsetMin: 60 };
  expect([dayOf(stamp), momentOf(stamp), dateField(stamp), timeField(stamp)]).toEqual(["Sun 7 Jun", "Sun 7 Jun, 10:00", "2026-06-07", "10:00"]);
});

test("a day of another year is written with its year", () => {
  const stamp = { ms: 1_780_822_800_000, offsetMin: 60 };
  yearIs(2027);
  expect([dayOf(stamp), dayText("2027-06-07")].map((text) => text.replace(",", ""))).toEqual(["Sun 7 Jun 2026", "Mon 7 Jun"]);
  yearIs(2026);
  expect(momentOf(stamp)).toBe("Sun 7 Jun, 10:00");
});

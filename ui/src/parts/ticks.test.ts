import { expect, test } from "vitest";

import { dayTicks, roundTop, wholeTicks } from "./ticks";

test("an axis of pain has whole numbers at round values, zero and ten among them", () => {
  expect(wholeTicks(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
});

test("an axis below and above zero has zero on it", () => {
  expect(wholeTicks(-50, 100, 6)).toContain(0);
});

test("an axis of few whole numbers has no halves", () => {
  expect(wholeTicks(0, 2, 6)).toEqual([0, 1, 2]);
});

test("the top of an axis is round and holds the highest value", () => {
  expect(roundTop(37, 30)).toBe(40);
  expect(roundTop(3, 30)).toBe(30);
});

test("the first and the last day are labelled, and none so near the last that they run together", () => {
  expect(dayTicks(1, 6)).toEqual([0]);
  expect(dayTicks(2, 6)).toEqual([0, 1]);
  for (const days of [10, 43, 44, 49, 365]) {
    const at = dayTicks(days, 6);
    expect(at[0]).toBe(0);
    expect(at.at(-1)).toBe(days - 1);
    expect(at.length).toBeLessThanOrEqual(7);
    const steps = at.slice(1).map((day, index) => day - (at[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0.6 * (at[1] ?? 1));
  }
});

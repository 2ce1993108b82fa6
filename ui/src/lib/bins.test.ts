import { describe, expect, it } from "vitest";

import { daysInOne, highest } from "./bins";

describe("a chart of many days", () => {
  it("gives every day its own place for a year, and shares places after that", () => {
    expect([1, 366, 367, 732, 733, 1099].map(daysInOne)).toEqual([1, 1, 2, 2, 3, 4]);
  });

  it("shows the highest value of the days that share a place, also below zero, and keeps gaps", () => {
    expect(highest([1, null, 3, null, null, null, -20, -5], 3)).toEqual([3, null, -5]);
  });

  it("leaves single days alone", () => {
    const values = [1, null, 0];
    expect(highest(values, 1)).toBe(values);
  });
});

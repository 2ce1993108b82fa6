import { expect, test } from "vitest";

import { beatOf } from "./beat";

const raise = { work: { kind: "reps" as const, count: 3, tempo: { upMs: 1500, holdMs: 500, downMs: 2000 } }, wholeMs: 12_000 };

test("a repetition goes up with its first part, stays, and comes down with its last", () => {
  expect(beatOf(raise, 12_000)).toEqual({ posture: "hold", moveMs: 1500, endsInMs: 2000 });
  expect(beatOf(raise, 10_001)?.posture).toBe("hold");
  expect(beatOf(raise, 10_000)).toEqual({ posture: "rest", moveMs: 2000, endsInMs: 2000 });
  expect(beatOf(raise, 8_000)).toEqual({ posture: "hold", moveMs: 1500, endsInMs: 2000 });
});

test("a hold has no beat, nor has a set that is over", () => {
  expect(beatOf({ work: { kind: "hold", seconds: 30 }, wholeMs: 30_000 }, 10)).toBeNull();
  expect(beatOf({ work: null, wholeMs: 5_000 }, 10)).toBeNull();
  expect(beatOf(raise, 0)).toBeNull();
});

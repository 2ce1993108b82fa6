import { expect, test } from "vitest";
import type { ClosedReason, ReasonWords } from "../../../ipc/client";
import { sayReason } from "./reasons";

const texts: ReasonWords = { locks: {}, rows: {}, gates: {}, levels: {} };
const at = { ms: 1_790_000_000_000, offsetMin: 0 };
const stop = (again: number): ClosedReason => ({ kind: "stop", stop: { kind: "pain_during", pain: 7 }, since: at, checkFrom: at, again });

test("a stop of which others stand says how many", () => {
  expect(sayReason(stop(0), texts)).toBe("Stopped: pain 7 during or after a load.");
  expect(sayReason(stop(1), texts)).toBe("Stopped: pain 7 during or after a load. One like it from before still counts too.");
  expect(sayReason(stop(12), texts)).toMatch(/ 12 like it from before still count too\.$/);
});

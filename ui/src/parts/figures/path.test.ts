import { expect, test } from "vitest";

import { smooth } from "./path";

test("a closed outline passes through every point and returns", () => {
  const path = smooth([[0, 0], [10, 0], [10, 10]]);
  expect(path.startsWith("M0 0C")).toBe(true);
  expect(path.endsWith(" 0 0Z")).toBe(true);
});

test("an open line ends at its last point", () => {
  expect(smooth([[0, 0], [10, 5]], false).endsWith("10 5")).toBe(true);
});

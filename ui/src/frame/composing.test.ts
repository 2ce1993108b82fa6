import { expect, test, vi } from "vitest";

import { leaveToInputMethod } from "./composing";

function press(key: string, isComposing: boolean, keyCode: number, inForm = true) {
  const target = { closest: () => (inForm ? {} : null) };
  const event = { key, isComposing, keyCode, target, stopImmediatePropagation: vi.fn(), preventDefault: vi.fn() };
  leaveToInputMethod(event as unknown as KeyboardEvent);
  return [event.stopImmediatePropagation.mock.calls.length, event.preventDefault.mock.calls.length];
}

test("the Enter that ends a word of an input method reaches nothing and submits nothing", () => {
  expect(press("Enter", true, 13)).toEqual([1, 1]);
  expect(press("Enter", false, 229)).toEqual([1, 1]);
  expect(press("n", true, 229)).toEqual([1, 0]);
  expect(press("Enter", true, 13, false)).toEqual([1, 0]);
});

test("a plain Enter goes its way", () => {
  expect(press("Enter", false, 13)).toEqual([0, 0]);
});

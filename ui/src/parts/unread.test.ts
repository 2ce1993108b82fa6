import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { unread } from "./unread";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Something that can be pressed, and whether a press on it counts now. */
function drawn() {
  const element = Object.assign(new EventTarget(), { dataset: {} as Record<string, string> });
  const counts = () => element.dispatchEvent(new Event("click", { cancelable: true }));
  return { element: element as unknown as HTMLElement, counts };
}

test("what was just drawn takes no press, and says so; a moment later it does", () => {
  const { element, counts } = drawn();
  unread(element);
  expect([counts(), "fresh" in element.dataset]).toEqual([false, true]);
  vi.advanceTimersByTime(249);
  expect(counts()).toBe(false);
  vi.advanceTimersByTime(1);
  expect([counts(), "fresh" in element.dataset]).toEqual([true, false]);
});

test("what is drawn no more leaves nothing behind", () => {
  const { element, counts } = drawn();
  unread(element)();
  expect([counts(), "fresh" in element.dataset]).toEqual([true, false]);
});

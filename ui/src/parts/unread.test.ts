import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { moved, unread } from "./unread";

/** How long the page takes to be drawn. */
let drawing = 0;

beforeEach(() => {
  vi.useFakeTimers();
  drawing = 0;
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, drawing));
  vi.stubGlobal("cancelAnimationFrame", clearTimeout);
  vi.stubGlobal("HTMLElement", EventTarget);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

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
  vi.advanceTimersByTime(0);
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

test("the moment begins when the page is seen, not when it is put together", () => {
  const { element, counts } = drawn();
  drawing = 400;
  unread(element);
  vi.advanceTimersByTime(400);
  vi.advanceTimersByTime(249);
  expect(counts()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(counts()).toBe(true);
});

test("where no frame is drawn it ends all the same", () => {
  const { element, counts } = drawn();
  drawing = 1_000_000;
  unread(element);
  vi.advanceTimersByTime(1_250);
  expect([counts(), "fresh" in element.dataset]).toEqual([true, false]);
});

test("what moves again while it is unread stays unread for as long as the later of the two", () => {
  const { element, counts } = drawn();
  moved(element);
  vi.advanceTimersByTime(0);
  vi.advanceTimersByTime(400);
  moved(element);
  vi.advanceTimersByTime(0);
  vi.advanceTimersByTime(499);
  expect([counts(), "fresh" in element.dataset]).toEqual([false, true]);
  vi.advanceTimersByTime(1);
  expect([counts(), "fresh" in element.dataset]).toEqual([true, false]);
});

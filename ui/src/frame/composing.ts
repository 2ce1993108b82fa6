// An input method takes keys for the word it puts together, and its Enter ends that word: it submits and presses nothing.

import { isComposing } from "../lib/keys";

/** Keeps a key of an input method from whatever acts on keys. */
export function leaveToInputMethod(event: KeyboardEvent): void {
  if (!isComposing(event)) return;
  event.stopImmediatePropagation();
  // The engine's own submit at Enter.
  const form = (event.target as Partial<Element> | null)?.closest?.("form");
  if (event.key === "Enter" && form) event.preventDefault();
}

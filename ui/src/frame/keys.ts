import type { ScreenName } from "../router.svelte";

const byKey = { F2: "cramp", F3: "check" } as const satisfies Record<string, ScreenName>;
type ScreenKey = keyof typeof byKey;

/** Whether a key opens a screen from anywhere, inside fields too. */
export function isScreenKey(key: string): key is ScreenKey {
  return key in byKey;
}

/** Whether this is Enter, held down on something to press: it presses once, and not whatever the focus reaches meanwhile. */
export function isHeldDown(event: KeyboardEvent): boolean {
  const on = event.target instanceof Element ? event.target.closest("a, button, summary, input") : null;
  return event.repeat && event.key === "Enter" && on !== null;
}

/** The screen a key opens. */
export function screenOf(key: ScreenKey): ScreenName {
  return byKey[key];
}

import type { ScreenName } from "../router.svelte";

const byKey = { F2: "cramp", F3: "check" } as const satisfies Record<string, ScreenName>;
type ScreenKey = keyof typeof byKey;

/** Whether a key opens a screen from anywhere, inside fields too. */
export function isScreenKey(key: string): key is ScreenKey {
  return key in byKey;
}

/** The screen a key opens. */
export function screenOf(key: ScreenKey): ScreenName {
  return byKey[key];
}

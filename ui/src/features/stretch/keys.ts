import { isComposing, keyOf } from "../../lib/keys";

/**
 * What a key means in the player: nothing while a dialog is open or with Ctrl, Alt or Cmd, and nothing more when it is
 * held down. Space presses a button that was reached by Tab; one that was only clicked before does not catch it.
 */
export function meaning(event: KeyboardEvent, toggle: () => void, keys: Record<string, () => void>): (() => void) | undefined {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return undefined;
  const target = event.target instanceof HTMLElement ? event.target.closest("button, a, summary") : null;
  const space = event.key === " " && !target?.matches(":focus-visible");
  const act = space ? toggle : keys[keyOf(event)];
  return act && event.repeat ? () => undefined : act;
}

/** Takes the rest of the app, which lies behind the player, out of the way of Tab. Answers how to give it back. */
export function coverTheRest(): () => void {
  const covered = document.querySelector("nav");
  covered?.setAttribute("inert", "");
  return () => covered?.removeAttribute("inert");
}

// What can be done from anywhere: one table for the keys, the list behind F1 and the quick jump.

import { isChord, isTyping } from "../lib/keys";
import type { words } from "../words";

export interface Deed {
  name: keyof typeof words.frame.deeds;
  /** The keys; the first is the one that is shown. */
  chords: [string, ...string[]];
  run: () => void;
  /** Where the key means something else, or would throw away what is entered: while a dialog is open, and in a form. */
  not?: "in dialogs" | "in dialogs and forms";
  /** Another way to a deed that is listed already. */
  unlisted?: boolean;
}

/** The deed a press asks for, unless a dialog or what has the focus has taken it. */
export function deedOf(deeds: Deed[], event: KeyboardEvent): Deed | undefined {
  const deed = deeds.find(({ chords }) => chords.some((chord) => isChord(event, chord)));
  if (!deed || event.defaultPrevented) return undefined;
  if (deed.not && document.querySelector("dialog[open]")) return undefined;
  return deed.not === "in dialogs and forms" && isFilling(event.target) ? undefined : deed;
}

function isFilling(target: EventTarget | null): boolean {
  return isTyping(target) || (target instanceof Element && target.closest("form, fieldset, input") !== null);
}

const SHOWN: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→" };

/** The keys of a chord as they stand on the board. */
export function shownKeys(chord: string): string[] {
  const [, modifiers = "", key = ""] = /^((?:\w+\+)*)(.+)$/.exec(chord) ?? [];
  const shown = SHOWN[key] ?? (key === "-" ? "−" : key.length === 1 ? key.toUpperCase() : key);
  return [...modifiers.split("+").filter(Boolean), shown];
}

// A form: what it was filled with, what stands in it, and which of its fields were changed. It is kept while it is changed.

import { untrack } from "svelte";

import type { Draft, Stamp } from "../ipc/client";
import { drafts } from "./drafts.svelte";

/** Fields by name. Numbers and days are the texts that were typed. */
type Fields = Record<string, unknown>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const kind = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
/** Whether a kept value can stand in a field that shows `now`: nothing that was stored can break a form. */
const fits = (value: unknown, now: unknown): boolean => kind(value) === kind(now) || (kind(value) !== "object" && now === null);

/**
 * What is shown now, with the fields that the draft had changed; and whether one of those was changed in the entry too.
 * Nothing that was stored can break a form: what does not fit its field is left out.
 */
export function takenUp<T extends Fields>(shown: T, draft: Pick<Draft, "shown" | "form">): { form: T; clash: boolean } {
  const [before, then] = [(draft.shown ?? {}) as Fields, (draft.form ?? {}) as Fields];
  const form: Fields = structuredClone(shown);
  let clash = false;
  for (const name of Object.keys(shown)) {
    const typed = then[name];
    if (typed === undefined || same(typed, before[name]) || !fits(typed, shown[name])) continue;
    form[name] = typed;
    clash ||= !same(before[name], shown[name]);
  }
  return { form: form as T, clash };
}

export class Form<T extends Fields> {
  /** What stands in the fields. */
  value: T = $state({} as T);
  /** Saving was tried. */
  tried = $state(false);
  /** When it was begun, if this is what was begun earlier. */
  begun = $state.raw<Stamp | null>(null);
  /** The entry was changed since this was begun, in a field that is changed here too. */
  clash = $state(false);
  /** What was discarded last. */
  thrown = $state.raw<T | null>(null);
  #shown: T = $state.raw({} as T);

  /** Fills the form with `shown`, and with what was begun under this key. To be made while its component is. */
  constructor(
    readonly key: string,
    shown: T,
    /** Puts right what was begun at another time, for instance what "now" was. */
    readonly resume: (form: T, begun: Stamp) => T = (form) => form,
  ) {
    this.#shown = shown;
    this.value = structuredClone(shown);
    this.#takeUp();
    const unhear = drafts.heard(() => this.#takeUp());
    $effect(() => unhear);
    $effect(() => {
      const [form, before] = [this.now, this.#shown];
      untrack(() => drafts.keep(key, same(form, before) ? null : { shown: before, form }));
    });
  }

  /** What stands in the fields, as plain values. */
  get now(): T {
    return $state.snapshot(this.value) as T;
  }

  /** Whether any field differs from what it was filled with. */
  get changed(): boolean {
    return !same(this.value, this.#shown);
  }

  /** Whether this field differs from what it was filled with. */
  differs(name: keyof T): boolean {
    return !same(this.value[name], this.#shown[name]);
  }

  /** What stands in it is saved, or is not wanted any more: it begins anew with `shown`. */
  reset(shown: T = this.#shown): void {
    this.#shown = shown;
    this.value = structuredClone(shown);
    this.thrown = this.begun = null;
    this.tried = this.clash = false;
    // Now, and not when the page is drawn again: the form may be gone by then.
    drafts.keep(this.key, null);
  }

  /** Throws away what was begun; `undo` brings it back. */
  discard(): void {
    const thrown = this.now;
    this.reset();
    this.thrown = thrown;
  }

  undo(): void {
    if (this.thrown) this.value = this.thrown;
    this.thrown = null;
  }

  #takeUp(): void {
    const draft = drafts.of(this.key);
    if (!draft || this.changed) return;
    const { form, clash } = takenUp(this.#shown, draft);
    if (same(form, this.#shown)) return drafts.keep(this.key, null);
    this.value = this.resume(form, draft.begun);
    this.begun = draft.begun;
    this.clash = clash;
  }
}

// Forms that were begun: kept by the app as they stand, so that no key, link, dead web process or closed window loses them.

import { call, type Draft } from "../ipc/client";
import { Refusal } from "../ipc/failure";

/** What a form showed, and what stands in it. */
export type Begun = Pick<Draft, "shown" | "form">;

/** The forms that were begun and not saved. */
class Drafts {
  /** Whether the last one was too long to be kept. */
  full = $state(false);
  /** The forms that were begun, by their key; what is typed in an open form is kept without this changing. */
  all = $state.raw<Partial<Record<string, Draft>>>({});
  #waiting = new Map<string, Begun | null>();
  #sending = false;
  #hearers = new Set<() => void>();

  /** Reads what the record keeps. What was typed in another record does not go into this one. */
  async load(): Promise<void> {
    this.#waiting.clear();
    // While the record is closed nothing can be saved either.
    this.all = await call("drafts").catch(() => ({}));
    for (const heard of this.#hearers) heard();
  }

  /** Calls `heard` whenever the drafts were read; the answer ends that. */
  heard(heard: () => void): () => void {
    this.#hearers.add(heard);
    return () => this.#hearers.delete(heard);
  }

  /** The draft of a form. */
  of(key: string): Draft | null {
    return this.all[key] ?? null;
  }

  /** The form `key` stands like this now; `null`: it was saved, or discarded. */
  keep(key: string, begun: Begun | null): void {
    const before = this.all[key];
    if (begun === null && !before) return;
    this.#set(key, begun && { begun: before?.begun ?? { ms: 0, offsetMin: 0 }, ...begun });
    this.#waiting.set(key, begun);
    if (!this.#sending) void this.#send();
  }

  /** One call at a time, and of each form only its newest state: typing is faster than a disk. */
  async #send(): Promise<void> {
    this.#sending = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const [key, begun] = next;
      try {
        if (begun === null) await call("draft_drop", key);
        else {
          const since = await call("draft_put", { key, ...begun });
          const draft = this.all[key];
          if (draft) this.#set(key, { ...draft, begun: since });
        }
        this.full = false;
      } catch (error) {
        this.full = Refusal.from(error).code === "bad_input";
      }
    }
    this.#sending = false;
  }

  #set(key: string, draft: Draft | null): void {
    const { [key]: _, ...rest } = this.all;
    this.all = draft ? { ...rest, [key]: draft } : rest;
  }

  #next(): [string, Begun | null] | undefined {
    const next = this.#waiting.entries().next().value;
    if (next) this.#waiting.delete(next[0]);
    return next;
  }
}

export const drafts = new Drafts();

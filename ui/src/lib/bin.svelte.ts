import type { EntryId } from "../ipc/client";

/** What was taken away since the start and can be brought back, the newest first. */
export class Bin {
  #ids = $state.raw<EntryId[]>([]);

  /** Whether anything can be brought back. */
  get full(): boolean {
    return this.#ids.length > 0;
  }

  /** `id` was taken away. */
  add(id: EntryId): void {
    this.#ids = [...this.#ids.filter((other) => other !== id), id];
  }

  /** Brings back what was taken away last; what is refused stays. */
  async back(restore: (id: EntryId) => Promise<unknown>): Promise<void> {
    const id = this.#ids.at(-1);
    if (id === undefined) return;
    await restore(id);
    this.#ids = this.#ids.filter((other) => other !== id);
  }

  /** Nothing can be brought back from here any more. */
  empty(): void {
    this.#ids = [];
  }
}

import { call, type ColdView, type EntryId } from "../../../ipc/client";
import { Latest, Queue } from "../../../lib/order";

/** Cold packs of one episode. The time is kept by the app; this only asks again while one is on. */
class Cold {
  view = $state.raw<ColdView | null>(null);
  of = $state.raw<EntryId | null>(null);
  readonly #queue = new Queue();
  readonly #shown = new Latest();
  #looking: ReturnType<typeof setInterval> | undefined;

  load(episode: EntryId): Promise<void> {
    return this.#ask(episode, () => call("cold", episode));
  }

  start(episode: EntryId, minutes: number): Promise<void> {
    return this.#ask(episode, () => call("cold_start", { episode, minutes }));
  }

  stop(episode: EntryId): Promise<void> {
    return this.#ask(episode, () => call("cold_stop", episode));
  }

  /** The screen is gone: nothing asks again, also not what is still on its way. */
  leave(): void {
    this.#shown.drop();
    clearInterval(this.#looking);
  }

  #ask(episode: EntryId, question: () => Promise<ColdView | null>): Promise<void> {
    return this.#shown.ask(
      () => this.#queue.run(question),
      (view) => this.#take(episode, view),
    );
  }

  #take(episode: EntryId, view: ColdView | null): void {
    this.view = view;
    this.of = episode;
    clearInterval(this.#looking);
    if (view?.running) this.#looking = setInterval(() => this.#look(episode), 1000);
  }

  #look(episode: EntryId): void {
    if (this.#queue.idle) this.load(episode).catch(() => this.leave());
  }
}

export const cold = new Cold();

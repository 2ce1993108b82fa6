import { call, type ColdView, type EntryId } from "../ipc/client";

/** Cold packs of one episode. The time is kept by the app; this only asks again while one is on. */
class Cold {
  view = $state.raw<ColdView | null>(null);
  of = $state.raw<EntryId | null>(null);
  #looking: ReturnType<typeof setInterval> | undefined;

  async load(episode: EntryId): Promise<void> {
    this.#take(episode, await call("cold", episode));
  }

  async start(episode: EntryId, minutes: number): Promise<void> {
    this.#take(episode, await call("cold_start", { episode, minutes }));
  }

  async stop(episode: EntryId): Promise<void> {
    this.#take(episode, await call("cold_stop", episode));
  }

  leave(): void {
    clearInterval(this.#looking);
  }

  #take(episode: EntryId, view: ColdView | null): void {
    this.view = view;
    this.of = episode;
    clearInterval(this.#looking);
    if (view?.running) this.#looking = setInterval(() => void this.load(episode).catch(() => this.leave()), 1000);
  }
}

export const cold = new Cold();

import { call, type EntryId, type Side, type TestKind, type TrialDeed, type TrialView } from "../../../ipc/client";
import { Latest, Queue } from "../../../lib/order";

/** A functional test under way. The app keeps its time and count; this shows them and sends what the person does. */
class Trial {
  view = $state.raw<TrialView | null>(null);
  readonly #queue = new Queue();
  readonly #shown = new Latest();
  #looking: ReturnType<typeof setInterval> | undefined;

  start(episode: EntryId, test: TestKind, side: Side): Promise<void> {
    return this.#ask(() => call("trial_start", { episode, test, side }));
  }

  does(deed: TrialDeed): Promise<void> {
    return this.#ask(() => call("trial", deed));
  }

  /** The screen is gone: the test is put away, also one that is just being begun. */
  leave(): void {
    this.#shown.drop();
    clearInterval(this.#looking);
    if (this.view || !this.#queue.idle) this.#queue.run(() => call("trial", "leave")).catch(() => undefined);
    this.view = null;
  }

  #ask(question: () => Promise<TrialView | null>): Promise<void> {
    return this.#shown.ask(
      () => this.#queue.run(question),
      (view) => this.#take(view),
    );
  }

  #take(view: TrialView | null): void {
    this.view = view;
    clearInterval(this.#looking);
    if (view && view.phase !== "over") this.#looking = setInterval(() => this.#look(), 200);
  }

  #look(): void {
    if (this.#queue.idle) this.does("look").catch(() => clearInterval(this.#looking));
  }
}

export const trial = new Trial();

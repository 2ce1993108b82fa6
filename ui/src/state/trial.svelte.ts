import { call, type EntryId, type Side, type TestKind, type TrialDeed, type TrialView } from "../ipc/client";

/** A functional test under way. The app keeps its time and count; this shows them and sends what the person does. */
class Trial {
  view = $state.raw<TrialView | null>(null);
  #looking: ReturnType<typeof setInterval> | undefined;

  async start(episode: EntryId, test: TestKind, side: Side): Promise<void> {
    this.view = await call("trial_start", { episode, test, side });
    clearInterval(this.#looking);
    this.#looking = setInterval(() => void this.does("look"), 200);
  }

  async does(deed: TrialDeed): Promise<void> {
    this.view = await call("trial", deed);
    if (this.view === null || this.view.phase === "over") clearInterval(this.#looking);
  }

  leave(): void {
    clearInterval(this.#looking);
    if (this.view) void this.does("leave");
  }
}

export const trial = new Trial();

import { type EntryId, type EpisodeNow, type RecoveryToday } from "../../../ipc/client";
import { inOrder } from "../../../lib/order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** What each open recovery needs today. */
class RecoveryOfToday {
  episodes = $state.raw<RecoveryToday[]>([]);
  /** Where the episode that is looked at stands. */
  now = $state.raw<EpisodeNow | null>(null);

  async load(): Promise<void> {
    this.episodes = await ask("recovery_today");
  }

  async look(id: EntryId): Promise<void> {
    this.now = await ask("episode_now", id);
  }
}

export const recoveryToday = new RecoveryOfToday();

import { type RecoveryToday } from "../ipc/client";
import { inOrder } from "./order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** What each open recovery needs today. */
class RecoveryOfToday {
  episodes = $state.raw<RecoveryToday[]>([]);

  async load(): Promise<void> {
    this.episodes = await ask("recovery_today");
  }
}

export const recoveryToday = new RecoveryOfToday();

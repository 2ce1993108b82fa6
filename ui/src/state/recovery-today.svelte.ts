import { call, type RecoveryToday } from "../ipc/client";

/** What each open recovery needs today. */
class RecoveryOfToday {
  episodes = $state.raw<RecoveryToday[]>([]);

  async load(): Promise<void> {
    this.episodes = await call("recovery_today");
  }
}

export const recoveryToday = new RecoveryOfToday();

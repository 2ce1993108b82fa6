import { Refusal } from "../ipc/failure";

/** Runs calls to the app for one screen and keeps the last refusal, so that nothing fails in silence. */
export class Task {
  refusal = $state.raw<Refusal | null>(null);
  busy = $state(false);

  /** Runs `work`; answers whether it went through. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true;
    try {
      await work();
      this.refusal = null;
      return true;
    } catch (error) {
      this.refusal = Refusal.from(error);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

import { Refusal } from "../ipc/failure";

/** Runs calls to the app for one screen and keeps the last refusal, so that nothing fails in silence. */
export class Task {
  refusal = $state.raw<Refusal | null>(null);
  /** Whether anything is still on its way. */
  busy = $state(false);
  #running = 0;
  #pressed = false;

  /** Runs `work`; answers whether it went through. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.#running += 1;
    this.busy = true;
    try {
      await work();
      this.refusal = null;
      return true;
    } catch (error) {
      this.refusal = Refusal.from(error);
      return false;
    } finally {
      this.#running -= 1;
      this.busy = this.#running > 0;
    }
  }

  /** As `run`, for what must not happen twice: a second press while the first is on its way is none. */
  async once(work: () => Promise<unknown>): Promise<boolean> {
    if (this.#pressed) return false;
    this.#pressed = true;
    try {
      return await this.run(work);
    } finally {
      this.#pressed = false;
    }
  }
}

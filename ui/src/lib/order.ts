// Calls run side by side in the app, and their answers may overtake each other. What must keep its order says so here.

import { call } from "../ipc/client";

/** One after the other: each begins when the one before is answered, so that it sees what that one did. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Whether nothing is on its way. */
  get idle(): boolean {
    return this.#waiting === 0;
  }

  /**
   * Runs `work` in its turn; one that fails does not stop those behind it. What the next one is to see, `work` itself sets:
   * whoever awaits the answer may hear of it later than that one begins. Never from within the same queue.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const mine = this.#last.then(work, work);
    this.#last = mine;
    try {
      return await mine;
    } finally {
      this.#waiting -= 1;
    }
  }
}

/** Only what was asked last counts: an answer or a refusal that comes after a newer question is dropped. */
export class Latest {
  #asked = 0;

  /** Asks, and hands the answer to `take` if nothing newer was asked meanwhile. */
  async ask<T>(question: () => Promise<T>, take: (answer: T) => void): Promise<void> {
    const mine = ++this.#asked;
    try {
      const answer = await question();
      if (mine === this.#asked) take(answer);
    } catch (error) {
      if (mine === this.#asked) throw error;
    }
  }

  /** What is still on its way counts no longer, for instance because its screen is gone. */
  drop(): void {
    this.#asked += 1;
  }
}

/** `call`, with every command sent when the one before is answered: no answer is older than what is on screen. */
export function inOrder(queue = new Queue()): typeof call {
  return (name, ...args) => queue.run(() => call(name, ...args));
}

import { call, type ReasonWords } from "../../../ipc/client";

/** The words that reasons name by id: locks, daily rows, gates. They never change while the app runs. */
class Reasons {
  texts = $state.raw<ReasonWords>({ locks: {}, rows: {}, gates: {}, levels: {} });
  #asked = false;

  load(): void {
    if (this.#asked) return;
    this.#asked = true;
    call("reason_words").then(
      (texts) => (this.texts = texts),
      () => (this.#asked = false),
    );
  }
}

export const reasons = new Reasons();

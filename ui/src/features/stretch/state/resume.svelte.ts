import { call, type OfferAnswer, type OfferView } from "../../../ipc/client";

/** An unfinished session found at the start, offered once. */
class Resume {
  offer = $state.raw<OfferView | null>(null);

  async load(): Promise<void> {
    this.offer = await call("session_offer");
  }

  async answer(answer: OfferAnswer): Promise<void> {
    await call("session_answer", answer);
    this.offer = null;
  }
}

export const resume = new Resume();

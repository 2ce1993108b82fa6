import { call, type EmergencyNumber, type Settings } from "../../../ipc/client";
import { words } from "../../../words";

/** What to call under the settings in view. */
class Emergency {
  value = $state.raw<EmergencyNumber | null>(null);
  #asked = "";

  /** The numbers as they are read out; empty while they are on their way. */
  get shown(): string {
    return (this.value?.numbers ?? []).join(" / ");
  }

  /** `text` with the number itself where it speaks of "your emergency number": `numbers` if a result was given with its own. */
  said(text: string, numbers = this.value?.numbers ?? []): string {
    const sure = this.value?.of === "person" || this.value?.of === "country";
    return words.check.number.named(text, numbers.join(" / "), sure);
  }

  /** Asks what to call under `settings`, unless that was the last question. Only the newest question is answered. */
  async load(settings: Settings | null): Promise<void> {
    const { country = null, emergencyNumber = null } = settings ?? {};
    const asked = JSON.stringify([country, emergencyNumber]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    try {
      const answer = await call("emergency_number", { country, emergencyNumber });
      if (asked === this.#asked) this.value = answer;
    } catch {
      // What was shown stays; the next change asks again.
      if (asked === this.#asked) this.#asked = "";
    }
  }
}

export const emergency = new Emergency();

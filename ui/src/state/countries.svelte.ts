import { call, type Country, type Settings } from "../ipc/client";

/** The offline table of emergency numbers. */
class Countries {
  all = $state.raw<Country[]>([]);
  #fallback = $state.raw<string[]>([]);

  /** Reads the table once. */
  async load(): Promise<void> {
    if (this.all.length > 0) return;
    const table = await call("countries");
    this.all = table.countries;
    this.#fallback = table.fallback;
  }

  /** What to call, for these settings: the person's own number, the country's, or the common ones together. */
  numbers(settings: Settings | null): string {
    if (settings?.emergencyNumber) return settings.emergencyNumber;
    const country = this.all.find(({ code }) => code === settings?.country);
    return country ? country.numbers.join(" / ") : this.#fallback.join(" / ");
  }
}

export const countries = new Countries();

import { call, type Country, type Settings } from "../../../ipc/client";

/** Works in many countries; shown with "check locally" where the table has no number. */
const ELSEWHERE = "112";

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
    const country = this.of(settings);
    if (country) return country.numbers.join(" / ");
    return this.elsewhere(settings) ? ELSEWHERE : this.#fallback.join(" / ");
  }

  /** The country of these settings, if the table has it. */
  of(settings: Settings | null): Country | null {
    return this.all.find(({ code }) => code === settings?.country) ?? null;
  }

  /** The shown numbers that nobody has read on an official page for this app; never the person's own. */
  unread(settings: Settings | null): string[] {
    return settings?.emergencyNumber ? [] : (this.of(settings)?.unread ?? []);
  }

  /** Whether a country was chosen that the table does not have. */
  elsewhere(settings: Settings | null): boolean {
    return Boolean(settings?.country) && this.all.length > 0 && !this.of(settings);
  }
}

export const countries = new Countries();

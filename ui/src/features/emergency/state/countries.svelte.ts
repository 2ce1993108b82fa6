import { call, type Country } from "../../../ipc/client";

/** The offline table of emergency numbers. */
class Countries {
  all = $state.raw<Country[]>([]);

  /** Reads the table once. */
  async load(): Promise<void> {
    if (this.all.length === 0) this.all = await call("countries");
  }

  /** The country with this code, if the table has it. */
  of(code: string | null): Country | null {
    return this.all.find((country) => country.code === code) ?? null;
  }
}

export const countries = new Countries();

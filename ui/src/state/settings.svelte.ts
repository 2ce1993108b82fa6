import { call, type Settings } from "../ipc/client";

/** The person's settings, applied to the whole document. */
class SettingsState {
  value = $state.raw<Settings | null>(null);

  /** Reads and applies the settings; the defaults stand if that fails. */
  async load(): Promise<void> {
    try {
      this.#apply(await call("settings_get"));
    } catch {
      // Today shows why the record is closed; colours and text size keep their defaults.
    }
  }

  /** Changes some settings and stores them. */
  async change(changes: Partial<Settings>): Promise<void> {
    if (!this.value) return;
    this.#apply(await call("settings_put", { ...this.value, ...changes }));
  }

  #apply(settings: Settings): void {
    this.value = settings;
    const root = document.documentElement;
    if (settings.theme === "system") delete root.dataset.theme;
    else root.dataset.theme = settings.theme;
    root.style.fontSize = `${settings.textPercent}%`;
    root.style.setProperty("--measure", `${settings.lineChars}ch`);
  }
}

export const settings = new SettingsState();

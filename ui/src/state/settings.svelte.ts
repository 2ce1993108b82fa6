import { call, type Settings, type SettingsChange } from "../ipc/client";
import { Queue } from "../lib/order";
import { Task } from "../lib/task.svelte";

/** The text sizes there are, in percent. */
export const TEXT_PERCENT = { least: 80, most: 200 };

/** The person's settings, applied to the whole document. */
class SettingsState {
  /** What the person wants: the kept settings with every change that is still on its way. */
  value = $state.raw<Settings | null>(null);
  /** For the settings screens: the last change that was refused. */
  readonly task = new Task();
  #kept: Settings | null = null;
  #onTheWay: SettingsChange[] = [];
  readonly #queue = new Queue();

  /** Reads and applies the settings; the defaults stand if that fails. */
  async load(): Promise<void> {
    try {
      this.#kept = await this.#queue.run(() => call("settings_get"));
      this.#apply();
    } catch {
      // Today shows why the record is closed; colours and text size keep their defaults.
    }
  }

  /** Changes some settings: seen at once, kept one after the other, taken back if refused. */
  async change(change: SettingsChange): Promise<void> {
    if (!this.value) return;
    this.#onTheWay.push(change);
    this.#apply();
    try {
      this.#kept = await this.#queue.run(() => call("settings_put", change));
    } finally {
      this.#onTheWay = this.#onTheWay.filter((other) => other !== change);
      this.#apply();
    }
  }

  /** The text size that much larger or smaller, in percent, as far as it goes. */
  largerBy(percent: number): number {
    const { least, most } = TEXT_PERCENT;
    return Math.min(most, Math.max(least, (this.value?.textPercent ?? 100) + percent));
  }

  /** As `change`, with a refusal kept in `task`. */
  set(change: SettingsChange): Promise<boolean> {
    return this.task.run(() => this.change(change));
  }

  #apply(): void {
    if (!this.#kept) return;
    const settings: Settings = Object.assign({}, this.#kept, ...this.#onTheWay);
    this.value = settings;
    const root = document.documentElement;
    if (settings.theme === "system") delete root.dataset.theme;
    else root.dataset.theme = settings.theme;
    root.style.fontSize = `${settings.textPercent}%`;
    root.style.setProperty("--measure", `${settings.lineChars}ch`);
  }
}

export const settings = new SettingsState();

import { call, type Today } from "../ipc/client";
import { yearIs } from "../lib/dates";

/** How often the app is asked, in milliseconds: a form must not take yesterday for today after midnight. */
const EVERY_MS = 30_000;

/** Which day and time it is. Only the app knows: the window keeps no clock. */
class TodayState {
  /** Today's date, the check-in day (which begins at 04:00) and the time, `HH:MM`. */
  value = $state.raw<Today>({ date: "1970-01-01", day: "1970-01-01", time: "00:00" });

  async load(): Promise<void> {
    const now = await call("today").catch(() => this.value);
    yearIs(Number(now.date.slice(0, 4)));
    if (now.time !== this.value.time || now.date !== this.value.date) this.value = now;
  }

  /** Keeps asking for as long as the window lives. */
  follow(): void {
    setInterval(() => void this.load(), EVERY_MS);
  }
}

export const today = new TodayState();

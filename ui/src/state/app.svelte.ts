import { call, listen, type AppInfo } from "../ipc/client";

/** What the app says about itself, and what it can do beside its screens. */
class AppState {
  info = $state.raw<AppInfo | null>(null);
  /** Why closing the window is asked about first, while it is. */
  closeAsked = $state<"session" | "unsaved" | null>(null);

  /** Whether the window fills the display. */
  full = $state(false);

  constructor() {
    listen("close-asked", (why) => (this.closeAsked = why));
    listen("full-screen", (on) => (this.full = on));
    void call("window_fullscreen", null).then((on) => (this.full = on)).catch(() => undefined);
  }

  /** Lets the window fill the display, or ends that. */
  async fullScreen(on: boolean): Promise<void> {
    this.full = await call("window_fullscreen", on);
  }

  /** As the window's own button for it: what would be lost is asked about first. */
  async askToClose(): Promise<void> {
    await call("window_ask_close");
  }

  async load(): Promise<void> {
    this.info = await call("app_info");
  }

  /** Plays the test tones; the answer says whether a device could be heard. */
  async testSound(): Promise<void> {
    this.info = await call("sound_test");
  }

  /** Writes into the log what went wrong in the window. */
  async note(fault: string): Promise<void> {
    await call("window_fault", fault).catch(() => undefined);
  }

  async showLog(): Promise<void> {
    await call("show_log").catch(() => undefined);
  }

  /** Closes without asking again. */
  async close(): Promise<void> {
    await call("window_close");
  }
}

export const app = new AppState();

import { call, listen, type AppInfo } from "../ipc/client";

/** What the app says about itself, and what it can do beside its screens. */
class AppState {
  info = $state.raw<AppInfo | null>(null);
  /** Why closing the window is asked about first, while it is. */
  closeAsked = $state<"session" | "unsaved" | null>(null);

  constructor() {
    listen("close-asked", (why) => (this.closeAsked = why));
  }

  async load(): Promise<void> {
    this.info = await call("app_info");
  }

  /** Plays the test tones; the answer says whether a device could be heard. */
  async testSound(): Promise<void> {
    this.info = await call("sound_test");
  }

  async showFolder(): Promise<void> {
    await call("show_data_folder");
  }

  async close(): Promise<void> {
    await call("window_close");
  }
}

export const app = new AppState();

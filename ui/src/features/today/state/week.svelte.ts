import { call, type WeekDay } from "../../../ipc/client";

/** The last seven days, oldest first. */
class Week {
  days = $state.raw<WeekDay[]>([]);

  async load(): Promise<void> {
    this.days = await call("week");
  }
}

export const week = new Week();

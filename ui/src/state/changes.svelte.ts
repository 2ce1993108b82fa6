import { listen } from "../ipc/client";

/** Counts changes of the record, so that a screen reads again what it shows. */
class Changes {
  count = $state(0);

  constructor() {
    listen("data-changed", () => (this.count += 1));
  }
}

export const changes = new Changes();

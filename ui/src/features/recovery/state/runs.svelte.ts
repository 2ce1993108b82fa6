import type { RunLog, RunLook } from "../../../ipc/client";
import { inOrder } from "../../../lib/order";
import { jump } from "../../../state/jump.svelte";
import { words } from "../../../words";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** The person's walks and runs, with or without a recovery. */
class Runs {
  log = $state.raw<RunLog | null>(null);
  /** How long the next run may be. */
  ahead = $state.raw<RunLook | null>(null);

  async load(most: number): Promise<void> {
    this.log = await ask("run_log", { most });
  }

  async lookAhead(): Promise<void> {
    this.ahead = await ask("run_look", null);
  }
}

export const runs = new Runs();

jump.offer(async () => [
  { kind: "screen", title: words.recovery.runs.title, screen: "recovery", path: ["runs"], also: words.recovery.runs.also },
]);

import {
  call,
  type CrampLog,
  type CrampLogged,
  type CrampNow,
  type Cramps,
  type Entry,
  type EntryId,
  type HoldCommand,
  type HoldView,
  type Tri,
} from "../../../ipc/client";
import { Bin } from "../../../lib/bin.svelte";
import { Latest, Queue } from "../../../lib/order";

/** A cramp about which nothing is known yet. */
export const blank: CrampLog = {
  legs: null,
  came: null,
  minutes: null,
  spasm: null,
  woke: null,
  released: [],
  soreAfter: null,
  warningSign: null,
  factors: [],
  note: "",
  leadMs: 0,
};

/** Cramp now: what may be shown, the hold, and the log. The hold's time is kept by the app; this only draws it. */
class Cramp {
  now = $state.raw<CrampNow | null>(null);
  hold = $state.raw<HoldView | null>(null);
  logged = $state.raw<CrampLogged | null>(null);
  history = $state.raw<Cramps | null>(null);
  /** A cramp is to be logged as soon as Cramp now is there: its key was pressed anywhere. */
  wanted = $state(false);
  readonly removed = new Bin();
  readonly #holds = new Queue();
  readonly #shown = new Latest();
  readonly #changes = new Queue();
  #looking: ReturnType<typeof setInterval> | undefined;

  async load(): Promise<void> {
    this.now = await call("cramp_now");
  }

  holding(command: HoldCommand): Promise<void> {
    return this.#shown.ask(
      () => this.#holds.run(() => call("cramp_hold", command)),
      (hold) => {
        this.hold = hold;
        clearInterval(this.#looking);
        if (hold.running) this.#looking = setInterval(() => this.#look(), 200);
      },
    );
  }

  /** The screen is gone: the hold ends, also one that is just being begun. */
  leave(): void {
    this.#shown.drop();
    clearInterval(this.#looking);
    if (this.hold?.running || !this.#holds.idle) this.#holds.run(() => call("cramp_hold", "stop")).catch(() => undefined);
    this.hold = null;
    this.logged = null;
  }

  log(): Promise<void> {
    return this.#changes.run(async () => {
      this.logged = await call("cramp_log", { when: null, cramp: blank });
    });
  }

  /** Changes some of what is known of a cramp; the rest stays as it is when this change has its turn. */
  change({ id, body }: Entry<CrampLog>, changes: Partial<CrampLog>): Promise<void> {
    return this.#changes.run(async () => {
      const kept = this.#known(id) ?? body;
      this.logged = await call("cramp_edit", { id, when: null, cramp: { ...kept, ...changes } });
    });
  }

  async sign(answer: Tri): Promise<void> {
    if (this.logged) await this.change(this.logged.cramp, { warningSign: answer });
    // The answer may close what this page shows.
    void this.load().catch(() => undefined);
  }

  async loadHistory(): Promise<void> {
    this.history = await call("cramps");
  }

  async remove(id: EntryId): Promise<void> {
    await call("cramp_delete", id);
    this.removed.add(id);
    if (this.logged?.cramp.id === id) this.logged = null;
    if (this.history) await this.loadHistory();
  }

  async undo(): Promise<void> {
    await this.removed.back((id) => call("cramp_restore", id));
    await this.loadHistory();
  }

  #known(id: EntryId): CrampLog | undefined {
    if (this.logged?.cramp.id === id) return this.logged.cramp.body;
    return this.history?.cramps.find((entry) => entry.id === id)?.body;
  }

  #look(): void {
    if (this.#holds.idle) this.holding("look").catch(() => clearInterval(this.#looking));
  }
}

export const cramp = new Cramp();

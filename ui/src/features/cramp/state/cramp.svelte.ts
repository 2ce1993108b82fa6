import {
  call,
  type CrampAdvice,
  type CrampLog,
  type CrampLogged,
  type CrampNow,
  type Cramps,
  type Entry,
  type EntryId,
  type HoldCommand,
  type HoldView,
  type Tri,
  type When,
} from "../../../ipc/client";
import { amended } from "../../../lib/amend";
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
  enteredLater: false,
  leadMs: 0,
};

/** Cramp now: what may be shown, the hold, and the log. The hold's time is kept by the app; this only draws it. */
class Cramp {
  now = $state.raw<CrampNow | null>(null);
  hold = $state.raw<HoldView | null>(null);
  logged = $state.raw<CrampLogged | null>(null);
  history = $state.raw<Cramps | null>(null);
  /** What the cramps of the last months advise, for a page that does not show them. */
  advice = $state.raw<CrampAdvice | null>(null);
  /** Cramps before those that come with the history, as far as they were asked for. */
  earlier = $state.raw<Entry<CrampLog>[]>([]);
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

  /** A cramp that came earlier and was not logged then. */
  add(known: Partial<CrampLog>, when: When | null): Promise<void> {
    return this.#changes.run(async () => {
      await call("cramp_log", { when, cramp: { ...blank, ...known } });
      await this.loadHistory();
    });
  }

  /** Changes some of what is known of a cramp, and when it was if `when` says so; the rest stays as it is. */
  change({ id, body }: Entry<CrampLog>, changes: Partial<CrampLog>, when: When | null = null): Promise<void> {
    return this.#changes.run(async () => {
      const logged = await call("cramp_edit", { id, when, change: amended(body, changes) });
      if (this.logged?.cramp.id === id) this.logged = logged;
      if (this.history) await this.loadHistory();
    });
  }

  async sign(answer: Tri): Promise<void> {
    if (this.logged) await this.change(this.logged.cramp, { warningSign: answer });
    // The answer may close what this page shows.
    void this.load().catch(() => undefined);
  }

  async loadAdvice(): Promise<void> {
    this.advice = await call("cramp_advice");
  }

  /** Reads the history again, as far back as it is shown. */
  async loadHistory(): Promise<void> {
    const most = this.earlier.length;
    const history = await call("cramps");
    this.earlier = most > 0 ? await call("cramps_earlier", { after: history.cramps.length, most }) : [];
    this.history = history;
  }

  /** The next `most` before those that are shown. */
  async loadEarlier(most: number): Promise<void> {
    const after = (this.history?.cramps.length ?? 0) + this.earlier.length;
    this.earlier = [...this.earlier, ...(await call("cramps_earlier", { after, most }))];
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

  #look(): void {
    if (this.#holds.idle) this.holding("look").catch(() => clearInterval(this.#looking));
  }
}

export const cramp = new Cramp();

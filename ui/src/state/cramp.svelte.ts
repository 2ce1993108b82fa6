import {
  call,
  type CrampLog,
  type CrampLogged,
  type CrampNow,
  type Cramps,
  type EntryId,
  type HoldCommand,
  type HoldView,
  type Tri,
} from "../ipc/client";

/** A cramp about which nothing is known yet. */
export const blank: CrampLog = {
  legs: null,
  came: null,
  minutes: null,
  spasm: null,
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
  removed = $state.raw<EntryId | null>(null);
  #looking: ReturnType<typeof setInterval> | undefined;

  async load(): Promise<void> {
    this.now = await call("cramp_now");
  }

  async holding(command: HoldCommand): Promise<void> {
    this.hold = await call("cramp_hold", command);
    clearInterval(this.#looking);
    if (this.hold.running) this.#looking = setInterval(() => void this.holding("look"), 200);
  }

  leave(): void {
    clearInterval(this.#looking);
    if (this.hold?.running) void this.holding("stop");
    this.hold = null;
    this.logged = null;
  }

  async log(): Promise<void> {
    this.logged = await call("cramp_log", { when: null, cramp: blank });
  }

  async change(id: EntryId, cramp: CrampLog): Promise<void> {
    this.logged = await call("cramp_edit", { id, when: null, cramp });
  }

  async sign(answer: Tri): Promise<void> {
    if (this.logged) await this.change(this.logged.cramp.id, { ...this.logged.cramp.body, warningSign: answer });
  }

  async loadHistory(): Promise<void> {
    this.history = await call("cramps");
  }

  async remove(id: EntryId): Promise<void> {
    await call("cramp_delete", id);
    this.removed = id;
    if (this.logged?.cramp.id === id) this.logged = null;
    if (this.history) await this.loadHistory();
  }

  async undo(): Promise<void> {
    if (this.removed === null) return;
    await call("cramp_restore", this.removed);
    this.removed = null;
    await this.loadHistory();
  }
}

export const cramp = new Cramp();

import {
  call,
  listen,
  type EntryId,
  type Exercise,
  type OfferAnswer,
  type OfferView,
  type PainSays,
  type Routine,
  type RoutineCard,
  type RoutineKept,
  type RoutineView,
  type SessionChoices,
  type SessionCommand,
  type SessionHistory,
  type SessionByHand,
  type SessionEntry,
  type SessionView,
  type SetDose,
  type StartSession,
  type When,
} from "../../../ipc/client";
import { words } from "../../../words";
import { announce } from "../../../lib/announce";
import { amended } from "../../../lib/amend";
import { Bin } from "../../../lib/bin.svelte";
import { jump } from "../../../state/jump.svelte";
import { inOrder } from "../../../lib/order";
import { settings } from "../../../state/settings.svelte";
import { beatOf, type Beat } from "./beat";
import { say, hush } from "../../../lib/voice";

/** What pain during or after a session warns of: the same again next time, or stop and check. */
export type PainWarning = Exclude<PainSays, "go_on">;

const warning = (pain: PainSays | null): PainWarning | null => (pain === "go_on" ? null : pain);

const w = words.stretch;
/** Answers come in the order of the presses. What waits for a dialog of the system keeps no session waiting. */
const ask = inOrder();

/** What is on screen between two messages: worked out from the deadline that was sent, never counted. */
export interface Clockface {
  stepLeftMs: number;
  entryLeftMs: number | null;
  /** In steps of ten seconds: a second text that changed each second would have the whole window drawn anew with it. */
  leftMs: number;
  /** Counted work: whether the person is on the way up or there, or on the way down; and how long that way takes. */
  beat: Beat | null;
}

/** What can be told of a session. */
export type SessionTold = Partial<Pick<SessionEntry, "painBefore" | "painAfter" | "effort" | "note">>;
/** A session of which nothing is told yet. */
const untold = { painBefore: null, painAfter: null, effort: null, note: "" } as SessionEntry;

/** A step shorter than this has no spoken last seconds: they would cut off what was said at its beginning. */
const SPOKEN_LAST_FROM_MS = 10_000;
/** How finely the time left in all is shown. */
const TOTAL_STEP_MS = 10_000;

/** The routines and the running session. Draws time; decides nothing about it. */
class Stretch {
  routines = $state.raw<RoutineCard[]>([]);
  /** The exercises that ship, once read. */
  shipped = $state.raw<Exercise[]>([]);
  detail = $state.raw<RoutineView | null>(null);
  offer = $state.raw<OfferView | null>(null);
  session = $state.raw<SessionView | null>(null);
  /** The session's exercises, by id. */
  exercises = $state.raw<Record<string, Exercise>>({});
  face = $state.raw<Clockface>({ stepLeftMs: 0, entryLeftMs: null, leftMs: 0, beat: null });
  history = $state.raw<SessionHistory | null>(null);
  readonly removed = new Bin();
  readonly removedRoutines = new Bin();

  /** Whether the session will stand still once every press on its way is answered; nothing while none is. */
  #willBeStill: boolean | null = null;
  #toggles = 0;
  #received = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSaid = 0;

  constructor() {
    listen("session-changed", (view) => this.#show(view as SessionView));
    document.addEventListener("visibilitychange", () => this.#draw());
    jump.offer(async () => {
      const cards = await call("routines");
      return cards.map((card) => ({
        kind: "routine",
        title: card.title,
        screen: "stretch",
        path: [card.id],
        also: card.exercises,
      }));
    });
  }

  /** The list, the offer and whatever runs. */
  async load(): Promise<void> {
    this.routines = await ask("routines");
    this.offer = await ask("session_offer");
    const running = await ask("session_view");
    if (running) this.#show(running);
    else this.session = null;
  }

  /** Reads the exercises that ship, once: they never change. */
  async loadShipped(): Promise<void> {
    if (this.shipped.length === 0) this.shipped = await call("exercises");
  }

  /** How long a routine takes with these choices, in milliseconds, and what each leg does in a set of each item. */
  async amountsOf(id: string, choices: SessionChoices): Promise<{ totalMs: number; doses: SetDose[] }> {
    const { totalMs, doses } = await ask("routine", { id, choices });
    return { totalMs, doses };
  }

  /** How long a routine in the making takes, in milliseconds; none while its times or exercises are not in order. */
  async lengthOfDraft(routine: Routine): Promise<number | null> {
    const length = await ask("routine_length", routine).catch(() => null);
    return length?.totalMs ?? null;
  }

  async open(id: string): Promise<void> {
    this.detail = null;
    this.offer = await ask("session_offer");
    this.detail = await ask("routine", { id, choices: null });
  }

  async start(start: StartSession): Promise<void> {
    this.#show(await ask("session_start", start));
  }

  async ask(command: SessionCommand): Promise<void> {
    this.#show(await ask("session_command", command));
  }

  /** Whether the session waits for the person. */
  get still(): boolean {
    return this.session?.moving === "paused" || this.session?.moving === "hurting";
  }

  /** Pauses or goes on. Pressed again before the answer, it means the opposite of the press before. */
  async toggle(): Promise<void> {
    const still = this.#willBeStill ?? this.still;
    this.#willBeStill = !still;
    this.#toggles += 1;
    try {
      await this.ask({ kind: still ? "resume" : "pause" });
    } finally {
      this.#toggles -= 1;
      if (this.#toggles === 0) this.#willBeStill = null;
    }
  }

  /** Another page is looked at: what nobody follows does not run on. */
  async lookAway(): Promise<void> {
    const moving = this.session?.moving;
    if (moving === "running" || moving === "entering") await this.ask({ kind: "pause" }).catch(() => undefined);
  }

  async answer(answer: OfferAnswer): Promise<void> {
    const view = await ask("session_answer", answer);
    this.offer = null;
    if (view) this.#show(view);
  }

  async close(): Promise<void> {
    await ask("session_close");
    this.session = null;
    hush();
  }

  async routine(id: string): Promise<RoutineView> {
    return ask("routine", { id, choices: null });
  }

  async saveRoutine(id: EntryId | null, routine: Routine): Promise<RoutineKept> {
    return ask("routine_save", { id, routine });
  }

  async removeRoutine(id: EntryId): Promise<void> {
    await ask("routine_delete", id);
    this.removedRoutines.add(id);
  }

  async undoRoutine(): Promise<void> {
    await this.removedRoutines.back((id) => ask("routine_restore", id));
    this.routines = await ask("routines");
  }

  async exportRoutine(id: string): Promise<string | null> {
    return call("routine_export", id);
  }

  async importRoutine(): Promise<RoutineKept> {
    return call("routine_import");
  }

  async loadHistory(back: number): Promise<void> {
    this.history = await ask("session_history", { back });
  }

  /** On how many days a week the person wants to stretch; none takes the number away. */
  async aim(days: number | null): Promise<void> {
    this.history = await ask("session_aim", { days });
  }

  /** Tells how a session was: what changed, over what `shown` says; `null` before anything is known of it. Answers what its pain warns of. */
  async tell(id: EntryId, shown: SessionEntry | null, told: SessionTold, when: When | null = null): Promise<PainWarning | null> {
    const { pain } = await ask("session_tell", { id, when, change: amended(shown ?? untold, told) });
    return warning(pain);
  }

  /** Adds a session done away from the app; answers what its pain warns of. */
  async add(entry: SessionByHand): Promise<PainWarning | null> {
    const { pain } = await ask("session_add", entry);
    return warning(pain);
  }

  async remove(id: EntryId): Promise<void> {
    await ask("session_delete", id);
    this.removed.add(id);
  }

  async undo(): Promise<void> {
    await this.removed.back((id) => ask("session_restore", id));
  }

  #show(view: SessionView): void {
    const before = this.session;
    if (before && view.seq < before.seq && view.started.ms === before.started.ms) return;
    this.#received = performance.now();
    if (before?.started.ms !== view.started.ms) {
      this.exercises = Object.fromEntries(view.exercises.map((exercise) => [exercise.id, exercise]));
    }
    this.session = view;
    this.#draw();
    if (!before || before.seq !== view.seq) this.#tell(view, before);
  }

  /** Says what began, for a screen reader and, if wanted, aloud. */
  #tell(view: SessionView, before: SessionView | null): void {
    const step = view.steps[view.cursor];
    if (!step) return;
    if (view.moving === "running" && (before?.cursor !== view.cursor || before.moving !== "running")) {
      const title = this.exercises[step.exercise]?.title ?? "";
      const seconds = Math.ceil(view.stepLeftMs / 1000);
      const text = w.player.say(step.kind, w.sideOf(step.side), title, w.player.set(step.set, step.sets), seconds);
      announce(text);
      if (settings.value?.speech) say(text);
    } else if (view.moving === "paused" && view.why) {
      announce(w.player.why[view.why], true);
      hush();
    } else if (view.ending) {
      announce(w.after.titles[view.ending], true);
      // Someone who looks at another window still hears of it; a system without notifications is no fault.
      if (document.hidden || !document.hasFocus()) {
        void call("session_notify", { title: w.after.titles[view.ending], body: view.title }).catch(() => undefined);
      }
      hush();
      if (settings.value?.speech) say(w.after.titles[view.ending]);
    }
  }

  /** Works out the clock face and comes back at the next whole second. */
  #draw(): void {
    clearTimeout(this.#timer);
    const view = this.session;
    if (!view) return;
    const moves = view.moving === "running" || view.moving === "entering";
    const passed = moves ? (performance.now() - this.#received) * view.speed : 0;
    const left = (ms: number): number => Math.max(0, ms - passed);
    const entering = view.entryLeftMs !== null;
    const stepLeftMs = entering ? view.stepLeftMs : left(view.stepLeftMs);
    const beat = entering ? null : beatOf(view.steps[view.cursor], stepLeftMs);
    this.face = {
      entryLeftMs: view.entryLeftMs === null ? null : left(view.entryLeftMs),
      stepLeftMs,
      leftMs: Math.ceil((entering ? view.leftMs : left(view.leftMs)) / TOTAL_STEP_MS) * TOTAL_STEP_MS,
      beat,
    };
    if (view.moving === "running") this.#sayLast(view, stepLeftMs);
    if (!moves || document.hidden) return;
    const running = this.face.entryLeftMs ?? this.face.stepLeftMs;
    const next = Math.min(running % 1000 || 1000, beat?.endsInMs ?? 1000);
    if (running > 0) this.#timer = setTimeout(() => this.#draw(), Math.max(40, next / view.speed + 4));
  }

  /** The last seconds of a longer step aloud, each once; the step's own announcement is over by then. */
  #sayLast(view: SessionView, leftMs: number): void {
    const step = view.steps[view.cursor];
    const second = Math.ceil(leftMs / 1000);
    if (!step || step.wholeMs < SPOKEN_LAST_FROM_MS || second < 1 || second > 3 || second === this.#lastSaid) {
      if (second > 3) this.#lastSaid = 0;
      return;
    }
    this.#lastSaid = second;
    if (settings.value?.speech && settings.value.volume > 0) say(String(second));
  }
}

export const stretch = new Stretch();

import {
  type CheckIn,
  type CheckInSaved,
  type CheckInView,
  type DailyRows,
  type Ending,
  type Entry,
  type EntryId,
  type Episode,
  type EpisodeForm,
  type EpisodeView,
  type Episodes,
  type FunctionalTest,
  type Outing,
  type OutingRow,
  type OutingSaved,
  type RunLook,
  type Side,
  type TestFigure,
  type When,
  type WordForm,
} from "../../../ipc/client";
import { amended } from "../../../lib/amend";
import { Bin } from "../../../lib/bin.svelte";
import { inOrder } from "../../../lib/order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** Episodes, check-ins, walks and tests. Draws what the app decides. */
class Recovery {
  list = $state.raw<Episodes | null>(null);
  view = $state.raw<EpisodeView | null>(null);
  checkIn = $state.raw<CheckInView | null>(null);
  saved = $state.raw<CheckInSaved | null>(null);
  readonly removedEpisodes = new Bin();
  readonly removedCheckIns = new Bin();
  /** Walks, tests and what hurt, of the episode that is shown. */
  readonly removedLoads = new Bin();
  /** The past check-in that is being changed. */
  editing = $state.raw<Entry<CheckIn> | null>(null);
  /** How each test is drawn. */
  figures = $state.raw<TestFigure[]>([]);
  /** Walks and runs before those that come with the episode. */
  earlier = $state.raw<OutingRow[]>([]);
  #opened: EntryId | null = null;
  /** Check-ins before those that come with the screen. */
  #olderCheckIns = $state.raw<Entry<CheckIn>[]>([]);

  async load(): Promise<void> {
    this.list = await ask("episodes");
  }

  async open(id: EntryId): Promise<void> {
    if (this.#opened !== id) {
      this.removedLoads.empty();
      this.earlier = [];
    }
    this.#opened = id;
    if (this.view?.episode.id !== id) this.view = null;
    this.view = await ask("episode", id);
  }

  /** As many earlier walks and runs as asked for, after the `after` that are known. */
  async loadEarlier(episode: EntryId, after: number, most: number): Promise<void> {
    const earlier = await ask("outings", { episode, after, most });
    if (this.#opened === episode) this.earlier = earlier;
  }

  async create(form: EpisodeForm): Promise<EntryId> {
    this.view = await ask("episode_open", form);
    return this.view.episode.id;
  }

  async edit({ id, body }: Entry<Episode>, when: When | null, changes: Partial<Episode>): Promise<void> {
    this.view = await ask("episode_edit", { id, when, change: amended(body, changes) });
  }

  async close(id: EntryId, why: Ending): Promise<void> {
    this.view = await ask("episode_close", { id, why });
  }

  async reopen(id: EntryId): Promise<void> {
    this.view = await ask("episode_reopen", id);
  }

  async acceptPlan(id: EntryId): Promise<void> {
    this.view = await ask("episode_accept_plan", id);
  }

  async chooseLadder(id: EntryId, ladder: string): Promise<void> {
    this.view = await ask("episode_ladder", { id, ladder });
  }

  async remove(id: EntryId): Promise<void> {
    await ask("episode_delete", id);
    this.removedEpisodes.add(id);
    this.view = null;
  }

  async undoEpisode(): Promise<void> {
    await this.removedEpisodes.back((id) => ask("episode_restore", id));
    await this.load();
  }

  async loadCheckIn(): Promise<void> {
    this.checkIn = await ask("check_in");
  }

  /** Check-ins as far back as they were read, the newest first. */
  get knownCheckIns(): Entry<CheckIn>[] {
    const recent = this.checkIn?.recent ?? [];
    return [...recent, ...this.#olderCheckIns.filter(({ id }) => !recent.some((known) => known.id === id))];
  }

  /** Reads check-ins until `most` are known. */
  async loadCheckIns(most: number): Promise<void> {
    const after = this.checkIn?.recent.length ?? 0;
    this.#olderCheckIns = after < most ? await ask("check_ins_earlier", { after, most: most - after }) : [];
  }

  async addCheckIn(day: string, rows: DailyRows, told: Partial<CheckIn>, legs: Side[]): Promise<Entry<CheckIn>> {
    const of = (side: Side) => (legs.includes(side) ? (told[side] ?? null) : null);
    const form = { day, rows, left: of("left"), right: of("right") };
    return this.#savedCheckIn(
      await ask("check_in_save", { ...form, done: told.done ?? [], confidence: told.confidence ?? null, note: told.note ?? "", tags: told.tags ?? [] }),
    );
  }

  async editCheckIn({ id, body }: Entry<CheckIn>, changes: Partial<CheckIn>): Promise<Entry<CheckIn>> {
    return this.#savedCheckIn(await ask("check_in_edit", { id, change: amended(body, changes) }));
  }

  async #savedCheckIn(saved: CheckInSaved): Promise<Entry<CheckIn>> {
    this.saved = saved;
    this.checkIn = saved.view;
    this.#olderCheckIns = this.#olderCheckIns.map((entry) => (entry.id === saved.entry.id ? saved.entry : entry));
    return saved.entry;
  }

  /** Takes the red answers of a check-in back, within ten minutes: its rows are then not answered. */
  async takeBack(id: EntryId): Promise<void> {
    this.checkIn = await ask("check_in_take_back", id);
    this.saved = null;
  }

  async removeCheckIn(id: EntryId): Promise<void> {
    this.checkIn = await ask("check_in_delete", id);
    this.#olderCheckIns = this.#olderCheckIns.filter((entry) => entry.id !== id);
    this.removedCheckIns.add(id);
  }

  async undoCheckIn(): Promise<void> {
    await this.removedCheckIns.back(async (id) => (this.checkIn = await ask("check_in_restore", id)));
  }

  /** What a check-in said before it was edited, the newest first. */
  checkInWas(id: EntryId): Promise<Entry<CheckIn>[]> {
    return ask("check_in_was", id);
  }

  /** The same of a walk or run. */
  outingWas(id: EntryId): Promise<Entry<Outing>[]> {
    return ask("outing_was", id);
  }

  /** What is to be said of a run that is not saved yet. */
  lookAtRun(id: EntryId | null, when: When | null, outing: Outing): Promise<RunLook> {
    return ask("run_look", { id, when, outing });
  }

  async saveOuting(when: When | null, outing: Outing): Promise<OutingSaved> {
    const saved = await ask("outing_save", { id: null, when, outing });
    await this.#again();
    return saved;
  }

  async editOuting({ id, body }: Entry<Outing>, when: When | null, changes: Partial<Outing>): Promise<OutingSaved> {
    const saved = await ask("outing_edit", { id, when, change: amended(body, changes) });
    await this.#again();
    return saved;
  }

  async loadFigures(): Promise<void> {
    if (this.figures.length === 0) this.figures = await ask("test_figures");
  }

  async addClinician(form: WordForm): Promise<void> {
    await ask("clinician_add", form);
    await this.#again();
  }

  async saveTest(episode: EntryId, test: FunctionalTest): Promise<void> {
    await ask("functional_test_save", { episode, test });
    await this.#again();
  }

  async removeLoad(id: EntryId): Promise<void> {
    await ask("load_delete", id);
    this.removedLoads.add(id);
    await this.#again();
  }

  async undoLoad(): Promise<void> {
    await this.removedLoads.back((id) => ask("load_restore", id));
    await this.#again();
  }

  async #again(): Promise<void> {
    if (this.view) this.view = await ask("episode", this.view.episode.id);
  }
}

export const recovery = new Recovery();

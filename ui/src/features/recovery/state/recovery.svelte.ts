import {
  type CheckIn,
  type CheckInForm,
  type CheckInSaved,
  type CheckInView,
  type Ending,
  type Entry,
  type EntryId,
  type EpisodeForm,
  type EpisodeView,
  type Episodes,
  type FunctionalTest,
  type OutingForm,
  type OutingRow,
  type OutingSaved,
  type TestFigure,
  type WordForm,
} from "../../../ipc/client";
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

  async edit(id: EntryId, form: EpisodeForm): Promise<void> {
    this.view = await ask("episode_edit", { id, form });
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

  async save(form: CheckInForm): Promise<CheckInSaved> {
    this.saved = await ask("check_in_save", form);
    this.checkIn = this.saved.view;
    return this.saved;
  }

  async removeCheckIn(id: EntryId): Promise<void> {
    this.checkIn = await ask("check_in_delete", id);
    this.removedCheckIns.add(id);
  }

  async undoCheckIn(): Promise<void> {
    await this.removedCheckIns.back(async (id) => (this.checkIn = await ask("check_in_restore", id)));
  }

  async saveOuting(form: OutingForm): Promise<OutingSaved> {
    const saved = await ask("outing_save", form);
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

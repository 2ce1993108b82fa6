import {
  call,
  type CheckIn,
  type CheckInForm,
  type CheckInSaved,
  type CheckInView,
  type ClinicianRecord,
  type Ending,
  type Entry,
  type EntryId,
  type EpisodeForm,
  type EpisodeView,
  type Episodes,
  type Exercise,
  type FunctionalTest,
  type OutingForm,
  type OutingSaved,
} from "../ipc/client";

/** Episodes, check-ins, walks and tests. Draws what the app decides. */
class Recovery {
  list = $state.raw<Episodes | null>(null);
  view = $state.raw<EpisodeView | null>(null);
  checkIn = $state.raw<CheckInView | null>(null);
  saved = $state.raw<CheckInSaved | null>(null);
  removedEpisode = $state.raw<EntryId | null>(null);
  removedCheckIn = $state.raw<EntryId | null>(null);
  removedLoad = $state.raw<EntryId | null>(null);
  /** The past check-in that is being changed. */
  editing = $state.raw<Entry<CheckIn> | null>(null);
  exercises = $state.raw<Exercise[]>([]);

  async load(): Promise<void> {
    this.list = await call("episodes");
  }

  async open(id: EntryId): Promise<void> {
    if (this.view?.episode.id !== id) this.view = null;
    this.view = await call("episode", id);
  }

  async create(form: EpisodeForm): Promise<EntryId> {
    this.view = await call("episode_open", form);
    return this.view.episode.id;
  }

  async edit(id: EntryId, form: EpisodeForm): Promise<void> {
    this.view = await call("episode_edit", { id, form });
  }

  async close(id: EntryId, why: Ending): Promise<void> {
    this.view = await call("episode_close", { id, why });
  }

  async reopen(id: EntryId): Promise<void> {
    this.view = await call("episode_reopen", id);
  }

  async acceptPlan(id: EntryId): Promise<void> {
    this.view = await call("episode_accept_plan", id);
  }

  async chooseLadder(id: EntryId, ladder: string): Promise<void> {
    this.view = await call("episode_ladder", { id, ladder });
  }

  async remove(id: EntryId): Promise<void> {
    await call("episode_delete", id);
    this.removedEpisode = id;
    this.view = null;
  }

  async undoEpisode(): Promise<void> {
    if (this.removedEpisode === null) return;
    await call("episode_restore", this.removedEpisode);
    this.removedEpisode = null;
    await this.load();
  }

  async loadCheckIn(): Promise<void> {
    this.checkIn = await call("check_in");
  }

  async save(form: CheckInForm): Promise<CheckInSaved> {
    this.saved = await call("check_in_save", form);
    this.checkIn = this.saved.view;
    return this.saved;
  }

  async removeCheckIn(id: EntryId): Promise<void> {
    this.checkIn = await call("check_in_delete", id);
    this.removedCheckIn = id;
  }

  async undoCheckIn(): Promise<void> {
    if (this.removedCheckIn === null) return;
    this.checkIn = await call("check_in_restore", this.removedCheckIn);
    this.removedCheckIn = null;
  }

  async saveOuting(form: OutingForm): Promise<OutingSaved> {
    const saved = await call("outing_save", form);
    await this.#again();
    return saved;
  }

  async loadExercises(): Promise<void> {
    if (this.exercises.length === 0) this.exercises = await call("exercises");
  }

  async addClinician(record: ClinicianRecord): Promise<void> {
    await call("clinician_add", record);
    await this.#again();
  }

  async saveTest(episode: EntryId, test: FunctionalTest): Promise<void> {
    await call("functional_test_save", { episode, test });
    await this.#again();
  }

  async removeLoad(id: EntryId): Promise<void> {
    await call("load_delete", id);
    this.removedLoad = id;
    await this.#again();
  }

  async undoLoad(): Promise<void> {
    if (this.removedLoad === null) return;
    await call("load_restore", this.removedLoad);
    this.removedLoad = null;
    await this.#again();
  }

  async #again(): Promise<void> {
    if (this.view) this.view = await call("episode", this.view.episode.id);
  }
}

export const recovery = new Recovery();

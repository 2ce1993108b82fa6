import { type EntryId, type LocksView, type WordForm, type Words } from "../../../ipc/client";
import { Bin } from "../../../lib/bin.svelte";
import { inOrder } from "../../../lib/order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** What the last check and clinicians' words lock and allow; the app decides, this only keeps its answer. */
class Locks {
  view = $state.raw<LocksView | null>(null);
  /** What clinicians said, once asked for. */
  records = $state.raw<Words | null>(null);
  readonly removed = new Bin();

  async load(): Promise<void> {
    this.view = await ask("locks");
  }

  async loadRecords(): Promise<void> {
    this.records = await ask("clinicians");
  }

  async add(form: WordForm): Promise<void> {
    this.view = await ask("clinician_add", form);
    await this.loadRecords();
  }

  async edit(id: EntryId, form: WordForm): Promise<void> {
    this.view = await ask("clinician_edit", { id, form });
    await this.loadRecords();
  }

  async remove(id: EntryId): Promise<void> {
    this.view = await ask("clinician_delete", id);
    this.removed.add(id);
    await this.loadRecords();
  }

  async undo(): Promise<void> {
    await this.removed.back(async (id) => (this.view = await ask("clinician_restore", id)));
    await this.loadRecords();
  }
}

export const locks = new Locks();

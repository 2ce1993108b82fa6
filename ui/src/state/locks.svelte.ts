import { type ClinicianRecord, type ClinicianRecords, type EntryId, type LocksView } from "../ipc/client";
import { inOrder } from "./order";

/** Answers come in the order of the presses. */
const ask = inOrder();

/** What the last check and clinicians' words lock and allow; the app decides, this only keeps its answer. */
class Locks {
  view = $state.raw<LocksView | null>(null);
  /** What clinicians said, once asked for. */
  records = $state.raw<ClinicianRecords | null>(null);
  /** The record taken away last: it can be brought back. */
  removed = $state.raw<EntryId | null>(null);

  async load(): Promise<void> {
    this.view = await ask("locks");
  }

  async loadRecords(): Promise<void> {
    this.records = await ask("clinicians");
  }

  async add(record: ClinicianRecord): Promise<void> {
    this.view = await ask("clinician_add", record);
    await this.loadRecords();
  }

  async edit(id: EntryId, record: ClinicianRecord): Promise<void> {
    this.view = await ask("clinician_edit", { id, record });
    await this.loadRecords();
  }

  async remove(id: EntryId): Promise<void> {
    this.view = await ask("clinician_delete", id);
    this.removed = id;
    await this.loadRecords();
  }

  async undo(): Promise<void> {
    if (this.removed === null) return;
    this.view = await ask("clinician_restore", this.removed);
    this.removed = null;
    await this.loadRecords();
  }
}

export const locks = new Locks();

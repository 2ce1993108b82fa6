import { call, type ClinicianRecord, type LocksView } from "../ipc/client";

/** What the last check and clinicians' words lock and allow; the app decides, this only keeps its answer. */
class Locks {
  view = $state.raw<LocksView | null>(null);

  async load(): Promise<void> {
    this.view = await call("locks");
  }

  async add(record: ClinicianRecord): Promise<void> {
    this.view = await call("clinician_add", record);
  }
}

export const locks = new Locks();

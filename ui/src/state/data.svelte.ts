import {
  call,
  listen,
  type BackupView,
  type DataStatus,
  type EraseView,
  type Holdings,
  type ImportView,
  type RestoreLook,
  type TakeOut,
} from "../ipc/client";
import { settings } from "./settings.svelte";
import { Task } from "./task.svelte";

/** The record's own state: what is wrong with it, and the ways out. */
class RecordState {
  status = $state.raw<DataStatus | null>(null);
  /** What can be rescued from a damaged file, once asked. */
  rescued = $state.raw<Holdings | null>(null);
  /** How often a shut record was opened: screens begin anew with it. */
  opened = $state(0);
  readonly task = new Task();

  /** Reads the state; while changes are held this also tries the disk again. */
  load(): Promise<boolean> {
    return this.task.run(async () => (this.status = await call("data_status")));
  }

  /** Reads the state now, and again whenever the disk refuses a change or may have taken the ones that wait. */
  follow(): void {
    void this.load();
    listen("data-changed", (names) => {
      if (names.includes("held") || names.includes("record") || this.status?.held) void this.load();
    });
  }

  retry(): Promise<boolean> {
    return this.#leave(() => call("data_retry"));
  }

  openBackup(name: string): Promise<boolean> {
    return this.#leave(() => call("data_open_backup", name));
  }

  openWithoutJournal(): Promise<boolean> {
    return this.#leave(() => call("data_open_without_journal"));
  }

  rescue(): Promise<boolean> {
    return this.task.run(async () => (this.rescued = await call("data_salvage_look")));
  }

  keepRescued(): Promise<boolean> {
    return this.#leave(() => call("data_salvage_keep"));
  }

  startEmpty(): Promise<boolean> {
    return this.#leave(() => call("data_start_empty"));
  }

  showFolder(): Promise<boolean> {
    return this.task.run(() => call("show_data_folder"));
  }

  /** Takes a way out; with the record open, every screen begins anew. */
  #leave(way: () => Promise<DataStatus>): Promise<boolean> {
    const wasShut = this.status?.fault != null;
    return this.task.run(async () => {
      this.status = await way();
      if (!wasShut || this.status.fault !== null) return;
      await settings.load();
      this.opened += 1;
    });
  }
}

/** Backups, takeout, import and erasure, for the settings. */
export class DataDesk {
  backups = $state.raw<BackupView[]>([]);
  /** A backup that waits for a yes; `picked` if it is a file from elsewhere. */
  restoring = $state.raw<(RestoreLook & { picked: boolean }) | null>(null);
  /** The backup that would undo the last restore. */
  undo = $state.raw<string | null>(null);
  /** An import that waits for a yes. */
  importing = $state.raw<ImportView | null>(null);
  erased = $state.raw<EraseView | null>(null);
  /** Where the last file went. */
  savedTo = $state.raw<string | null>(null);
  /** The passphrase for files that go out, typed twice. */
  passphrase = $state("");
  again = $state("");
  /** The passphrase of a file that comes in. */
  key = $state("");
  readonly task = new Task();

  load(): Promise<boolean> {
    return this.task.run(async () => (this.backups = await call("backups")));
  }

  backUp(elsewhere: boolean): Promise<boolean> {
    return this.task.run(async () => {
      this.savedTo = null;
      const where = await call("backup_make", { elsewhere, passphrase: elsewhere ? this.#secret() : null });
      if (elsewhere) this.savedTo = where;
      this.backups = await call("backups");
    });
  }

  take(what: TakeOut): Promise<boolean> {
    return this.task.run(async () => {
      this.savedTo = null;
      this.savedTo = await call("data_export", { what, passphrase: this.#secret() });
    });
  }

  askRestore(name: string): Promise<boolean> {
    return this.task.run(async () => (this.restoring = { ...(await call("backup_look", name)), picked: false }));
  }

  askRestoreFile(): Promise<boolean> {
    return this.task.run(async () => {
      const look = await call("backup_restore_pick", this.key || null);
      this.restoring = look && { ...look, picked: true };
    });
  }

  restore(name: string, picked: boolean): Promise<boolean> {
    return this.task.run(async () => {
      const done = picked ? await call("backup_restore_picked") : await call("backup_restore", name);
      this.restoring = null;
      this.undo = done.undo;
      this.backups = await call("backups");
      await settings.load();
    });
  }

  askImport(): Promise<boolean> {
    return this.task.run(async () => (this.importing = await call("data_import_pick", this.key || null)));
  }

  import(): Promise<boolean> {
    return this.task.run(async () => {
      await call("data_import");
      this.importing = null;
      this.backups = await call("backups");
    });
  }

  erase(): Promise<boolean> {
    return this.task.run(async () => {
      this.erased = await call("data_erase", true);
      this.backups = [];
      record.status = this.erased.status;
      await settings.load();
    });
  }

  #secret(): string | null {
    return this.passphrase === "" ? null : this.passphrase;
  }
}

export const record = new RecordState();

import {
  call,
  listen,
  type BackupView,
  type DataStatus,
  type EraseView,
  type FolderLook,
  type FolderUsed,
  type Holdings,
  type ImportView,
  type RestoreLook,
  type ExportKind,
  type ViewerEntry,
  type ViewerLook,
} from "../../../ipc/client";
import { Latest } from "../../../lib/order";
import { settings } from "../../../state/settings.svelte";
import { Task } from "../../../lib/task.svelte";

/** The record's own state: what is wrong with it, and the ways out. */
class RecordState {
  status = $state.raw<DataStatus | null>(null);
  /** What can be rescued from a damaged file, once asked. */
  rescued = $state.raw<Holdings | null>(null);
  /** A folder that waits for a yes. */
  folder = $state.raw<FolderLook | null>(null);
  /** What came of the last yes to a folder. */
  moved = $state.raw<FolderUsed | null>(null);
  /** A record made by a newer version, once it is looked at. */
  seen = $state.raw<ViewerLook | null>(null);
  page = $state.raw<{ kind: string; back: number; entries: ViewerEntry[] } | null>(null);
  /** How often a shut record was opened: screens begin anew with it. */
  opened = $state(0);
  readonly task = new Task();
  readonly #newest = new Latest();

  /** Reads the state; while changes are held this also tries the disk again. */
  load(): Promise<boolean> {
    const read = () => call("data_status");
    return this.task.run(() => this.#newest.ask(read, (status) => (this.status = status)));
  }

  /** Reads the state now, and again whenever the disk refuses a change or may have taken the ones that wait. */
  follow(): void {
    void this.load();
    listen("data-changed", (names) => {
      if (names.includes("record")) void this.#another();
      else if (names.includes("held") || this.status?.held) void this.load();
    });
  }

  /** The record is another one, or is open at last; screens that had to do without it begin anew. */
  async #another(): Promise<void> {
    const waited = this.status?.opening ?? false;
    await this.load();
    await settings.load();
    if (waited) this.opened += 1;
  }

  /** Asks for another folder, or takes the usual one. */
  askFolder(usual: boolean): Promise<boolean> {
    return this.task.run(async () => (this.folder = await call("data_folder_look", usual)));
  }

  useFolder(copy: boolean): Promise<boolean> {
    return this.task.run(async () => {
      const moved = await call("data_folder_use", copy);
      this.folder = this.rescued = this.seen = this.page = null;
      this.moved = moved;
      this.stands(moved.status);
      await settings.load();
      this.opened += 1;
    });
  }

  look(): Promise<boolean> {
    return this.task.run(async () => {
      this.seen = await call("viewer");
      this.page = null;
    });
  }

  turn(kind: string, back: number): Promise<boolean> {
    return this.task.run(async () => {
      this.page = { kind, back, entries: await call("viewer_page", { kind, back }) };
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

  /** The record's state as a command has just answered it; what was read before counts no longer. */
  stands(status: DataStatus): void {
    this.#newest.drop();
    this.status = status;
  }

  /** Takes a way out; with the record open, every screen begins anew. */
  #leave(way: () => Promise<DataStatus>): Promise<boolean> {
    const wasShut = this.status?.fault != null || this.status?.held?.view === true;
    return this.task.run(async () => {
      this.stands(await way());
      this.moved = null;
      if (!wasShut || this.status?.fault != null || this.status?.held?.view) return;
      this.seen = this.page = null;
      await settings.load();
      this.opened += 1;
    });
  }
}

/** Whether numbers are written with a comma here: a spreadsheet then expects semicolons between cells. */
const decimalComma = new Intl.NumberFormat().format(1.5).includes(",");

/** Backups, export, import and erasure, for the settings. */
export class DataDesk {
  backups = $state.raw<BackupView[]>([]);
  /** A backup that waits for a yes; `picked` if it is a file from elsewhere. */
  restoring = $state.raw<(RestoreLook & { picked: boolean }) | null>(null);
  /** The backup that would undo the last restore or import. */
  undo = $state.raw<{ name: string; of: "restore" | "import" } | null>(null);
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
      if (elsewhere) {
        this.savedTo = where;
        if (where !== null) this.#forgetSecret();
      }
      this.backups = await call("backups");
    });
  }

  take(what: ExportKind): Promise<boolean> {
    return this.task.run(async () => {
      this.savedTo = null;
      const passphrase = what === "everything" ? this.#secret() : null;
      this.savedTo = await call("data_export", { what, passphrase, decimalComma });
      if (passphrase !== null && this.savedTo !== null) this.#forgetSecret();
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
      this.undo = { name: done.undo, of: "restore" };
      this.backups = await call("backups");
      await settings.load();
    });
  }

  askImport(): Promise<boolean> {
    return this.task.run(async () => (this.importing = await call("data_import_pick", this.key || null)));
  }

  /** Looked at and not wanted: the file, which may have been opened with a passphrase, is let go of. */
  no(): Promise<boolean> {
    this.importing = this.restoring = null;
    return this.task.run(() => call("data_picked_forget"));
  }

  import(): Promise<boolean> {
    return this.task.run(async () => {
      const done = await call("data_import");
      this.importing = null;
      this.undo = done.undo === null ? null : { name: done.undo, of: "import" };
      this.backups = await call("backups");
    });
  }

  erase(): Promise<boolean> {
    return this.task.run(async () => {
      this.erased = await call("data_erase", true);
      this.backups = [];
      this.undo = null;
      record.stands(this.erased.status);
      await settings.load();
    });
  }

  #forgetSecret(): void {
    this.passphrase = this.again = "";
  }

  #secret(): string | null {
    return this.passphrase === "" ? null : this.passphrase;
  }
}

export const record = new RecordState();

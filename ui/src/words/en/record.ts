import type { FaultCode, ExportKind } from "../../ipc/client";
import { once } from "../../lib/once";

/** A fault: what happened, what is safe, what the ways out do. */
interface FaultWords {
  title: string;
  happened: string;
  safe: string;
}

const everything = "The guide, Cramp now and Check my leg work all the same. Nothing you enter there is saved meanwhile.";

const faults: Record<FaultCode, FaultWords> = {
  second_instance: {
    title: "Soleus is already open",
    happened: "Another window of Soleus is using your record.",
    safe: "Your record is safe. Use the other window, or close it and try again here.",
  },
  newer_version: {
    title: "A newer Soleus made this record",
    happened: "This version of Soleus is older than the one that last wrote your record, so it does not touch it.",
    safe: "Your record is safe and unchanged. Install the newer Soleus to go on. Until then you can look at it here, or save everything in it as a plain text file.",
  },
  foreign: {
    title: "Another program's file is in the way",
    happened: "The file in your data folder is not a Soleus record.",
    safe: "Soleus has not changed it. Choose another folder, or move the file away and try again. If you start empty, it is renamed, never deleted.",
  },
  zero_length: {
    title: "Your record's file is empty",
    happened: "Something has emptied the file. This happens when a disk was full or a copy was cut short.",
    safe: "Your backups are not affected.",
  },
  missing: {
    title: "Your record's file is missing",
    happened: "A record was kept in this folder, and its file is gone. Perhaps it was moved or deleted.",
    safe: "If you know where it is, put it back and try again. Your backups are not affected.",
  },
  journal_missing: {
    title: "A part of your record is missing",
    happened:
      "Soleus did not end properly last time, and the small file that held the newest entries (its name ends in -wal) has gone since.",
    safe: "Everything older is here. Put the file back and try again, or open what is here: the newest entries may be missing.",
  },
  journal_of_another: {
    title: "Your record's file is not the one it was",
    happened:
      "Soleus did not end properly last time. Since then another file, perhaps an older copy, was put in the place of your record. The newest entries, in the file whose name ends in -wal, do not belong to it.",
    safe: "Soleus has changed nothing. To have everything, put the earlier file back and try again. Or open what is here without the newest entries: their file is renamed and kept.",
  },
  corrupt: {
    title: "Your record is damaged",
    happened: "A part of the file cannot be read. Disks fail, and copies go wrong.",
    safe: "Soleus has not changed the file. Whatever you choose here, it is renamed and kept, never deleted.",
  },
  read_only: {
    title: "Your record cannot be written",
    happened: "Soleus may not write in your data folder.",
    safe: "What you saved before is safe. Allow writing in the folder and try again, or choose another folder.",
  },
  no_space: {
    title: "The disk is full",
    happened: "There is no room left for your record.",
    safe: "What you saved before is safe. Free some space and try again, or choose a folder on another disk.",
  },
  folder_gone: {
    title: "Your data folder is not there",
    happened: "The folder is on a drive that is not connected, or it was renamed or moved.",
    safe: "Nothing is lost by this. Connect the drive or put the folder back, then try again. Or choose another folder.",
  },
  busy: {
    title: "Another program holds your record",
    happened: "A program, for instance one that synchronises folders, has locked the file.",
    safe: "Your record is safe. Wait a moment or pause that program, then try again.",
  },
  replaced: {
    title: "Another file lies in your record's place",
    happened: "A program, for instance one that synchronises folders, has put another file where your record was.",
    safe: "What you see here is your own record, and it is kept among the backups. Choose another folder and copy it there, or close Soleus and open it again to use the other file.",
  },
  migration: {
    title: "Your record could not be updated",
    happened: "This version of Soleus tried to bring your record up to date and did not succeed.",
    safe: "Your record is as it was, and a backup was made before. You can go on with the Soleus you had before.",
  },
  io: {
    title: "The disk reports a fault",
    happened: "The disk or its file system did not answer as it should.",
    safe: "What you saved before is most likely safe. Try again. If it keeps happening, copy your data folder to another disk and choose it there.",
  },
};

const takeOut: Record<ExportKind, { label: string; hint: string }> = {
  everything: { label: "Everything (JSON)", hint: "One file that another Soleus can import, and other programs can read." },
  check_ins: { label: "Check-ins (CSV)", hint: "A table for a spreadsheet." },
  sessions: { label: "Sessions (CSV)", hint: "A table for a spreadsheet." },
  cramps: { label: "Cramps (CSV)", hint: "A table for a spreadsheet." },
  every_table: { label: "Every kind of entry (CSV)", hint: "Walks, tests, checks and all the rest: one table each, in a new folder." },
  schema: { label: "Description of the JSON file", hint: "For programmers: what stands where (JSON Schema)." },
  tables: { label: "Save everything as text", hint: "The bare tables of your record, as JSON." },
};

/** What each kind of entry is called: one, many. */
const kinds: Record<string, [one: string, many: string]> = {
  check: ["leg check", "leg checks"],
  about_me: ["version of About me", "versions of About me"],
  daily_rows: ["answer to the daily questions", "answers to the daily questions"],
  check_in: ["check-in", "check-ins"],
  red_flag: ["warning sign", "warning signs"],
  episode: ["episode", "episodes"],
  cramp: ["cramp", "cramps"],
  outing: ["walk or run", "walks and runs"],
  functional_test: ["test", "tests"],
  cold_pack: ["cold pack", "cold packs"],
  session_hurt: ["pain in a session", "pains in sessions"],
  plan_seen: ["plan as you saw it", "plans as you saw them"],
  session: ["stretch session", "stretch sessions"],
  routine: ["routine of your own", "routines of your own"],
  question: ["question for the doctor", "questions for the doctor"],
  clinician_record: ["clinician’s note", "clinician’s notes"],
};

function kindOf(kind: string, n: number): string {
  const [one, many] = kinds[kind] ?? [kind, kind];
  return n === 1 ? one : many;
}

const count = once(() => new Intl.NumberFormat("en-GB"));

const size = once(() => new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }));

export const record = {
  everything,
  faults,
  takeOut,
  title: "Your data",
  intro: "Your record is one file on this computer. Soleus makes a backup a day when something has changed.",
  kind: (kind: string, n: number) => `${count().format(n)} ${kindOf(kind, n)}`,
  /** A kind of entry as the head of its row. */
  kindOf: (kind: string) => kindOf(kind, 2).replace(/^./, (letter) => letter.toUpperCase()),
  number: (n: number) => count().format(n),
  none: "Nothing recorded yet",
  newest: (when: string) => `The newest is of ${when}.`,
  size: (bytes: number) =>
    bytes < 1_000_000 ? `${size().format(Math.max(1, bytes / 1000))} kB` : `${size().format(bytes / 1_000_000)} MB`,
  fault: {
    openFolder: "Show the folder",
    retry: "Try again",
    backup: (when: string) => `Open the backup of ${when}`,
    backupHolds: (when: string) => `Your newest good backup is of ${when}. It holds:`,
    backupMissing: "What you recorded after that is not in it.",
    backupKeeps: "The file that is there now is renamed and kept.",
    noBackup: "There is no usable backup in this folder.",
    salvage: "See what can be rescued",
    salvageHolds: "These can still be read from the damaged file:",
    salvageRest: "What cannot be read is not among them. The damaged file is renamed and kept, so nothing more is lost by opening these.",
    salvageNothing: "Nothing can be read from the damaged file.",
    salvageKeep: "Open what was rescued",
    withoutJournal: "Open what is here",
    empty: "Start with an empty record",
    emptySure: "Really start empty? The old file is renamed and kept in your data folder.",
    emptyYes: "Yes, start empty",
    cancel: "Cancel",
    details: "Technical details",
    other: "Other ways",
    opening: "Opening your record…",
    openingText: "The disk is slow just now. You can use the guide, Cramp now and Check my leg meanwhile.",
    here: "Your record is not open, so nothing you enter here is saved.",
    why: "What happened, and what you can do",
    look: "Look at the record",
    view: "You see your record as it is on the disk. What you enter is kept in memory only, until the folder can be written.",
    viewReplaced: "What you enter from now on is kept in memory, and goes to that backup when you close Soleus.",
  },
  held: {
    title: "Some changes are not saved yet",
    changes: (n: number) => (n === 1 ? "1 change is kept" : `${n} changes are kept`),
    text: "in memory only and would be lost if the computer stopped now. What you saved before is safe.",
    trying: "Soleus keeps trying.",
    none: "What you saved before is safe. What you enter from now on is kept in memory only until it can be saved.",
    viewTitle: "Nothing can be saved just now",
    retry: "Try to save now",
    takeOut: "Save a copy elsewhere",
  },
  afterCrash: "Soleus did not end properly last time. Everything it had saved is here.",
  backups: {
    title: "Backups",
    none: "There is no backup yet. The first one is made at the next start.",
    now: "Back up now",
    elsewhere: "Back up to another place",
    made: "Backup made",
    savedTo: (path: string) => `Saved to ${path}`,
    reasons: {
      daily: "daily",
      asked: "you asked for it",
      "before-import": "before an import",
      "before-restore": "before a restore",
      replaced: "another file took its place",
    } as Record<string, string>,
    beforeVersion: "before an update",
    restore: (when: string) => `Restore the backup of ${when}`,
    restoreShort: "Restore",
    restoreFile: "Restore from a file",
    lookTitle: "Restore this backup?",
    lookWhat: "What",
    lookBackup: "In the backup",
    lookHere: "Now",
    lookNewest: "Newest",
    lookLost: (what: string) => `Not in the backup: ${what}.`,
    lookUndo: "Your present record is backed up first, so you can undo this.",
    yes: "Restore it",
    restored: "The backup is restored.",
    undo: "Undo the restore",
    when: "Made",
    why: "Why",
    bytes: "Size",
    act: "Action",
  },
  upkeep: {
    title: "The last daily backup did not work.",
    text: "Soleus tries again every hour. Your record itself is as it was.",
  },
  out: {
    title: "Take your record out",
    passphrase: "Passphrase, if you want the file encrypted",
    passphraseHint:
      "It counts for “Everything” and for a backup saved elsewhere. Tables are never encrypted. Anyone who has a plain file can read it.",
    again: "The same passphrase again",
    differs: "The two are not the same.",
    lost: "There is no way to open an encrypted file without its passphrase. A lost passphrase is lost data.",
    format: "The encrypted file is in the age format, which other programs can open too.",
  },
  in: {
    title: "Bring in another record",
    intro: "Merges an export from another computer. Importing the same file twice changes nothing.",
    passphrase: "Passphrase, if the file is encrypted",
    choose: "Choose a file to import",
    lookTitle: "Import this file?",
    added: (n: number) => (n === 1 ? "1 new entry" : `${n} new entries`),
    deleted: (n: number) =>
      n === 1 ? "1 entry that is here will be deleted: the other computer deleted it" : `${n} entries that are here will be deleted: the other computer deleted them`,
    updated: (n: number) => `${n} newer versions of entries that are here`,
    unchanged: (n: number) => `${n} entries that are here already`,
    refused: (n: number) => `${n} entries cannot be used and are left out`,
    conflicts: (n: number) => `${n} entries were changed on both computers. The newer version counts; the other is kept.`,
    conflict: (kind: string, kept: "file" | "here", here: string, file: string) =>
      `${kindOf(kind, 1)}: changed here on ${here}, in the file on ${file}. ${kept === "file" ? "The file's version counts." : "The version here counts."}`,
    undo: "Your present record is backed up first, so you can undo this.",
    undoIt: "Undo the import",
    yes: "Import it",
    done: "Imported.",
    locked: "This file is encrypted. Enter its passphrase and choose it again.",
  },
  folder: {
    title: "Where your record is",
    here: "Your record is in",
    usual: "The usual folder is",
    usualHolds: "Another record is still there. Erasing does not touch it.",
    choose: "Choose another folder…",
    back: "Use the usual folder again",
    open: "This folder keeps no permissions: other people who use this computer can open your record.",
    lookTitle: "Use this folder?",
    same: "Your record is in this folder already.",
    holds: "It holds a Soleus record, which is opened:",
    empty: "It holds no record yet.",
    stays: (folder: string) => `Your present record stays in ${folder}, unchanged.`,
    cannot: "This folder cannot be used.",
    use: "Open that record",
    copy: "Copy my record there and use it",
    fresh: "Begin an empty record there",
    moved: (folder: string) => `Your record is now in ${folder}.`,
    before: (folder: string) => `The record you used before is still in ${folder}.`,
    forgotten: "Soleus could not note this for the next start. It will look in the usual folder again then.",
  },
  viewer: {
    title: "Your record, to look at",
    intro: (version: number) =>
      `Read only: nothing in it can be changed here. It has version ${version} of the tables, so some names may be new.`,
    kinds: "What to show",
    older: "Older",
    newer: "Newer",
    noTime: "No date",
    empty: "There is nothing more.",
    close: "Close the record",
  },
  closing: {
    title: "Some changes are not saved",
    text: "The disk does not take them. If you close Soleus now, they are lost. Free some space, or save a copy elsewhere first.",
    stay: "Go back",
    leave: "Close and lose them",
  },
  erase: {
    title: "Erase everything",
    intro:
      "Removes your record, its backups, files moved aside, the log and the window's place from this computer. Files you saved elsewhere stay. This cannot be undone.",
    first: "Take your record out first if you may need it again.",
    honest: "On a flash disk, old blocks can survive where only special tools reach. Full-disk encryption is the only full answer to that.",
    button: "Erase everything…",
    lookTitle: "Erase everything?",
    word: "erase",
    type: "Type the word “erase”",
    yes: "Erase everything for good",
    done: (n: number) => `${n} files are erased. Soleus looked again and found nothing left.`,
    left: "These files could not be erased:",
  },
  protects: {
    title: "What protects your data",
    does: "Only your account may open the folder. Deleted text is overwritten in the file. Soleus never connects to a network and writes nothing about your health to its log.",
    doesNot:
      "Soleus adds no password of its own. Anyone who can use your account, or who has the disk and it is not encrypted, can read your record.",
    deleted:
      "An entry you delete keeps its text for 30 days, so that you can undo it. The next start after that wipes the text. Backups made before still hold it until they are replaced, most of them within half a year.",
  },
};

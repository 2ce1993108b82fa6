// GENERATED from the Rust types by `cargo xtask bindings`. Do not edit: a stale file fails the tests.

export type AppInfo = { 
/**
 * The app's version.
 */
version: string, 
/**
 * The folder with the record.
 */
dataDir: string, 
/**
 * Why no sound can be heard, if that is known.
 */
soundTrouble: string | null, 
/**
 * Whether this is a debug build, which has a speed factor and a fake clock.
 */
debug: boolean, };

export type Code = "bad_input" | "not_found" | "conflict" | "locked" | "store_closed" | "disk_full" | "read_only" | "corrupt" | "platform" | "internal";

export type Entry<T> = { 
/**
 * Its id.
 */
id: EntryId, 
/**
 * When what it records happened.
 */
at: Stamp, 
/**
 * The episode (or other entry) it belongs to.
 */
subject: EntryId | null, 
/**
 * When it was written or last changed.
 */
changed: Stamp, 
/**
 * What it says.
 */
body: T, };

export type EntryId = string;

export type Failure = { 
/**
 * What the UI branches on.
 */
code: Code, 
/**
 * What happened, for a log line or the details under the words.
 */
message: string, };

export type Question = { 
/**
 * The person's words, or the guide's, at most 500 characters.
 */
text: string, 
/**
 * The guide page it was added from.
 */
from: string | null, 
/**
 * Whether it has been asked.
 */
asked: boolean, };

export type QuestionEdit = { 
/**
 * Which question.
 */
id: EntryId, 
/**
 * What it now says.
 */
question: Question, };

export type Questions = { 
/**
 * Every question that was not deleted.
 */
questions: Array<Entry<Question>>, 
/**
 * How many entries of the list could not be read.
 */
unreadable: number, };

export type Settings = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Text size in percent, 80 to 200.
 */
textPercent: number, 
/**
 * Width of a line in the reader, in characters, 40 to 100.
 */
lineChars: number, 
/**
 * Volume of the cues, 0 (mute) to 100.
 */
volume: number, 
/**
 * One plain beep for every cue instead of a tone for each.
 */
singleBeep: boolean, 
/**
 * Spoken cues where the system has a voice.
 */
speech: boolean, 
/**
 * ISO 3166 two-letter country for the emergency number; `None` until chosen.
 */
country: string | null, 
/**
 * The person's own emergency number, which wins over the country's.
 */
emergencyNumber: string | null, 
/**
 * Distances.
 */
units: Units, 
/**
 * Whether the first-run pages were seen or skipped.
 */
welcomed: boolean, };

export type Stamp = { 
/**
 * Milliseconds since 1970-01-01 UTC.
 */
ms: number, 
/**
 * Minutes east of UTC, -1560..=1560.
 */
offsetMin: number, };

export type Theme = "system" | "light" | "dark";

export type Units = "km" | "miles";

/** Every command: what it takes and what it answers. */
export interface Commands {
  settings_get: { args: null; out: Settings };
  settings_put: { args: Settings; out: Settings };
  app_info: { args: null; out: AppInfo };
  sound_test: { args: null; out: AppInfo };
  show_data_folder: { args: null; out: null };
  questions: { args: null; out: Questions };
  question_add: { args: Question; out: Questions };
  question_edit: { args: QuestionEdit; out: Questions };
  question_delete: { args: EntryId; out: Questions };
  question_restore: { args: EntryId; out: Questions };
}

/** What the window hears. */
export interface Events {
  "session-changed": unknown;
  "data-changed": string[];
}

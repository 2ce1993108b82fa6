// GENERATED from the Rust types by `cargo xtask bindings`. Do not edit: a stale file fails the tests.

export type ActionKind = "check" | "routine" | "cramp-now" | "recovery" | "gate" | "question";

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

export type Article = { 
/**
 * Unique over all shelves; the file's name.
 */
id: string, 
/**
 * Where it stands.
 */
shelf: Shelf, 
/**
 * The page's heading.
 */
title: string, 
/**
 * Its place within the shelf.
 */
order: number, 
/**
 * One plain sentence.
 */
summary: string, 
/**
 * What a lay person would type to find it.
 */
synonyms: Array<string>, 
/**
 * Pages named at its foot.
 */
related: Array<string>, 
/**
 * Places on the leg map (conditions only).
 */
places: Array<string>, 
/**
 * What stands before the first heading.
 */
lead: Array<PageBlock>, 
/**
 * The second-level sections.
 */
sections: Array<PageSection>, };

export type BlockBody = { "kind": "paragraph", 
/**
 * Its text.
 */
text: Array<Inline>, } | { "kind": "list", 
/**
 * Whether the items are numbered.
 */
ordered: boolean, 
/**
 * The items; each holds blocks.
 */
items: Array<ListItem>, } | { "kind": "table", 
/**
 * The heading row.
 */
head: Array<Array<Inline>>, 
/**
 * The rows below it.
 */
rows: Array<Array<Array<Inline>>>, } | { "kind": "quote", 
/**
 * What stands in it.
 */
blocks: Array<PageBlock>, } | { "kind": "action" } & PageAction | { "kind": "disagree" } & Disagree | { "kind": "not_advised" } & NotAdvised | { "kind": "figure" } & PageFigure | { "kind": "urgent" } & Urgent;

export type Bookmark = { 
/**
 * The page's id.
 */
id: string, 
/**
 * Whether it is bookmarked from now on.
 */
on: boolean, };

export type Code = "bad_input" | "not_found" | "conflict" | "locked" | "store_closed" | "disk_full" | "read_only" | "corrupt" | "platform" | "internal";

export type Disagree = { 
/**
 * The seed checklist's contradictions it settles: `X5`.
 */
x: Array<string>, 
/**
 * The question.
 */
topic: string, 
/**
 * What each says.
 */
says: Array<Voice>, 
/**
 * What the app does.
 */
rule: string, 
/**
 * Why.
 */
why: string, };

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

export type EvidenceLabel = "strong" | "some" | "weak" | "opinion" | "ours";

export type Failure = { 
/**
 * What the UI branches on.
 */
code: Code, 
/**
 * What happened, for a log line or the details under the words.
 */
message: string, };

export type FoundPage = { 
/**
 * Its id.
 */
page: string, 
/**
 * Its shelf.
 */
shelf: Shelf, 
/**
 * Its title.
 */
title: Array<TextRun>, 
/**
 * Its one sentence.
 */
summary: string, 
/**
 * Its best sections.
 */
sections: Array<FoundSection>, };

export type FoundSection = { 
/**
 * Its anchor; empty for the page's beginning.
 */
section: string, 
/**
 * Its heading.
 */
heading: Array<TextRun>, 
/**
 * Its text round the match.
 */
snippet: Array<TextRun>, };

export type GlossaryTerm = { 
/**
 * The id used in links.
 */
id: string, 
/**
 * The word.
 */
name: string, 
/**
 * The explanation.
 */
text: string, };

export type Inline = { "kind": "text", 
/**
 * The text.
 */
text: string, } | { "kind": "strong", 
/**
 * What is strong.
 */
inner: Array<Inline>, } | { "kind": "emphasis", 
/**
 * What is stressed.
 */
inner: Array<Inline>, } | { "kind": "page", 
/**
 * The page.
 */
page: string, 
/**
 * The section, if the link names one.
 */
section: string | null, 
/**
 * The link's text.
 */
inner: Array<Inline>, } | { "kind": "term", 
/**
 * The glossary's id.
 */
term: string, 
/**
 * The link's text.
 */
inner: Array<Inline>, };

export type Library = { 
/**
 * The shelves that have pages, in order.
 */
shelves: Array<ShelfView>, 
/**
 * Bookmarked pages, newest first; empty while the record is closed.
 */
bookmarks: Array<string>, 
/**
 * Who reviewed the content, and when.
 */
review: Review, };

export type ListItem = { 
/**
 * What stands in it, usually one paragraph.
 */
blocks: Array<PageBlock>, };

export type NotAdvised = { 
/**
 * The things.
 */
items: Array<Unadvised>, };

export type PageAction = { 
/**
 * Where it leads. In the tree sent to the screen it is called `leads`, because `kind` names the block.
 */
leads: ActionKind, 
/**
 * The routine or the gate; empty for the other kinds.
 */
target: string, 
/**
 * The button's words.
 */
label: string, 
/**
 * The question to add (kind `question` only).
 */
text: string, };

export type PageBlock = { 
/**
 * What it shows.
 */
body: BlockBody, 
/**
 * What it rests on; none for blocks that carry their sources inside, or claim nothing.
 */
mark: SourceMark | null, };

export type PageFigure = { 
/**
 * Which drawing: one of [`FIGURES`] or `stretch:<exercise>`.
 */
id: string, 
/**
 * What it shows, in words.
 */
alt: string, 
/**
 * The line under it.
 */
caption: string, };

export type PageId = { 
/**
 * The page's id.
 */
id: string, };

export type PageLine = { 
/**
 * The page's id.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * One plain sentence.
 */
summary: string, 
/**
 * What else a person would type to find it.
 */
synonyms: Array<string>, 
/**
 * Places on the leg map.
 */
places: Array<string>, };

export type PageSection = { 
/**
 * Its anchor, unique within the page.
 */
id: string, 
/**
 * 2 or 3.
 */
level: number, 
/**
 * The heading's text.
 */
title: string, 
/**
 * What stands under the heading itself.
 */
blocks: Array<PageBlock>, 
/**
 * The sections below it.
 */
sections: Array<PageSection>, };

export type PageView = { 
/**
 * The page itself.
 */
article: Article, 
/**
 * The sources it names, in the order of their first mention.
 */
sources: Array<Source>, 
/**
 * The glossary words it uses.
 */
terms: Array<GlossaryTerm>, 
/**
 * The pages it names at its foot.
 */
related: Array<PageLine>, 
/**
 * The page before it on the shelf.
 */
previous: PageLine | null, 
/**
 * The page after it on the shelf.
 */
next: PageLine | null, 
/**
 * Whether it is bookmarked.
 */
bookmarked: boolean, };

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

export type ReadAs = { 
/**
 * What was typed.
 */
typed: string, 
/**
 * What it was read as.
 */
read: string, };

export type Review = { 
/**
 * Whether a clinician has reviewed it.
 */
reviewed: boolean, 
/**
 * What the reader is told about that.
 */
text: string, 
/**
 * The content's version.
 */
contentVersion: string, 
/**
 * The day it last changed, `YYYY-MM-DD`.
 */
changed: string, };

export type SearchText = { 
/**
 * The text; only its first 200 characters count.
 */
text: string, };

export type SearchView = { 
/**
 * The pages, best first.
 */
pages: Array<FoundPage>, 
/**
 * Words that were read as others.
 */
readAs: Array<ReadAs>, 
/**
 * Words to try instead, when there are no pages.
 */
suggestions: Array<string>, };

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

export type Shelf = "first-aid" | "conditions" | "recovering" | "preventing" | "seeing-a-clinician" | "how-the-leg-works" | "how-this-guide-decides";

export type ShelfView = { 
/**
 * Which shelf.
 */
shelf: Shelf, 
/**
 * Its pages in order.
 */
pages: Array<PageLine>, };

export type Source = { 
/**
 * The key used in marks.
 */
id: string, 
/**
 * The author or the organisation.
 */
body: string, 
/**
 * The title.
 */
title: string, 
/**
 * The year; 0 when undated.
 */
year: number, 
/**
 * The address as text; may be empty. The app never opens it.
 */
link: string, 
/**
 * What kind of evidence it is.
 */
kind: SourceKind, 
/**
 * The day it was read, `YYYY-MM-DD`; empty when it was not read for this app.
 */
read: string, 
/**
 * A caution about it.
 */
note: string, };

export type SourceKind = "guideline" | "review" | "trial" | "study" | "case-report" | "patient-information" | "textbook" | "opinion" | "commercial" | "news" | "seed" | "general-knowledge";

export type SourceMark = { 
/**
 * Ids of sources; may be empty for our own rule of thumb.
 */
sources: Array<string>, 
/**
 * How well they support it; none when the block claims nothing.
 */
label: EvidenceLabel | null, };

export type SourceUse = { 
/**
 * The source.
 */
source: Source, 
/**
 * The pages that name it.
 */
pages: Array<PageLine>, };

export type Stamp = { 
/**
 * Milliseconds since 1970-01-01 UTC.
 */
ms: number, 
/**
 * Minutes east of UTC, -1560..=1560.
 */
offsetMin: number, };

export type TextRun = { 
/**
 * The text.
 */
text: string, 
/**
 * Whether it matched.
 */
marked: boolean, };

export type Theme = "system" | "light" | "dark";

export type Unadvised = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why it is not advised.
 */
why: string, 
/**
 * The source's id.
 */
source: string, };

export type Units = "km" | "miles";

export type Urgent = { 
/**
 * How urgent.
 */
level: UrgentLevel, 
/**
 * The signs.
 */
items: Array<string>, 
/**
 * The sources' ids.
 */
sources: Array<string>, };

export type UrgentLevel = "L1" | "L2";

export type Voice = { 
/**
 * Who says it, in plain words.
 */
who: string, 
/**
 * What they say.
 */
what: string, 
/**
 * The source's id.
 */
source: string, };

/** Every command: what it takes and what it answers. */
export interface Commands {
  guide_library: { args: null; out: Library };
  guide_page: { args: PageId; out: PageView };
  guide_search: { args: SearchText; out: SearchView };
  guide_sources: { args: null; out: Array<SourceUse> };
  guide_bookmark: { args: Bookmark; out: Array<string> };
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

// GENERATED from the Rust types by `cargo xtask bindings`. Do not edit: a stale file fails the tests.

export type AboutMeAnswers = { 
/**
 * The answers by question; questions left out count as not asked.
 */
answers: { [key in string]: CheckAnswer }, };

export type AboutMeView = { 
/**
 * The questions about the person.
 */
questions: Array<CheckQuestion>, 
/**
 * When they were last confirmed or changed.
 */
at: Stamp | null, };

export type ActionKind = "check" | "routine" | "cramp-now" | "recovery" | "gate" | "question";

export type Activity = "stretch" | "massage" | "strength" | "running" | "cold";

export type AfterHurt = "gentler" | "skip_exercise" | "end";

export type Alert = "worse_early" | "look_due" | "not_clearly_better" | "too_long" | "stepped_back" | "plan_changed" | "needs_clinician";

export type Amendment<T> = { 
/**
 * What was shown.
 */
was: Partial<T>, 
/**
 * What is wanted; the same names as in `was`.
 */
now: Partial<T>, };

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

export type Appointment = { 
/**
 * When it is; without a time it is an event of the whole day.
 */
when: When, 
/**
 * Where, in the person's words, or nothing.
 */
place: string, };

export type ArmAngles = { 
/**
 * Shoulder flexion: 0 along the trunk, positive forwards. -60 to 180.
 */
shoulder: number, 
/**
 * Elbow flexion: 0 straight. 0 to 150.
 */
elbow: number, 
/**
 * Wrist extension: 0 in line, positive back of the hand to the forearm. -80 to 95.
 */
wrist: number, };

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
 * How urgent what it tells about is by itself; such a page begins with its red-flag boxes.
 */
urgent: UrgentLevel | null, 
/**
 * Its place within the shelf.
 */
order: number, 
/**
 * One plain sentence.
 */
summary: string, 
/**
 * Its other names, lay and medical.
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
 * The activities it tells how to do: while one is locked, the page says so at its top.
 */
locks: Array<Activity>, 
/**
 * What stands before the first heading.
 */
lead: Array<PageBlock>, 
/**
 * The second-level sections.
 */
sections: Array<PageSection>, };

export type BackReason = "one_point" | "two_points" | "worse";

export type BackupLook = { 
/**
 * The backup.
 */
backup: BackupView, 
/**
 * What it holds.
 */
holds: Holdings, };

export type BackupView = { 
/**
 * Its name, to ask for it.
 */
name: string, 
/**
 * When it was made on the person's clock, as `2026-11-21T06:30:00`.
 */
made: string, 
/**
 * Why: `daily`, `asked`, `before-import`, `before-restore`, `before-version-N`.
 */
reason: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

export type BackupWish = { 
/**
 * To a place the person chooses; otherwise to the shelf in the data folder.
 */
elsewhere: boolean, 
/**
 * Encrypts it; only for one that goes elsewhere.
 */
passphrase: Passphrase | null, };

export type Basis = { 
/**
 * Ids of `content/sources.toml`.
 */
source: Array<string>, 
/**
 * Our own choice: shown as "rule of thumb".
 */
ours: boolean, };

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

export type BodySpot = "hip" | "shoulder" | "head" | "near_knee" | "near_ankle" | "near_heel" | "near_ball" | "near_toe" | "near_elbow" | "near_wrist" | "near_palm" | "far_knee" | "far_ankle" | "far_heel" | "far_ball" | "far_toe" | "far_elbow" | "far_wrist" | "far_palm";

export type Bookmark = { 
/**
 * The page's id.
 */
id: string, 
/**
 * Whether it is bookmarked from now on.
 */
on: boolean, };

export type CalfMuscle = "gastrocnemius" | "soleus";

export type ChangedSection = { 
/**
 * Its anchor; empty for the page's beginning.
 */
section: string, 
/**
 * Its heading; empty for the page's beginning.
 */
title: string, 
/**
 * Whether it was not there before.
 */
new: boolean, };

export type ChartDay = { 
/**
 * The day.
 */
day: Day, 
/**
 * The newest report of the day on the episode's leg.
 */
leg: LegReport | null, 
/**
 * Confidence.
 */
confidence: number | null, 
/**
 * Minutes walked and run that day; missing if nothing was noted.
 */
minutes: number | null, 
/**
 * Single-leg heel raises of the sore leg, if tested that day.
 */
raises: number | null, 
/**
 * The same of the other leg.
 */
other: number | null, 
/**
 * The side difference of single-leg heel raises in per cent, if tested that day on both legs.
 */
difference: number | null, };

export type CheckAnswer = { "kind": "options", 
/**
 * The options that apply.
 */
chosen: Array<string>, 
/**
 * The options the person is not sure about.
 */
unsure: Array<string>, } | { "kind": "number", 
/**
 * 0 to 10; anything else is read as "not sure".
 */
value: number, } | { "kind": "not_sure" };

export type CheckCause = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
what: string, 
/**
 * The guide page about it.
 */
page: string | null, 
/**
 * Answers that speak for it.
 */
speaksFor: Array<CheckGiven>, 
/**
 * Answers that speak against it.
 */
against: Array<CheckGiven>, 
/**
 * The answers speak more for it than against it.
 */
likely: boolean, 
/**
 * Must not be missed, whatever its place.
 */
mustNotMiss: boolean, };

export type CheckDue = { "kind": "now" } | { "kind": "today", 
/**
 * The hour.
 */
hour: number, } | { "kind": "tonight" } | { "kind": "by", 
/**
 * The date on the person's calendar.
 */
day: Day, 
/**
 * Monday = 1 to Friday = 5.
 */
weekday: number, 
/**
 * No weekday lay within the rule's days, so this is the first one after them.
 */
laterThanWished: boolean, } | { "kind": "look_again", 
/**
 * The date of the first check-in.
 */
day: Day, };

export type CheckEarlier = { 
/**
 * The `earlier` of the page before.
 */
before: Stamp, };

export type CheckFigure = { 
/**
 * Places of the leg map that are marked.
 */
marks: Array<string>, 
/**
 * A tape round both calves, 10 cm below the bump under the kneecap.
 */
tape: boolean, 
/**
 * The drawing in words, for those who do not see it.
 */
alt: string, };

export type CheckGiven = { 
/**
 * The question's short name.
 */
short: string, 
/**
 * The options that apply, in words; empty for "none of these", a number or "not sure".
 */
chosen: Array<string>, 
/**
 * The options left open, in words.
 */
unsure: Array<string>, 
/**
 * The number, for the 0-10 scale.
 */
number: number | null, 
/**
 * "Not sure" about the whole question.
 */
notSure: boolean, };

export type CheckHistory = { 
/**
 * Finished checks, newest first.
 */
history: Array<CheckRow>, 
/**
 * From where to go on; `None` at the end.
 */
earlier: Stamp | null, 
/**
 * How many could not be read.
 */
unreadable: number, };

export type CheckHome = { 
/**
 * A check that was broken off less than a day ago, or is under way.
 */
open: CheckRunView | null, 
/**
 * The newest finished checks, newest first.
 */
history: Array<CheckRow>, 
/**
 * From where [`CheckEarlier`] goes on; `None` when all are listed.
 */
earlier: Stamp | null, 
/**
 * How many of the checks read cannot be read.
 */
unreadable: number, };

export type CheckIn = { 
/**
 * The check-in day it is about.
 */
day: Day, 
/**
 * The daily rows.
 */
rows: DailyRows, 
/**
 * The left leg, if it was asked.
 */
left: LegReport | null, 
/**
 * The right leg, if it was asked.
 */
right: LegReport | null, 
/**
 * What was done.
 */
done: Array<Done>, 
/**
 * Confidence in the leg, 0 to 10.
 */
confidence: number | null, 
/**
 * The person's own words.
 */
note: string, 
/**
 * Reusable tags.
 */
tags: Array<string>, 
/**
 * Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
 * back.
 */
leadMs: number, };

export type CheckInEdit = { 
/**
 * The check-in to change.
 */
id: EntryId, 
/**
 * What is changed of it.
 */
change: Amendment<CheckIn>, };

export type CheckInSaved = { 
/**
 * The check-in's id.
 */
id: EntryId, 
/**
 * The check-in as it stands.
 */
entry: Entry<CheckIn>, 
/**
 * Rows answered "yes" or "not sure": the check comes next.
 */
toCheck: Array<Row>, 
/**
 * The level that a row answered "yes" comes to at once.
 */
level: Level | null, 
/**
 * The check is offered: a red row, a stop that this check-in raised, worse, or an ache at rest.
 */
offerCheck: boolean, 
/**
 * The screen as it now stands.
 */
view: CheckInView, };

export type CheckInView = { 
/**
 * Today's check-in day.
 */
today: Day, 
/**
 * The day before.
 */
yesterday: Day, 
/**
 * The rows.
 */
rows: Array<RowWords>, 
/**
 * The legs to ask about: those of the open episodes.
 */
legs: Array<Side>, 
/**
 * The newest check-in of today.
 */
ofToday: Entry<CheckIn> | null, 
/**
 * The newest check-in of yesterday; "same as yesterday" needs one.
 */
ofYesterday: Entry<CheckIn> | null, 
/**
 * Tags used before, the most recent first.
 */
tags: Array<string>, 
/**
 * The last 60 days' check-ins, newest first.
 */
recent: Array<Entry<CheckIn>>, 
/**
 * Check-ins ever made.
 */
total: number, 
/**
 * Check-ins whose red rows can still be taken back by opening their answers.
 */
mayTakeBack: Array<EntryId>, };

export type CheckInsAsked = { 
/**
 * So many are known already.
 */
after: number, 
/**
 * At most so many more.
 */
most: number, };

export type CheckKind = "yes_no" | "one" | "many" | "scale";

export type CheckOption = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it says.
 */
text: string, 
/**
 * On the step that confirms "About me": the answer kept there.
 */
given: CheckGiven | null, };

export type CheckQuestion = { 
/**
 * Its id.
 */
id: string, 
/**
 * When it comes.
 */
stage: CheckStage, 
/**
 * How it is answered.
 */
kind: CheckKind, 
/**
 * The question.
 */
ask: string, 
/**
 * A short name, for the review list.
 */
short: string, 
/**
 * Why it is asked.
 */
why: string, 
/**
 * How to find out, without doing anything that could hurt; may be empty.
 */
help: string, 
/**
 * Where to look or feel, drawn beside the help.
 */
figure: CheckFigure | null, 
/**
 * The options, in order; empty for the 0-10 scale.
 */
options: Array<CheckOption>, 
/**
 * Drawn as the leg map.
 */
map: boolean, 
/**
 * The answer given, or the one kept in "About me" and not yet confirmed.
 */
answer: CheckAnswer | null, 
/**
 * Whether the answer comes from "About me" and waits to be confirmed.
 */
fromAboutMe: boolean, 
/**
 * Set when its options are questions of their own.
 */
sheet: CheckSheet | null, };

export type CheckReason = { 
/**
 * The rule's id.
 */
rule: string, 
/**
 * Its level.
 */
level: Level, 
/**
 * What it found.
 */
title: string, 
/**
 * Why that matters.
 */
because: string, 
/**
 * Whom to see.
 */
who: string, 
/**
 * What to say to them.
 */
say: string, 
/**
 * The answers that fired it: short question and answer in words.
 */
answers: Array<CheckGiven>, 
/**
 * Source ids.
 */
sources: Array<string>, 
/**
 * How sure the ground is: strong, some, weak, opinion, ours.
 */
label: string, };

export type CheckReply = { 
/**
 * The question.
 */
question: string, 
/**
 * The answer.
 */
answer: CheckAnswer, };

export type CheckResult = { 
/**
 * The journal entry, once it is kept.
 */
id: EntryId | null, 
/**
 * Whether it is on the disk: not while the record is closed or the disk refuses changes.
 */
saved: boolean, 
/**
 * Whom it is about.
 */
who: Who, 
/**
 * When it was given.
 */
at: Stamp, 
/**
 * The level.
 */
level: Level, 
/**
 * The level's name in words.
 */
name: string, 
/**
 * What the level means.
 */
meaning: string, 
/**
 * By when.
 */
due: CheckDue, 
/**
 * Every rule that fired, the most urgent first; benign patterns for self-care.
 */
reasons: Array<CheckReason>, 
/**
 * What else it could be.
 */
causes: Array<CheckCause>, 
/**
 * What would change this.
 */
change: Array<string>, 
/**
 * What to do meanwhile.
 */
do: Array<string>, 
/**
 * What not to do meanwhile.
 */
dont: Array<string>, 
/**
 * Advice hidden by the answers.
 */
hidden: Array<HiddenAdvice>, 
/**
 * What is locked in the app.
 */
locks: Array<LockView>, 
/**
 * Emergency numbers to show.
 */
numbers: Array<string>, 
/**
 * Questions left at "not sure", by short name.
 */
unsure: Array<string>, 
/**
 * Questions that could have mattered and were not asked or answered, by short name.
 */
missing: Array<string>, 
/**
 * All answers in words.
 */
answers: Array<CheckGiven>, 
/**
 * From an own result that allows it: the plan or routine that fits, as `recovery:cramp` or `routine:calves`.
 */
next: string | null, 
/**
 * What the answers tell the form of that plan.
 */
start: PlanStart | null, 
/**
 * Which leg it was about: `left`, `right` or `both`, if it was said.
 */
leg: string | null, 
/**
 * The one place on the leg map, if exactly one was chosen.
 */
place: string | null, 
/**
 * The content's version it was decided by.
 */
content: string, 
/**
 * Until when its answers can be opened again; nothing when that time is over.
 */
reopenUntil: Stamp | null, 
/**
 * Whether it was taken back: it then closes nothing.
 */
takenBack: boolean, };

export type CheckRow = { 
/**
 * The entry.
 */
id: EntryId, 
/**
 * When the result was given.
 */
at: Stamp, 
/**
 * Whom it was about.
 */
who: Who, 
/**
 * Its level.
 */
level: Level, 
/**
 * The level's name.
 */
name: string, };

export type CheckRunView = { 
/**
 * Whom it is about.
 */
who: Who, 
/**
 * When it was begun.
 */
started: Stamp, 
/**
 * Whether it is kept on disk; a check also works while the record is closed or the disk refuses, in memory only.
 */
kept: boolean, 
/**
 * The question to answer now; `None` when nothing can change any more and the review list is next.
 */
question: CheckQuestion | null, 
/**
 * Questions answered so far.
 */
answered: number, 
/**
 * Questions that can still matter; shrinks and may grow with an answer.
 */
left: number, 
/**
 * An answer that means an emergency: shown at once, before anything else is asked.
 */
emergency: CheckResult | null, 
/**
 * Whether the person chose to go on after an emergency, to complete the summary.
 */
wentOn: boolean, 
/**
 * Every answered question, in order, for the review list.
 */
review: Array<CheckQuestion>, };

export type CheckSheet = "look" | "confirm";

export type CheckStage = "who" | "red" | "leg" | "you" | "place";

export type CheckStart = { 
/**
 * Whom it is about.
 */
who: Who, };

export type ClassClosed = { 
/**
 * The activity asked about.
 */
activity: Activity, 
/**
 * Why, and until when; `None` if it is allowed.
 */
closed: Closed | null, 
/**
 * Who opened it, if a clinician's word did.
 */
opened: OpenedBy | null, };

export type ClinicianWord = { 
/**
 * Who: "Dr Novak, A&E".
 */
who: string, 
/**
 * The day of the visit.
 */
seen: Day, 
/**
 * The time of the visit, `HH:MM`, if it is known.
 */
seenTime: string | null, 
/**
 * Whether the visit was after the result or stop of the same day; `None` if that was not said.
 */
after: boolean | null, 
/**
 * What they found, in any words; "nothing found" counts. Empty opens nothing.
 */
found: string, 
/**
 * The plan may be followed as it stands: results and stops that were before are lifted, every gate keeps its own
 * criteria.
 */
followPlan: boolean, 
/**
 * Steps that are open (`strain/phase-3`), with the steps before them.
 */
gates: Array<string>, 
/**
 * Classes that are open.
 */
permits: Array<Activity>, 
/**
 * Risks they knew of when they said it, by the ids of the check's locks. A word opens no class against a risk that
 * it does not name.
 */
despite: Array<string>, 
/**
 * From when it may be done; at once if `None`.
 */
from: Stamp | null, 
/**
 * Their own limit: not before this, whatever the gates say.
 */
notBefore: Stamp | null, 
/**
 * Until when.
 */
ends: Stamp | null, 
/**
 * The last day it holds, in words kept before times of day could be given.
 */
until: Day | null, 
/**
 * The one episode whose steps it is about.
 */
episode: EntryId | null, 
/**
 * Anything else they said.
 */
note: string, 
/**
 * Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
 * back.
 */
leadMs: number, };

export type Closed = { 
/**
 * Every reason, the weightiest first; never empty.
 */
reasons: Array<ClosedReason>, 
/**
 * When it opens, if nothing but time is missing.
 */
until: Stamp | null, };

export type ClosedReason = { "kind": "result", 
/**
 * Its level.
 */
level: Level, 
/**
 * The daily rows that gave it; empty if it was a check.
 */
rows: Array<Row>, 
/**
 * When it was given.
 */
since: Stamp, 
/**
 * The earliest moment at which a complete new check can end it.
 */
checkFrom: Stamp, 
/**
 * How many of the like, told before it, stand beside it.
 */
again: number, } | { "kind": "stop", 
/**
 * What stopped everything.
 */
stop: StopReason, 
/**
 * When it stopped.
 */
since: Stamp, 
/**
 * The earliest moment at which a complete new check can end it.
 */
checkFrom: Stamp, 
/**
 * How many of the like, told before it, stand beside it.
 */
again: number, } | { "kind": "lock", 
/**
 * The id of the lock in the check's content, which has its words.
 */
id: string, 
/**
 * When the result was given.
 */
since: Stamp, 
/**
 * The earliest moment at which a complete new check can end it.
 */
checkFrom: Stamp, } | { "kind": "word", 
/**
 * The entry of the word.
 */
word: EntryId, 
/**
 * Who said it.
 */
who: string, 
/**
 * When they saw the person.
 */
seen: Day, 
/**
 * Not before this moment; `None` if the word has ended.
 */
notBefore: Stamp | null, 
/**
 * When it ended.
 */
ended: Stamp | null, } | { "kind": "gate", 
/**
 * The recovery that has the gate.
 */
episode: EntryId, 
/**
 * The gate.
 */
gate: string, 
/**
 * What holds it.
 */
status: GateStatus, 
/**
 * When its time is over, if that is still to come.
 */
opensAt: Stamp | null, 
/**
 * What the leg has to show for it, in the plan's words.
 */
missing: Array<string>, } | { "kind": "time_left", 
/**
 * The recovery.
 */
episode: EntryId, 
/**
 * The gate whose time it is.
 */
gate: string, 
/**
 * When it is over.
 */
opensAt: Stamp, } | { "kind": "rest_day", 
/**
 * When it is over.
 */
opensAt: Stamp, } | { "kind": "too_early", 
/**
 * When they are over.
 */
opensAt: Stamp, } | { "kind": "rows" } | { "kind": "rows_red" } | { "kind": "aches", 
/**
 * The leg that aches.
 */
side: Side, } | { "kind": "risk", 
/**
 * The id of the lock in the check's content, which has its words.
 */
id: string, } | { "kind": "unasked" };

export type Closing = { 
/**
 * When it was closed.
 */
at: Stamp, 
/**
 * The reason the person gave.
 */
why: Ending, 
/**
 * When it was opened again, if it was.
 */
reopened: Stamp | null, };

export type Code = "bad_input" | "not_found" | "conflict" | "changed" | "locked" | "store_closed" | "disk_full" | "read_only" | "corrupt" | "bad_file" | "newer_file" | "costly_file" | "platform" | "internal";

export type ColdAdvice = { 
/**
 * How, and when to stop.
 */
text: string, 
/**
 * Minutes one pack stays on, at least.
 */
leastMinutes: number, 
/**
 * Minutes one pack stays on, at most.
 */
mostMinutes: number, 
/**
 * Look at the skin each so many minutes.
 */
lookMinutes: number, 
/**
 * Hours between one coming off and the next.
 */
apartHours: number, 
/**
 * At most so many in 24 hours.
 */
aDay: number, 
/**
 * Only in the first so many hours.
 */
firstHours: number, 
/**
 * Where the numbers come from.
 */
basis: Basis, };

export type ColdPack = { 
/**
 * Minutes it was meant to stay on.
 */
minutes: number, 
/**
 * Seconds it stayed on; `None` while it is on, or when the app ended before it came off.
 */
heldS: number | null, 
/**
 * Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
 * back.
 */
leadMs: number, };

export type ColdRun = { 
/**
 * Milliseconds until it comes off.
 */
leftMs: number, 
/**
 * Milliseconds it is meant to stay on.
 */
ofMs: number, };

export type ColdStart = { 
/**
 * For which episode.
 */
episode: EntryId, 
/**
 * For how many minutes.
 */
minutes: number, };

export type ColdState = { 
/**
 * What holds the next one, if anything.
 */
wait: ColdWait | null, 
/**
 * When the next one may go on; `None` if now, or never again.
 */
from: Stamp | null, 
/**
 * Packs of the last 24 hours.
 */
lately: number, 
/**
 * When the first days end.
 */
until: Stamp, };

export type ColdView = { 
/**
 * Words and numbers.
 */
advice: ColdAdvice, 
/**
 * Why cold stays hidden; `None` if it may be offered.
 */
closed: Closed | null, 
/**
 * What the times of earlier packs allow.
 */
state: ColdState, 
/**
 * The pack that is on.
 */
running: ColdRun | null, 
/**
 * Packs since the onset, newest first.
 */
packs: Array<Entry<ColdPack>>, };

export type ColdWait = "over" | "spaced" | "enough";

export type Condition = { "kind": "exercise_cramp" } | { "kind": "strain", 
/**
 * Its lay signs.
 */
signs: StrainSigns, 
/**
 * Which muscle, if known.
 */
muscle: CalfMuscle | null, } | { "kind": "tightness" } | { "kind": "bruise" } | { "kind": "named", 
/**
 * What it was called.
 */
name: string, 
/**
 * What kind of tissue; unknown counts as the strictest.
 */
what: NamedKind | null, 
/**
 * Who said so.
 */
by: string, 
/**
 * The day of the visit.
 */
on: Day, 
/**
 * Whether the visit was after the result or stop of the same day; `None` if that was not said.
 */
after: boolean | null, 
/**
 * The gates the clinician set.
 */
gates: Array<NamedGate>, };

export type ConflictView = { 
/**
 * Its kind's name in the store.
 */
kind: string, 
/**
 * Whether the version of the file counts; otherwise the one here does.
 */
fileCounts: boolean, 
/**
 * When the version here was changed.
 */
here: Stamp, 
/**
 * When the version in the file was changed.
 */
file: Stamp, };

export type Country = { 
/**
 * ISO 3166 code, two capital letters.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The numbers for an ambulance, the first one first.
 */
numbers: Array<string>, 
/**
 * Where the number comes from.
 */
source: string, 
/**
 * When it was looked up, `YYYY-MM-DD`.
 */
date: string, };

export type CrampAdvice = "weekly" | "growing" | "broken_sleep";

export type CrampEdit = { 
/**
 * The entry to change.
 */
id: EntryId, 
/**
 * When; as before if nothing is said.
 */
when: When | null, 
/**
 * What is changed of it.
 */
change: Amendment<CrampLog>, };

export type CrampLog = { 
/**
 * Which leg.
 */
legs: Legs | null, 
/**
 * When it came.
 */
came: CrampTime | null, 
/**
 * How long it lasted, in whole minutes; 0 is "under a minute".
 */
minutes: number | null, 
/**
 * How the muscle behaved.
 */
spasm: Spasm | null, 
/**
 * Whether it broke the sleep.
 */
woke: Tri | null, 
/**
 * What released it.
 */
released: Array<Release>, 
/**
 * Whether it left the muscle sore.
 */
soreAfter: Tri | null, 
/**
 * The one line asked afterwards: one leg swollen, red, numb or cold?
 */
warningSign: Tri | null, 
/**
 * What may have contributed.
 */
factors: Array<Factor>, 
/**
 * The person's own words.
 */
note: string, 
/**
 * It was not logged when it came, but entered later with its time.
 */
enteredLater: boolean, 
/**
 * Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
 * back.
 */
leadMs: number, };

export type CrampLogged = { 
/**
 * The cramp as it stands.
 */
cramp: Entry<CrampLog>, 
/**
 * Cramps in the last 7 days, this one with them.
 */
lastWeek: number, 
/**
 * One leg swollen, red, numb or cold, or not sure: the check comes next.
 */
toCheck: boolean, 
/**
 * An exercise cramp that left soreness: the cramp plan can be offered.
 */
offersPlan: boolean, 
/**
 * Cramps each week, growing, or breaking sleep: a doctor within weeks.
 */
seeDoctor: CrampAdvice | null, };

export type CrampNow = { 
/**
 * Why not even a gentle stretch may be done; `None` if it may.
 */
stretch: Closed | null, 
/**
 * Why the muscle must not be rubbed; `None` if it may.
 */
rub: Closed | null, 
/**
 * The level that stands.
 */
level: Level | null, 
/**
 * Whether the cramp can be logged: the record is open.
 */
canLog: boolean, };

export type CrampTime = "exercise" | "after_exercise" | "rest" | "night";

export type CrampWeek = { 
/**
 * The week's first day, a Monday.
 */
from: Day, 
/**
 * How many.
 */
cramps: number, 
/**
 * How many of them at night.
 */
nights: number, };

export type Cramps = { 
/**
 * The newest first, at most 200.
 */
cramps: Array<Entry<CrampLog>>, 
/**
 * The last 12 weeks, oldest first; a week without a cramp is there with 0.
 */
weeks: Array<CrampWeek>, 
/**
 * What those of the 12 weeks went with.
 */
with: CrampsWith, 
/**
 * Cramps ever logged.
 */
total: number, 
/**
 * Cramps each week, growing, or breaking sleep: a doctor within weeks.
 */
seeDoctor: CrampAdvice | null, };

export type CrampsAsked = { 
/**
 * So many are known already.
 */
after: number, 
/**
 * At most so many more.
 */
most: number, };

export type CrampsWith = { 
/**
 * What may have played a part.
 */
factors: Array<Tally<Factor>>, 
/**
 * When they came.
 */
came: Array<Tally<CrampTime>>, 
/**
 * Which leg.
 */
legs: Array<Tally<Legs>>, 
/**
 * What released them.
 */
released: Array<Tally<Release>>, 
/**
 * Minutes they lasted, the middle one of those that say.
 */
minutes: number | null, 
/**
 * How many of them say nothing but their time.
 */
bare: number, };

export type DailyRows = Partial<Record<Row, Tri>>;

export type DataStatus = { 
/**
 * The folder of the record.
 */
folder: string, 
/**
 * The usual folder, if the record's is another one.
 */
usual: string | null, 
/**
 * Whether a record lies in the usual folder too.
 */
usualHolds: boolean, 
/**
 * Whether other accounts of this computer may open the folder: some drives keep no permissions.
 */
openToOthers: boolean, 
/**
 * Set while the record is being opened and that takes longer than a moment.
 */
opening: boolean, 
/**
 * Why it is not open; `None` while it is.
 */
fault: FaultCode | null, 
/**
 * The technical words of the fault, for the details.
 */
detail: string | null, 
/**
 * Set while changes are kept in memory because the disk refuses them.
 */
held: PendingView | null, 
/**
 * While it is not open: the newest backup that is sound.
 */
backup: BackupLook | null, 
/**
 * Whether the last run did not end properly; what it had saved is here.
 */
afterCrash: boolean, 
/**
 * Why the last daily backup, or forgetting what was deleted long ago, failed; tried again every hour.
 */
upkeep: FaultCode | null, };

export type Day = string;

export type DayOff = "injured" | "locked";

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
 * Why the app goes this way.
 */
why: string, };

export type Done = "rest" | "walked" | "stretched" | "exercises" | "ran" | "other_sport";

export type Draft = { 
/**
 * When it was begun.
 */
begun: Stamp, 
/**
 * What the form showed before anything was typed.
 */
shown: unknown, 
/**
 * What stands in it.
 */
form: unknown, };

export type DraftPut = { 
/**
 * Which form, for instance `outing/new`.
 */
key: string, 
/**
 * What it showed before anything was typed.
 */
shown: unknown, 
/**
 * What stands in it.
 */
form: unknown, };

export type DrawnStretch = { 
/**
 * The exercise's id.
 */
id: string, 
/**
 * The muscle the figure marks.
 */
muscle: Muscle, 
/**
 * Its two postures.
 */
figure: FigureData, };

export type EmergencyNumber = { 
/**
 * The numbers, the first one first; never empty.
 */
numbers: Array<string>, 
/**
 * Whose they are.
 */
of: NumberOf, 
/**
 * Those of them that nobody has read on an official page for this app.
 */
unread: Array<string>, };

export type EmergencySettings = { 
/**
 * ISO 3166 code of the country, if one was chosen.
 */
country: string | null, 
/**
 * The person's own number, which wins over the country's.
 */
emergencyNumber: string | null, };

export type EndNotice = { 
/**
 * Its first line.
 */
title: string, 
/**
 * Its text.
 */
body: string, };

export type Ending = "recovered" | "something_else" | "stopped";

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
 * When it was written or last changed, by the wall clock of that moment: for display, never for order.
 */
changed: Stamp, 
/**
 * Its place in the order of writing, from 1, over all kinds; no two entries share one. It is given when the entry is
 * first written (for one that is amended until it is finished: at the last amendment) and never moves afterwards,
 * neither by an edit nor by deleting and bringing back. What permits something counts from here: an edit never makes
 * it newer than a danger that was written in between.
 *
 * An import keeps the order that its entries had among themselves and puts all of them after what is here, so that
 * an imported danger never loses against what stood before. Restoring a backup brings that record's own order.
 */
written: number, 
/**
 * The place of its last change in the same order: [`Entry::written`] if it was never changed, higher otherwise. What
 * closes something counts from here: a danger that an edit brought in is as new as the edit. An entry that an
 * import changed keeps its own `written`, and its change comes after everything that is here.
 */
edited: number, 
/**
 * What it says.
 */
body: T, };

export type EntryId = string;

export type Episode = { 
/**
 * What it is.
 */
condition: Condition, 
/**
 * Which leg.
 */
legs: Legs, 
/**
 * The place on the leg map.
 */
place: string | null, 
/**
 * If the onset is only roughly known: the latest it could have been. Gates count from here.
 */
onsetLatest: Stamp | null, 
/**
 * What the person was doing.
 */
doing: string, 
/**
 * What may have contributed.
 */
factors: Array<Factor>, 
/**
 * Whether the leg aches all the time, also at rest, when it is opened.
 */
aches: Tri | null, 
/**
 * The earlier episode this is a return of.
 */
returnedFrom: EntryId | null, 
/**
 * The walk-run table in use; the plan's first one if `None`.
 */
ladder: string | null, 
/**
 * Closings, oldest first; open unless the last one was not reopened.
 */
closings: Array<Closing>, 
/**
 * The plan version the person last saw in full.
 */
planVersion: number, 
/**
 * What edits replaced, oldest first.
 */
revisions: Array<Revision>, 
/**
 * Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
 * back.
 */
leadMs: number, };

export type EpisodeCard = { 
/**
 * The episode.
 */
episode: Entry<Episode>, 
/**
 * Whether it is open.
 */
open: boolean, 
/**
 * Its plan's name; empty for a clinician's own gates.
 */
title: string, };

export type EpisodeClose = { 
/**
 * The episode.
 */
id: EntryId, 
/**
 * How it ended: healed, or for another reason.
 */
why: Ending, };

export type EpisodeEdit = { 
/**
 * The episode.
 */
id: EntryId, 
/**
 * When it began; as before if nothing is said.
 */
when: When | null, 
/**
 * What is changed of it.
 */
change: Amendment<Episode>, };

export type EpisodeForm = { 
/**
 * What it is.
 */
condition: Condition, 
/**
 * Which leg.
 */
legs: Legs, 
/**
 * The place on the leg map.
 */
place: string | null, 
/**
 * When it began; without a time gates count from the latest it could have been. In an edit the onset stays as it is if
 * nothing is said.
 */
when: When | null, 
/**
 * What the person was doing.
 */
doing: string, 
/**
 * What may have contributed.
 */
factors: Array<Factor>, 
/**
 * Whether the leg aches all the time, also at rest.
 */
aches: Tri | null, 
/**
 * The earlier episode it is a return of.
 */
returnedFrom: EntryId | null, };

export type EpisodeLadder = { 
/**
 * Which episode.
 */
id: EntryId, 
/**
 * The table's id within the plan.
 */
ladder: string, };

export type EpisodeNow = { 
/**
 * The episode this line is about.
 */
episode: EntryId, 
/**
 * The one next thing.
 */
next: NextThing, 
/**
 * What the plan says to do now, if nothing comes before it.
 */
doing: string | null, 
/**
 * What those words rest on.
 */
basis: Basis | null, 
/**
 * Every class for the legs of the episode: allowed, or closed and why.
 */
allowed: Array<ClassClosed>, 
/**
 * Walks for exercise on the flat.
 */
walk: Closed | null, };

export type EpisodeState = { 
/**
 * The episode this is the state of.
 */
episode: EntryId, 
/**
 * Whole medical days since the onset.
 */
day: number, 
/**
 * The phase: how many steps of the sequence have been entered.
 */
phase: number, 
/**
 * When it was entered.
 */
phaseSince: Stamp, 
/**
 * Every gate, in the plan's order.
 */
gates: Array<GateState>, 
/**
 * What else to tell.
 */
alerts: Array<Alert>, 
/**
 * Today's rows.
 */
rows: RowsToday, 
/**
 * The walk-run table, once it runs.
 */
ladder: LadderState | null, 
/**
 * Tests that may be done now.
 */
tests: Array<TestKind>, 
/**
 * Steps forward and back so far.
 */
steps: Array<StepChange>, 
/**
 * The last gate of the sequence has been entered.
 */
finished: boolean, };

export type EpisodeView = { 
/**
 * The episode.
 */
episode: Entry<Episode>, 
/**
 * Its plan; a clinician's own gates have none.
 */
plan: Plan | null, 
/**
 * Where it stands; each gate with why it is closed.
 */
state: EpisodeState, 
/**
 * The grade of a strain by its signs.
 */
grade: Grade | null, 
/**
 * The results and stops that stand for the person, the weightiest first.
 */
standing: Array<ClosedReason>, 
/**
 * Who opened gates of this episode, by gate.
 */
opened: { [key in string]: OpenedBy }, 
/**
 * Edits of check-ins, walks and tests since the onset, so that old values can be seen.
 */
changed: Array<EntryId>, 
/**
 * Now, on the wall clock.
 */
now: Stamp, 
/**
 * The calendar date, for forms.
 */
date: Day, 
/**
 * The time of day `HH:MM`, for forms.
 */
time: string, 
/**
 * The newest walks and runs since the onset, at most [`MOST_OUTINGS`], newest first.
 */
outings: Array<OutingRow>, 
/**
 * How many more there are; [`outings`] tells them.
 */
earlierOutings: number, 
/**
 * Tests since the onset, newest first.
 */
tests: Array<Entry<FunctionalTest>>, 
/**
 * What hurt in guided sessions, newest first.
 */
hurts: Array<Entry<SessionHurt>>, 
/**
 * Every day from the onset to today, or to the end.
 */
days: Array<ChartDay>, 
/**
 * From where on down walking pain has changed for sure, and where it began.
 */
band: [number, number] | null, 
/**
 * The sum of the way.
 */
way: Way, 
/**
 * What content changed in the plan since the person last looked.
 */
changes: Array<PlanChange>, 
/**
 * What clinicians found and allowed that reaches this episode, newest first.
 */
clinicians: Array<Entry<ClinicianWord>>, 
/**
 * Days with an own check.
 */
checks: Array<Day>, };

export type Episodes = { 
/**
 * Newest onset first.
 */
episodes: Array<EpisodeCard>, 
/**
 * Entries that could not be read.
 */
unreadable: number, 
/**
 * The calendar date, for forms.
 */
date: Day, 
/**
 * The time of day `HH:MM`, for forms.
 */
time: string, };

export type EraseView = { 
/**
 * How many files were erased.
 */
erased: number, 
/**
 * Files that are still there, with the system's reason.
 */
left: Array<string>, 
/**
 * The record's state afterwards: open and empty.
 */
status: DataStatus, };

export type EvidenceLabel = "strong" | "some" | "weak" | "opinion" | "ours";

export type Exercise = { 
/**
 * Stable id, the file's name.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * The one line kept on screen: at most 12 words.
 */
cue: string, 
/**
 * What to do, step by step.
 */
instructions: Array<string>, 
/**
 * How to make it gentler on a sore leg.
 */
gentler: string, 
/**
 * Whom it is not for, or when to leave it out.
 */
notWhen: string, 
/**
 * Where it should be felt, in plain words.
 */
felt: string, 
/**
 * The muscle the figure marks.
 */
muscle: Muscle, 
/**
 * What is needed.
 */
props: Array<Prop>, 
/**
 * The class that locks and gates apply to.
 */
activity: Activity, 
/**
 * Classes that have to be open besides, because nobody here has said what it is; none otherwise.
 */
also: Array<Activity>, 
/**
 * Source ids, at least one.
 */
sources: Array<string>, 
/**
 * What in it is our own choice ("rule of thumb"), if anything.
 */
ours: string | null, 
/**
 * The drawing; own exercises have none.
 */
figure: FigureData | null, };

export type ExpectedTest = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it can show.
 */
shows: string, 
/**
 * What it does not show.
 */
misses: string, 
/**
 * What it feels like, and what to bring.
 */
feels: string, 
/**
 * The sources it rests on, in words.
 */
ground: Array<string>, };

export type ExplainedWord = { 
/**
 * The word.
 */
term: GlossaryTerm, 
/**
 * The ids of the pages that use it.
 */
pages: Array<string>, };

export type ExportKind = "everything" | "schema" | "check_ins" | "sessions" | "cramps" | "every_table" | "tables";

export type ExportWish = { 
/**
 * What the file shall hold.
 */
what: ExportKind, 
/**
 * Encrypts it; only for everything.
 */
passphrase: Passphrase | null, 
/**
 * Numbers are written with a comma here, so a spreadsheet expects semicolons between cells.
 */
decimalComma: boolean, };

export type Factor = "heat" | "clothing" | "fatigue" | "distance" | "hills" | "speed" | "new_shoes" | "sleep" | "fluids" | "sitting";

export type Failure = { 
/**
 * What the UI branches on.
 */
code: Code, 
/**
 * What happened, for a log line or the details under the words.
 */
message: string, };

export type FaultCode = "second_instance" | "newer_version" | "foreign" | "zero_length" | "missing" | "journal_missing" | "journal_of_another" | "corrupt" | "read_only" | "no_space" | "folder_gone" | "busy" | "replaced" | "migration" | "io";

export type FigureData = { 
/**
 * What the picture shows, for people who do not see it.
 */
alt: string, 
/**
 * The starting position.
 */
rest: Pose, 
/**
 * The hold, or the far end of a repetition.
 */
hold: Pose, 
/**
 * The wall's face, to the right of the person.
 */
wall: number | null, 
/**
 * A chair: its seat.
 */
chair: FigureSlab | null, 
/**
 * A pillow to stand on.
 */
pillow: FigureSlab | null, 
/**
 * Whether a strap runs from the hands round the ball of the near foot.
 */
strap: boolean, };

export type FigureSlab = { 
/**
 * Its left edge.
 */
from: number, 
/**
 * Its right edge.
 */
to: number, 
/**
 * Its upper face.
 */
height: number, };

export type FolderLook = { 
/**
 * The whole path of the folder.
 */
folder: string, 
/**
 * It is the folder in use.
 */
same: boolean, 
/**
 * What the record in it holds; `None` if it holds none.
 */
holds: Holdings | null, 
/**
 * Why it cannot be used.
 */
fault: FaultCode | null, 
/**
 * The present record can be copied there: the folder holds none, and a record is open.
 */
canCopy: boolean, };

export type FolderUsed = { 
/**
 * The record's state from now on.
 */
status: DataStatus, 
/**
 * The folder used before; its record, if it held one, is still there.
 */
before: string, 
/**
 * Whether a record is still there.
 */
beforeHolds: boolean, 
/**
 * Whether the choice holds after a restart: the usual folder took the note.
 */
remembered: boolean, };

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
 * How urgent what it tells about is by itself.
 */
urgent: UrgentLevel | null, 
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

export type FunctionalTest = { 
/**
 * Which test.
 */
test: TestKind, 
/**
 * The left leg; for [`TestKind::TwoLegRaise`] both legs' one result stands in both places.
 */
left: TestResult | null, 
/**
 * The right leg.
 */
right: TestResult | null, 
/**
 * The person's own words.
 */
note: string, 
/**
 * Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
 * back.
 */
leadMs: number, };

export type Gate = { 
/**
 * `<plan>/<name>`.
 */
id: string, 
/**
 * What opens.
 */
title: string, 
/**
 * What to do once it is open.
 */
text: string, 
/**
 * Why it is there.
 */
why: string, 
/**
 * What is allowed until then.
 */
meanwhile: string, 
/**
 * What other evidence would say, if it would allow earlier.
 */
other: string, 
/**
 * Where the statements come from.
 */
basis: Basis, 
/**
 * The activity classes it opens.
 */
opens: Array<Activity>, 
/**
 * How far it reaches.
 */
scope: Scope, 
/**
 * Plans whose own exercises it never reaches.
 */
spares: Array<string>, 
/**
 * A step of the plan's sequence; otherwise it stands beside the sequence.
 */
step: boolean, 
/**
 * Hours since the onset.
 */
after: Hours | null, 
/**
 * Hours since the phase before was entered.
 */
stay: Hours | null, 
/**
 * What must hold.
 */
needs: Array<Need>, 
/**
 * Tests that are offered from this gate on.
 */
offers: Array<TestKind>, 
/**
 * Routines that belong to this step, by id: they may be done once it is open, whatever their classes.
 */
routines?: Array<string>, };

export type GateNow = { 
/**
 * The episode.
 */
episode: EntryId, 
/**
 * Whether it is open, and if not why.
 */
state: GateState, 
/**
 * Now, on the wall clock.
 */
now: Stamp, };

export type GateState = { 
/**
 * Its id.
 */
id: string, 
/**
 * Whether it is open, and if not, what holds it.
 */
status: GateStatus, 
/**
 * When its time part is over, on the wall clock; `None` if it has none or an earlier step comes first.
 */
opensAt: Stamp | null, 
/**
 * Whether its time part is over.
 */
timeOver: boolean, 
/**
 * Its needs, in the plan's order.
 */
needs: Array<NeedState>, 
/**
 * Opened by name by a clinician's record.
 */
byClinician: boolean, 
/**
 * The classes it opens.
 */
opens: Array<Activity>, 
/**
 * Why it is closed, with everything else that closes it; filled in by [`crate::permission::decide::shown`].
 */
closed: Closed | null, };

export type GateStatus = "open" | "rows_due" | "time" | "ability" | "held" | "before" | "tomorrow" | "stopped" | "clinician" | "locked" | "plan_changed";

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

export type Grade = "one" | "two" | "three";

export type GuardBasis = "longest" | "comeback" | "unmeasured" | "unknown";

export type GuideLibrary = { 
/**
 * The shelves that have pages, in order.
 */
shelves: Array<ShelfView>, 
/**
 * Bookmarked pages, newest first; empty while the record is closed.
 */
bookmarks: Array<string>, 
/**
 * What to read in each open recovery; empty while the record is closed.
 */
reading: Array<ReadingList>, 
/**
 * Who reviewed the content, and when.
 */
review: Review, 
/**
 * Every explained word, by name.
 */
words: Array<ExplainedWord>, };

export type HiddenAdvice = { 
/**
 * What is hidden.
 */
name: string, 
/**
 * Why it is hidden, in the content's words.
 */
because: string, };

export type HistoryAsked = { 
/**
 * How many times four weeks back.
 */
back: number, };

export type HoldCommand = "start" | "look" | "stop";

export type HoldView = { 
/**
 * Whether a hold runs.
 */
running: boolean, 
/**
 * Milliseconds left of it.
 */
leftMs: number, 
/**
 * Milliseconds of a whole hold.
 */
ofMs: number, 
/**
 * Whole holds done since the first.
 */
holds: number, 
/**
 * More than ten minutes since the first hold: get help today.
 */
tooLong: boolean, };

export type Holding = { 
/**
 * The kind's name in the store.
 */
kind: string, 
/**
 * How many.
 */
entries: number, };

export type Holdings = { 
/**
 * Entries of each kind.
 */
counts: Array<Holding>, 
/**
 * When the newest thing it records happened.
 */
newest: Stamp | null, };

export type Hours = { 
/**
 * Hours.
 */
hours: number, 
/**
 * Hours from grade 2 on; as `hours` if absent.
 */
gradeTwo: number | null, 
/**
 * Where the number comes from.
 */
basis: Basis, };

export type HurtChoice = { 
/**
 * The choice.
 */
next: AfterHurt, 
/**
 * The highest pain at which it is open.
 */
upTo: Pain, };

export type ImportView = { 
/**
 * Entries that were not here.
 */
added: number, 
/**
 * Entries that the file had in a newer version.
 */
updated: number, 
/**
 * Entries that are here and that the file says are deleted.
 */
deleted: number, 
/**
 * Entries that were here already.
 */
unchanged: number, 
/**
 * Entries that both sides had changed.
 */
conflicts: Array<ConflictView>, 
/**
 * How many entries of the file cannot be stored.
 */
refused: number, 
/**
 * Why the first of them cannot.
 */
refusedWhy: string | null, 
/**
 * The backup made before; restoring it undoes the import. `None` for a look.
 */
undo: string | null, };

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

export type JumpGuard = { 
/**
 * What it is reckoned from.
 */
basis: GuardBasis, 
/**
 * The longest of the last 30 days, in metres; of a walk-run its running alone.
 */
longestMetres: number | null, 
/**
 * The longest of the last 30 days, in minutes; of a walk-run its running alone.
 */
longestMinutes: number | null, 
/**
 * The day of the longest.
 */
longestOn: Day | null, 
/**
 * At most so far.
 */
limitMetres: number | null, 
/**
 * At most so long; used where only time is logged.
 */
limitMinutes: number | null, 
/**
 * Runs before this day do not count: on it a calf was strained, less than 30 days ago.
 */
since: Day | null, 
/**
 * The day of the newest run.
 */
last: Day | null, };

export type Ladder = { 
/**
 * Its id within the plan.
 */
id: string, 
/**
 * Its name.
 */
title: string, 
/**
 * What it is, in a sentence or two.
 */
text: string, 
/**
 * Good runs needed at each level.
 */
runs: number, 
/**
 * Whole days without a run between two runs.
 */
restDays: number, 
/**
 * Where it comes from.
 */
basis: Basis, 
/**
 * Its levels in order.
 */
levels: Array<LadderLevel>, };

export type LadderLevel = { 
/**
 * Minutes of walking in one round.
 */
walk: number, 
/**
 * Minutes of running in one round.
 */
run: number, 
/**
 * Rounds.
 */
rounds: number, };

export type LadderReason = "start" | "up" | "more" | "repeat" | "back" | "no_morning" | "no_pain" | "waiting" | "too_soon" | "done";

export type LadderState = { 
/**
 * The table.
 */
ladder: string, 
/**
 * The level, from 1.
 */
level: number, 
/**
 * Levels in all.
 */
levels: number, 
/**
 * What that level is.
 */
step: LadderLevel, 
/**
 * Good runs so far at it.
 */
good: number, 
/**
 * Good runs needed.
 */
needed: number, 
/**
 * The first day of the next run: the rest days are over.
 */
nextDay: Day | null, 
/**
 * Why the table stands there.
 */
reason: LadderReason, };

export type LegAngles = { 
/**
 * Hip flexion: 0 in line with the trunk, positive forwards. -30 to 130.
 */
hip: number, 
/**
 * Knee flexion: 0 straight. -3 to 150.
 */
knee: number, 
/**
 * Ankle dorsiflexion: 0 square, positive toes to shin. -55 to 40.
 */
ankle: number, 
/**
 * Toes bent up against the foot. -20 to 70.
 */
toes: number, };

export type LegReport = { 
/**
 * Pain at rest.
 */
rest: Pain | null, 
/**
 * Pain walking.
 */
walking: Pain | null, 
/**
 * The worst of the last 24 h.
 */
worst: Pain | null, 
/**
 * Morning stiffness.
 */
stiffness: Stiffness | null, 
/**
 * Swelling against yesterday.
 */
swelling: Swelling | null, 
/**
 * The person's own judgement.
 */
trend: Trend | null, 
/**
 * Whether it aches all the time, also at rest.
 */
aches: Tri | null, };

export type LegTime = { 
/**
 * Full holds or sets done.
 */
setsDone: number, 
/**
 * Holds or sets planned.
 */
setsPlanned: number, 
/**
 * Milliseconds really done.
 */
doneMs: number, 
/**
 * Milliseconds planned, with what was added.
 */
plannedMs: number, 
/**
 * Milliseconds skipped on purpose.
 */
skippedMs: number, };

export type Legs = "left" | "right" | "both";

export type Level = "self_care" | "clinician_days" | "same_day" | "emergency";

export type ListItem = { 
/**
 * What stands in it, usually one paragraph.
 */
blocks: Array<PageBlock>, };

export type LockView = { 
/**
 * What is locked.
 */
activity: Activity, 
/**
 * Why, in words.
 */
reasons: Array<string>, };

export type LocksView = { 
/**
 * The highest level that stands, with its name.
 */
level: Level | null, 
/**
 * The level's name.
 */
name: string | null, 
/**
 * When the result that stands was given.
 */
since: Stamp | null, 
/**
 * From when a complete new check can end what stands.
 */
canFallFrom: Stamp | null, 
/**
 * The urgent results and stops that no clinician's "follow the plan" has lifted, the weightiest first.
 */
standing: Array<ClosedReason>, 
/**
 * Every class for both legs: allowed, or closed and why.
 */
classes: Array<ClassClosed>, 
/**
 * Walks for exercise on the flat.
 */
walk: Closed | null, 
/**
 * After an emergency or same-day result that no clinician's word answers: "were you seen, what was said?".
 */
askSeen: boolean, 
/**
 * The same, once enough hours have passed to have been seen: now it is asked on Today.
 */
seenDue: boolean, };

export type LogAsked = { 
/**
 * At least so many of the newest walks and runs, and the rest of the week of the oldest of them.
 */
most: number, };

export type LogRow = { 
/**
 * The walk or run.
 */
outing: Entry<Outing>, 
/**
 * Pain the next morning: as said with it, else the walking pain of the first check-in of that morning.
 */
morning: Pain | null, 
/**
 * Whether that morning is over or under way, so that it can be asked for.
 */
slept: boolean, };

export type LogWeek = { 
/**
 * Its Monday.
 */
monday: Day, 
/**
 * Minutes in all, of those that have them.
 */
minutes: number, 
/**
 * Metres in all, of those that have them.
 */
metres: number, 
/**
 * How many runs and walk-runs.
 */
runs: number, 
/**
 * Newest first.
 */
rows: Array<LogRow>, };

export type Met = "yes" | "no" | "unknown" | "waiting" | "aside";

export type Moving = "running" | "entering" | "paused" | "hurting" | "finished";

export type Muscle = "gastrocnemius" | "soleus" | "hamstrings" | "calf";

export type NamedGate = { 
/**
 * What it opens.
 */
activity: Activity, 
/**
 * From 00:00 local of this date; `None` keeps it closed.
 */
from: Day | null, };

export type NamedKind = "tendon" | "bone_or_compartment" | "other";

export type Need = { 
/**
 * The same in words.
 */
text: string, 
/**
 * Asked only of a strain of this muscle (ASPETAR: the deep one comes back slower and is trained with a bent knee).
 */
muscle: CalfMuscle | null, 
/**
 * Where the numbers come from.
 */
basis: Basis, } & ({ "kind": "rest_pain", 
/**
 * 0 to 10.
 */
max: number, } | { "kind": "walking_pain", 
/**
 * 0 to 10.
 */
max: number, } | { "kind": "worst_pain", 
/**
 * 0 to 10.
 */
max: number, } | { "kind": "swelling_not_up" } | { "kind": "swelling_down" } | { "kind": "better" } | { "kind": "outing", 
/**
 * Which kind counts.
 */
what: OutingKind, 
/**
 * At least this long.
 */
minutes: number, 
/**
 * Pain during at most this.
 */
pain: number, 
/**
 * How many such in a row.
 */
times: number, } | { "kind": "test", 
/**
 * Which test.
 */
test: TestKind, 
/**
 * At least this value ([`TestKind::Press`]: at most).
 */
value: number | null, 
/**
 * Or the other leg's value, if that is lower.
 */
orOther: boolean, 
/**
 * Pain during at most this.
 */
pain: number, 
/**
 * At least this share of the other leg, per cent.
 */
percent: number | null, });

export type NeedState = { 
/**
 * Whether it is met.
 */
met: Met, 
/**
 * The newest value, if there is one: pain, count, or how many in a row so far.
 */
have: number | null, 
/**
 * When that value was recorded.
 */
at: Stamp | null, };

export type NewCheckIn = { 
/**
 * Today, or a day up to 14 back. One about an earlier day than yesterday counts for stops and charts, never towards
 * opening.
 */
day: Day, 
/**
 * The rows.
 */
rows: DailyRows, 
/**
 * The left leg.
 */
left: LegReport | null, 
/**
 * The right leg.
 */
right: LegReport | null, 
/**
 * What was done.
 */
done: Array<Done>, 
/**
 * Confidence, 0 to 10.
 */
confidence: number | null, 
/**
 * The person's own words.
 */
note: string, 
/**
 * Tags.
 */
tags: Array<string>, };

export type NewCramp = { 
/**
 * When it came; now if nothing is said.
 */
when: When | null, 
/**
 * What is known; all of it may be missing.
 */
cramp: CrampLog, };

export type NextThing = { "kind": "check" } | { "kind": "check_in" } | { "kind": "changed" } | { "kind": "clinician" } | { "kind": "seen" } | { "kind": "held" } | { "kind": "run", 
/**
 * What that run is.
 */
step: LadderLevel, 
/**
 * The first day of it, while the rest days last.
 */
notBefore: Day | null, } | { "kind": "go", 
/**
 * Its title.
 */
title: string, 
/**
 * What it opens.
 */
opens: Array<Activity>, } | { "kind": "wait", 
/**
 * Its title.
 */
title: string, 
/**
 * What it opens.
 */
opens: Array<Activity>, 
/**
 * The earliest moment at which the gate opens.
 */
at: Stamp, } | { "kind": "tomorrow", 
/**
 * Its title.
 */
title: string, } | { "kind": "show", 
/**
 * The need in words.
 */
text: string, } | { "kind": "morning", 
/**
 * The need in words.
 */
text: string, } | { "kind": "done" };

export type NotAdvised = { 
/**
 * The things.
 */
items: Array<Unadvised>, };

export type NumberOf = "person" | "country" | "elsewhere" | "anywhere";

export type OfferAnswer = "resume" | "restart_hold" | "end";

export type OfferView = { 
/**
 * The routine's name.
 */
title: string, 
/**
 * When it was started.
 */
started: Stamp, 
/**
 * Full holds or sets done.
 */
done: number, 
/**
 * Holds or sets planned.
 */
planned: number, 
/**
 * The exercise it stopped in.
 */
exercise: string, 
/**
 * The set it stopped in, from 1.
 */
set: number, 
/**
 * The leg it stopped in.
 */
side: Side | null, };

export type Offered = { 
/**
 * The question as the person asks it.
 */
text: string, 
/**
 * The sources it rests on, in words; none if it is our own.
 */
ground: Array<string>, };

export type OfferedGroup = { 
/**
 * Its name within a sentence.
 */
name: string, 
/**
 * The questions, the most useful first.
 */
questions: Array<Offered>, };

export type OpenedBy = { 
/**
 * The entry of the word.
 */
word: EntryId, 
/**
 * Who said it.
 */
who: string, 
/**
 * When they saw the person.
 */
seen: Day, };

export type Outing = { 
/**
 * What it was.
 */
kind: OutingKind, 
/**
 * Minutes in all.
 */
minutes: number | null, 
/**
 * Metres in all.
 */
metres: number | null, 
/**
 * Of a walk-run: minutes of running in it, if known.
 */
runMinutes: number | null, 
/**
 * Of a walk-run: metres of running in it, if known.
 */
runMetres: number | null, 
/**
 * Pain during, at its worst; `None` if the person has not said. What is not said never counts as quiet.
 */
pain: Pain | null, 
/**
 * Whether the person limped at any point; `None` if not said.
 */
limp: boolean | null, 
/**
 * Pain the next morning, at its worst, if the person has said. It can close, as pain after a load; what opens is the
 * morning's check-in alone.
 */
morning: Pain | null, 
/**
 * The ground.
 */
terrain: Terrain | null, 
/**
 * The level of the walk-run table, from 1, if it was one.
 */
level: number | null, 
/**
 * The person's own words.
 */
note: string, 
/**
 * Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
 * back.
 */
leadMs: number, };

export type OutingEdit = { 
/**
 * The walk or run to change.
 */
id: EntryId, 
/**
 * When it ended; as before if nothing is said.
 */
when: When | null, 
/**
 * What is changed of it.
 */
change: Amendment<Outing>, };

export type OutingForm = { 
/**
 * The one that is looked at, if it is noted already: it is not measured against itself.
 */
id: EntryId | null, 
/**
 * When it ended; now if nothing is said.
 */
when: When | null, 
/**
 * What it was.
 */
outing: Outing, };

export type OutingKind = "flat_walk" | "brisk_walk" | "incline_walk" | "walk_run" | "run" | "training";

export type OutingRow = { 
/**
 * The walk or run.
 */
outing: Entry<Outing>, 
/**
 * How the leg answered it the next morning.
 */
response: Response, };

export type OutingSaved = { 
/**
 * As it stands.
 */
outing: Entry<Outing>, 
/**
 * What is said of it: too long, too fast, no rest day.
 */
notices: Array<RunNotice>, 
/**
 * How it was answered at once: go on, hold, or stop and check; `None` if no pain was said.
 */
pain: PainSays | null, 
/**
 * Why more of it is closed as it is noted, if it is. Whether it was closed as it was done is not known: it may be noted
 * long after.
 */
against: Closed | null, };

export type OutingsAsked = { 
/**
 * Of which episode.
 */
episode: EntryId, 
/**
 * How many of the newest are known already.
 */
after: number, 
/**
 * At most so many.
 */
most: number, };

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

export type PageGate = { 
/**
 * The gate.
 */
gate: Gate, 
/**
 * Its plan's name.
 */
plan: string, 
/**
 * What the gate's numbers rest on.
 */
sources: Array<Source>, 
/**
 * How it stands in the newest open episode with this plan.
 */
own: GateNow | null, };

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
 * How urgent what it tells about is by itself.
 */
urgent: UrgentLevel | null, 
/**
 * What else a person would type to find it.
 */
synonyms: Array<string>, 
/**
 * Places on the leg map.
 */
places: Array<string>, };

export type PageRead = { 
/**
 * The day it was last open.
 */
day: Day, 
/**
 * Where its reader was; empty for the beginning of the page or a section that is gone.
 */
section: string, 
/**
 * What is new or changed since, in the order of the page.
 */
changed: Array<ChangedSection>, };

export type PageRoutine = { 
/**
 * The routine's id.
 */
id: string, 
/**
 * Why, and until when.
 */
closed: Closed, };

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
bookmarked: boolean, 
/**
 * When it was open before, where the reader was, and what is new since; `None` the first time.
 */
read: PageRead | null, 
/**
 * Activities it tells about that are closed now, with every reason but today's rows, which are asked at the start.
 */
closed: Array<ClassClosed>, 
/**
 * The stretches it draws.
 */
stretches: Array<DrawnStretch>, 
/**
 * The gates its buttons open.
 */
gates: Array<PageGate>, 
/**
 * The routines its buttons lead to that cannot start now.
 */
held: Array<PageRoutine>, };

export type Pain = number;

export type PainReport = { 
/**
 * The place of the step in the plan, from 0.
 */
step: number, 
/**
 * The pain at that moment.
 */
pain: Pain, 
/**
 * What was chosen.
 */
next: AfterHurt, };

export type PainSays = "go_on" | "hold" | "stop";

export type Passage = { 
/**
 * Its heading.
 */
title: string, 
/**
 * What to do.
 */
text: string, 
/**
 * Where it comes from.
 */
basis: Basis, };

export type Passphrase = string;

export type PauseReason = "asked" | "stalled" | "slept" | "screen_locked" | "restored";

export type PendingView = { 
/**
 * Why the disk refuses.
 */
why: FaultCode, 
/**
 * How many changes wait.
 */
changes: number, 
/**
 * The folder could not be written from the start: what is seen is a copy in memory.
 */
view: boolean, };

export type Place = { 
/**
 * The page's id.
 */
id: string, 
/**
 * The section; empty for the beginning of the page, `None` to leave the place as it was.
 */
section: string | null, };

export type Plan = { 
/**
 * `cramp`, `strain`, `tightness`, `bruise`.
 */
id: string, 
/**
 * Raised whenever a gate changes; an episode opened under another version waits for the person to look.
 */
version: number, 
/**
 * What changed in this version, in words.
 */
changed: string, 
/**
 * Its name.
 */
title: string, 
/**
 * One or two sentences.
 */
summary: string, 
/**
 * The next-morning rule's band: pain up to this during and after a load is acceptable.
 */
band: number, 
/**
 * Where the band comes from.
 */
bandBasis: Basis, 
/**
 * A next-morning rise of this many points steps the plan back one stage; a smaller rise only repeats.
 */
backAt: number, 
/**
 * Whether the leg is looked at on day 3-4: not clearly better then means a clinician.
 */
look: boolean, 
/**
 * When it has lasted too long for self-care.
 */
tooLong: TooLong | null, 
/**
 * Cold packs for comfort, where the plan offers them.
 */
cold: ColdAdvice | null, 
/**
 * What to do before the first step opens.
 */
start: Passage, 
/**
 * What stays after the last step.
 */
after: Passage, 
/**
 * What to do at the first twinge afterwards.
 */
twinge: Passage, 
/**
 * Its gates; those with `step` form the sequence, in this order.
 */
gate: Array<Gate>, 
/**
 * Its walk-run tables; the first is the default.
 */
ladder: Array<Ladder>, 
/**
 * The step gate from which the walk-run table runs, if there is one.
 */
ladderFrom: string | null, };

export type PlanChange = { 
/**
 * Where: a gate's or a table's id, a passage, or empty for the plan itself.
 */
at: string, 
/**
 * The title of the gate or table, as it is now or was.
 */
title: string, 
/**
 * Which field.
 */
field: PlanField, 
/**
 * What it said; `None` if it is new.
 */
old: string | null, 
/**
 * What it says; `None` if it is gone.
 */
new: string | null, };

export type PlanField = "title" | "summary" | "text" | "why" | "meanwhile" | "other" | "opens" | "scope" | "after" | "stay" | "need" | "offers" | "band" | "back_at" | "too_long" | "level" | "runs" | "rest_days";

export type PlanStart = { 
/**
 * The signs of a strain that were answered, by their name in the form; what was not asked is missing.
 */
signs: { [key in string]: Tri }, };

export type PlannedRoutine = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its title.
 */
title: string, };

export type Pose = { 
/**
 * Trunk lean from upright: positive forwards, -90 lying on the back with the head to the left.
 */
trunk: number, 
/**
 * Head tilt against the trunk, positive nodding.
 */
neck: number, 
/**
 * The near (right) leg: the one that is worked.
 */
near_leg: LegAngles, 
/**
 * The far (left) leg.
 */
far_leg: LegAngles, 
/**
 * The near arm.
 */
near_arm: ArmAngles, 
/**
 * The far arm.
 */
far_arm: ArmAngles, 
/**
 * What fixes it in the picture.
 */
anchor: PoseAnchor, 
/**
 * What must touch what.
 */
contacts: Array<PoseContact>, };

export type PoseAnchor = { 
/**
 * Which spot.
 */
spot: BodySpot, 
/**
 * Where, to the right.
 */
x: number, 
/**
 * Where, upwards.
 */
y: number, };

export type PoseContact = { 
/**
 * Which part of the body.
 */
spot: BodySpot, 
/**
 * What it touches.
 */
on: TouchSurface, };

export type Preparation = { 
/**
 * When the check was finished that it follows.
 */
checked: Stamp | null, 
/**
 * Whether it follows a recovery under way.
 */
recovering: boolean, 
/**
 * Signs of that check that were left at "not sure", by their short names.
 */
unsure: Array<string>, 
/**
 * Groups that fit, those that must not be missed first.
 */
groups: Array<OfferedGroup>, 
/**
 * Questions for every visit.
 */
always: Array<Offered>, 
/**
 * Tests of those groups.
 */
tests: Array<ExpectedTest>, };

export type Prop = "wall" | "strap" | "chair" | "mat" | "pillow";

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
asked: boolean, 
/**
 * What was answered, in the person's words, at most 1,000 characters; empty as long as nothing was noted.
 */
answer: string, };

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

export type ReadingLine = { 
/**
 * The page.
 */
page: PageLine, 
/**
 * The day it was last open; `None` if it never was.
 */
read: Day | null, 
/**
 * Whether something in it changed since.
 */
changed: boolean, };

export type ReadingList = { 
/**
 * The recovery.
 */
episode: EntryId, 
/**
 * The name of its plan.
 */
plan: string, 
/**
 * The name of the step it stands at.
 */
step: string, 
/**
 * The pages in order.
 */
pages: Array<ReadingLine>, };

export type ReasonWords = { 
/**
 * Why, by the id of a lock or a risk.
 */
locks: { [key in string]: string }, 
/**
 * The daily rows' questions, by row.
 */
rows: { [key in string]: string }, 
/**
 * The titles of the plans' gates, by id.
 */
gates: { [key in string]: string }, 
/**
 * What a level says, by level.
 */
levels: { [key in string]: string }, };

export type RecoveryToday = { 
/**
 * The episode.
 */
card: EpisodeCard, 
/**
 * Whole days since the onset.
 */
day: number, 
/**
 * Today's rows.
 */
rows: RowsToday, 
/**
 * The one next thing.
 */
next: NextThing, 
/**
 * What the plan says to do now, if nothing comes before it.
 */
doing: string | null, 
/**
 * The guided routine of the newest open step, unless a check comes first.
 */
routine: PlannedRoutine | null, 
/**
 * Walking pain of the last 14 days, oldest first; a missing day is missing.
 */
walking: Array<number | null>, };

export type Release = "stretch" | "walking" | "rubbing" | "taste" | "by_itself" | "still_locked";

export type Response = "waiting" | "unknown" | "good" | "hold" | "repeat" | "back" | "worse";

export type RestoreLook = { 
/**
 * The backup's name, or the name of the chosen file.
 */
name: string, 
/**
 * What it holds.
 */
backup: Holdings, 
/**
 * What the record holds.
 */
here: Holdings, };

export type Restored = { 
/**
 * The backup of what was there before; restoring it undoes this.
 */
undo: string, };

export type ResultDue = { 
/**
 * The check that gave it; `None` if daily rows did.
 */
check: EntryId | null, 
/**
 * When it was given.
 */
at: Stamp, 
/**
 * Its level.
 */
level: Level, 
/**
 * The level's name.
 */
name: string, 
/**
 * By when.
 */
due: CheckDue, 
/**
 * An earlier day that a result before it had named: a newer check does not move it in silence.
 */
earlierDay: Day | null, 
/**
 * Whom to see, as the rule that decided says it.
 */
who: string | null, 
/**
 * Whether that time is over.
 */
passed: boolean, 
/**
 * Whether a complete new check can end it by now.
 */
checkable: boolean, };

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

export type Revision = { 
/**
 * When it was replaced.
 */
replaced: Stamp, 
/**
 * The onset it had.
 */
onset: Stamp, 
/**
 * The condition it had.
 */
condition: Condition, 
/**
 * The leg it had.
 */
legs: Legs, 
/**
 * The place it had; `None` too in records made before places were kept.
 */
place: string | null, 
/**
 * What the person was doing, as it stood; empty too in records made before it was kept.
 */
doing: string, 
/**
 * What may have contributed, as it stood.
 */
factors: Array<Factor>, 
/**
 * The earlier episode it was a return of.
 */
returnedFrom: EntryId | null, };

export type Routine = { 
/**
 * Stable id.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Whom and what it is for.
 */
whoFor: string, 
/**
 * When not to do it.
 */
notWhen: string, 
/**
 * Source ids; own routines have none.
 */
sources: Array<string>, 
/**
 * What in it is our own choice, if anything.
 */
ours: string | null, 
/**
 * The pauses.
 */
times: RoutineTimes, 
/**
 * Sets and legs.
 */
order: SetOrder, 
/**
 * Its sounds.
 */
sound: SoundProfile, 
/**
 * 1 to 30 exercises.
 */
items: Array<RoutineItem>, 
/**
 * The person's own exercises it uses.
 */
ownExercises: Array<Exercise>, };

export type RoutineAsked = { 
/**
 * The routine's id.
 */
id: string, 
/**
 * Legs, order, amounts; if left out, those that are chosen beforehand.
 */
choices: SessionChoices | null, };

export type RoutineCard = { 
/**
 * Stable id.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Whom it is for.
 */
whoFor: string, 
/**
 * How long it takes with both legs, in milliseconds.
 */
totalMs: number, 
/**
 * The exercises' names in order.
 */
exercises: Array<string>, 
/**
 * The ids of those that have a drawing, in order.
 */
drawn: Array<string>, 
/**
 * Whether the person made it.
 */
own: boolean, 
/**
 * Why it is closed, if it is; the daily rows are asked beside it.
 */
closed: Closed | null, };

export type RoutineCounts = "characters" | "words" | "exercises" | "steps" | "sets" | "repetitions" | "seconds" | "seconds_each";

export type RoutineDraft = { 
/**
 * The own routine it replaces; none for a new one.
 */
id: EntryId | null, 
/**
 * What it is to be.
 */
routine: Routine, };

export type RoutineHolds = "whole" | "number" | "text" | "list" | "group" | "yes_no";

export type RoutineItem = { 
/**
 * The exercise's id.
 */
exercise: string, 
/**
 * 1 to 20 sets.
 */
sets: number, 
/**
 * Leg by leg, or together.
 */
sides: Sides, 
/**
 * What one set is.
 */
work: Work, 
/**
 * Why these counts, when no source gives them.
 */
ours: string | null, };

export type RoutineKept = { 
/**
 * The routine as it now is.
 */
kept: RoutineView | null, 
/**
 * What is wrong, field by field. Nothing was kept then.
 */
faults: Array<RoutineWrong>, 
/**
 * Whether the person chose no file.
 */
cancelled: boolean, };

export type RoutineLength = { 
/**
 * Milliseconds with both legs; none while its times or exercises are not in order.
 */
totalMs: number | null, };

export type RoutineTimes = { 
/**
 * Before an exercise begins.
 */
getReadyS: number, 
/**
 * Between the legs.
 */
changeS: number, 
/**
 * Between sets and between exercises.
 */
restS: number, };

export type RoutineView = { 
/**
 * The routine.
 */
routine: Routine, 
/**
 * Every exercise it uses, once each.
 */
exercises: Array<Exercise>, 
/**
 * What each leg does in one set of each item with the choices asked about.
 */
doses: Array<SetDose>, 
/**
 * How long it takes with the choices asked about, in milliseconds.
 */
totalMs: number, 
/**
 * Whether the person made it.
 */
own: boolean, 
/**
 * Why it is closed, if it is; the daily rows are asked beside it.
 */
closed: Closed | null, 
/**
 * The daily rows to ask before it starts; empty if they need not be asked.
 */
ask: Array<RowWords>, 
/**
 * A leg that an open episode says is sore or tight.
 */
sore: SoreLeg | null, };

export type RoutineWrong = { 
/**
 * Path of the field, such as `items[2].sets`.
 */
field: string, 
/**
 * Why it cannot be.
 */
wrong: RoutineWrongKind, 
/**
 * The line of the file it stands in, from 1; none outside a file.
 */
line: number | null, };

export type RoutineWrongKind = { "kind": "range", 
/**
 * The least that fits.
 */
least: number, 
/**
 * The most that fits.
 */
most: number, 
/**
 * What is counted.
 */
of: RoutineCounts, } | { "kind": "unknown_exercise", 
/**
 * The id.
 */
name: string, } | { "kind": "id_taken" } | { "kind": "missing" } | { "kind": "kind", 
/**
 * What the field holds.
 */
wanted: RoutineHolds, } | { "kind": "one_of", 
/**
 * Those that are known.
 */
known: Array<string>, } | { "kind": "unreadable" } | { "kind": "newer" } | { "kind": "foreign" } | { "kind": "too_large" };

export type Row = "breath" | "foot_cold" | "foot_nerve" | "pain" | "swollen" | "warm" | "fever" | "urine";

export type RowWords = { 
/**
 * The daily row.
 */
row: Row, 
/**
 * What is asked.
 */
ask: string, 
/**
 * Of a row that holds two facts: whom the worse of them has to call.
 */
call: string | null, };

export type RowsToday = "due" | "clear" | "red";

export type RuleText = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its level.
 */
level: Level, 
/**
 * What it finds.
 */
title: string, 
/**
 * Why that matters.
 */
because: string, 
/**
 * The questions it reads, by short name.
 */
reads: Array<string>, 
/**
 * Source ids.
 */
sources: Array<string>, 
/**
 * How sure the ground is.
 */
label: string, };

export type RulesView = { 
/**
 * The content's version.
 */
version: string, 
/**
 * Every question.
 */
questions: Array<CheckQuestion>, 
/**
 * Every rule.
 */
rules: Array<RuleText>, 
/**
 * What is proved over all combinations of answers, in words.
 */
proved: Array<string>, 
/**
 * Choices of ours where the sources are silent or differ, in words.
 */
choices: Array<string>, };

export type RunLog = { 
/**
 * Newest first; a week without a walk or run is left out.
 */
weeks: Array<LogWeek>, 
/**
 * Whether there are earlier ones.
 */
more: boolean, 
/**
 * How long the next run may be.
 */
guard: JumpGuard, 
/**
 * Why running is closed now.
 */
running: Closed | null, 
/**
 * How many levels the walk-run table of the open recovery has; 0 without one.
 */
levels: number, 
/**
 * The calendar date, for forms.
 */
date: Day, };

export type RunLook = { 
/**
 * How long the next run may be.
 */
guard: JumpGuard, 
/**
 * Why running is closed now.
 */
running: Closed | null, 
/**
 * What would be said of the run as it is typed so far.
 */
notices: Array<RunNotice>, };

export type RunNotice = "longer" | "comeback" | "no_history" | "longer_and_faster" | "no_rest_day";

export type Scope = "episode" | "leg" | "activity";

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
 * Words that no page has.
 */
absent: Array<string>, 
/**
 * Words to try instead, when there are no pages.
 */
suggestions: Array<string>, };

export type SessionAim = { 
/**
 * 1 to 7; none takes the aim away.
 */
days: number | null, };

export type SessionByHand = { 
/**
 * The routine's id.
 */
routine: string, 
/**
 * When it ended, at most 14 days back; now if nothing is said.
 */
when: When | null, 
/**
 * Which legs did it.
 */
legs: Legs, 
/**
 * Pain after, if told.
 */
painAfter: Pain | null, 
/**
 * A note.
 */
note: string, };

export type SessionChoices = { 
/**
 * The leg that goes first.
 */
startSide: Side, 
/**
 * The order of sets and legs, where it differs from the routine's.
 */
order: SetOrder | null, 
/**
 * Amount of work for the left leg in per cent, 50 to 200; 0 leaves the leg out.
 */
leftPercent: number, 
/**
 * Amount of work for the right leg in per cent, 50 to 200; 0 leaves the leg out.
 */
rightPercent: number, };

export type SessionCommand = { "kind": "pause" } | { "kind": "resume" } | { "kind": "skip" } | { "kind": "back" } | { "kind": "jump", 
/**
 * The step.
 */
step: number, } | { "kind": "add_ten" } | { "kind": "restart_hold" } | { "kind": "stop" } | { "kind": "hurts" } | { "kind": "after_hurt", 
/**
 * The pain now.
 */
pain: Pain, 
/**
 * What to do.
 */
next: AfterHurt, };

export type SessionDay = { 
/**
 * The day.
 */
day: Day, 
/**
 * How many sessions it had.
 */
sessions: number, 
/**
 * Whether one of them was done to its end.
 */
completed: boolean, 
/**
 * Whether it lies ahead.
 */
ahead: boolean, 
/**
 * What stood in the way of a session that day, if anything. Such a day is never a miss.
 */
off: DayOff | null, };

export type SessionEnding = "completed" | "stopped" | "hurt" | "interrupted";

export type SessionEntry = { 
/**
 * The routine's id.
 */
routine: string, 
/**
 * Its name at the time.
 */
title: string, 
/**
 * When it ended.
 */
ended: Stamp, 
/**
 * How it ended.
 */
ending: SessionEnding, 
/**
 * Every piece of work of the plan in order, also what was not reached.
 */
work: Array<StepDone>, 
/**
 * What hurt on the way.
 */
pains: Array<PainReport>, 
/**
 * Pain before it, if told.
 */
painBefore: Pain | null, 
/**
 * Pain after it, if told.
 */
painAfter: Pain | null, 
/**
 * Effort 0 to 10, if told.
 */
effort: Pain | null, 
/**
 * The person's note.
 */
note: string, 
/**
 * Entered afterwards by hand, not timed by the app.
 */
byHand: boolean, };

export type SessionHistory = { 
/**
 * Newest first.
 */
rows: Array<SessionRow>, 
/**
 * Whole weeks from Monday, oldest first: 28 days.
 */
days: Array<SessionDay>, 
/**
 * The same four weeks, oldest first.
 */
weeks: Array<SessionWeek>, 
/**
 * On how many days a week the person wants to stretch, if they said so.
 */
aim: number | null, 
/**
 * Entries that could not be read.
 */
unreadable: number, 
/**
 * Today.
 */
today: Day, };

export type SessionHurt = { 
/**
 * The routine's id.
 */
routine: string, 
/**
 * Its name at the time.
 */
title: string, 
/**
 * The exercise's id.
 */
exercise: string, 
/**
 * The leg; none when both worked.
 */
side: Side | null, 
/**
 * The pain, 0 to 10.
 */
pain: Pain, 
/**
 * What the person chose to do.
 */
next: AfterHurt, 
/**
 * Milliseconds by which the trusted clock was ahead of the wall clock when this was written; 0 unless the clock was set
 * back.
 */
leadMs: number, };

export type SessionRow = { 
/**
 * The entry.
 */
entry: Entry<SessionEntry>, 
/**
 * The check-in day it belongs to.
 */
day: Day, 
/**
 * The left leg's account.
 */
left: LegTime, 
/**
 * The right leg's account.
 */
right: LegTime, };

export type SessionSaid = { 
/**
 * What the worst pain during or after it says; `None` if none was told.
 */
pain: PainSays | null, 
/**
 * The entry.
 */
entry: Entry<SessionEntry>, 
/**
 * The check-in day it belongs to.
 */
day: Day, 
/**
 * The left leg's account.
 */
left: LegTime, 
/**
 * The right leg's account.
 */
right: LegTime, };

export type SessionTold = { 
/**
 * The entry.
 */
id: EntryId, 
/**
 * When it ended, of one that was entered by hand; as before if nothing is said.
 */
when: When | null, 
/**
 * What is told.
 */
change: Amendment<SessionEntry>, };

export type SessionView = { 
/**
 * Grows with every view; an older one that arrives late is dropped.
 */
seq: number, 
/**
 * The session clock when the view was made, in milliseconds.
 */
asOf: number, 
/**
 * How fast the session clock runs: 1, except in a debug build under test.
 */
speed: number, 
/**
 * The routine's id.
 */
routine: string, 
/**
 * Its name.
 */
title: string, 
/**
 * When it was started.
 */
started: Stamp, 
/**
 * What it does.
 */
moving: Moving, 
/**
 * Why it stands still, if it does.
 */
why: PauseReason | null, 
/**
 * How it ended, if it has.
 */
ending: SessionEnding | null, 
/**
 * All steps.
 */
steps: Array<StepView>, 
/**
 * The current step's place.
 */
cursor: number, 
/**
 * The place of the next hold or set after the current step.
 */
nextWork: number | null, 
/**
 * What is left of the count-in, while there is one.
 */
entryLeftMs: number | null, 
/**
 * What is left of the current step.
 */
stepLeftMs: number, 
/**
 * What is left of the whole session.
 */
leftMs: number, 
/**
 * The length of a count-in, for drawing it.
 */
entryWholeMs: number, 
/**
 * Whether the record could not take the last step: it runs on, but a crash would lose it.
 */
unsaved: boolean, 
/**
 * The journal entry, once it has ended and left one.
 */
entry: EntryId | null, 
/**
 * Pain before it, if told.
 */
painBefore: Pain | null, 
/**
 * Its exercises, once each.
 */
exercises: Array<Exercise>, 
/**
 * What can be chosen after something hurt, each up to which pain.
 */
afterHurt: Array<HurtChoice>, 
/**
 * Why no sound can be heard, if that is known.
 */
soundTrouble: string | null, 
/**
 * Why the display cannot be kept on, if that is known.
 */
displayTrouble: string | null, };

export type SessionWeek = { 
/**
 * Its Monday.
 */
from: Day, 
/**
 * Days with a session.
 */
days: number, 
/**
 * Days without one on which something stood in the way.
 */
off: number, 
/**
 * The days wanted, less those on which something stood in the way; none without an aim.
 */
wanted: number | null, };

export type SetDose = { 
/**
 * The left leg.
 */
left: Work | null, 
/**
 * The right leg.
 */
right: Work | null, };

export type SetOrder = "legs_within_set" | "one_leg_first";

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

export type SettingsChange = Partial<Settings>;

export type SheetBlock = { 
/**
 * Its id, the same in every document that has such a part.
 */
id: string, 
/**
 * Its heading.
 */
title: string, 
/**
 * What stands in it.
 */
pieces: Array<SheetPiece>, };

export type SheetChart = { 
/**
 * The first point's day.
 */
first: Day, 
/**
 * Days from one point to the next.
 */
step: number, 
/**
 * The words under the first and the last point.
 */
ends: [string, string], 
/**
 * The lines.
 */
series: Array<SheetSeries>, };

export type SheetDocument = { 
/**
 * Its heading, without a name.
 */
title: string, 
/**
 * The language tag: `en-GB`.
 */
lang: string, 
/**
 * When it was made.
 */
made: Stamp, 
/**
 * The same in words.
 */
made_text: string, 
/**
 * Who speaks, and that no clinician has checked it: on top of each page.
 */
speaks: string, 
/**
 * The parts, in order.
 */
blocks: Array<SheetBlock>, 
/**
 * The last line: the span, and what was left out.
 */
foot: string, 
/**
 * "Page {n} of {of}".
 */
page: string, 
/**
 * What stands for letters that the typeface lacks; `{n}` is how many.
 */
unprintable: string, };

export type SheetPaper = "a4" | "letter";

export type SheetPiece = { "kind": "text", 
/**
 * What it is about.
 */
label: string | null, 
/**
 * What it says.
 */
text: SheetSpoken, } | { "kind": "list", 
/**
 * What it lists, or nothing.
 */
label: string | null, 
/**
 * Whether its items are counted.
 */
numbered: boolean, 
/**
 * The items.
 */
items: Array<SheetSpoken>, } | { "kind": "table", 
/**
 * What it shows.
 */
label: string, 
/**
 * The columns' names.
 */
head: Array<string>, 
/**
 * The rows, each as long as the head.
 */
rows: Array<Array<string>>, } | { "kind": "chart", 
/**
 * What it shows, in a sentence.
 */
alt: string, 
/**
 * The lines.
 */
chart: SheetChart, } | { "kind": "blank", 
/**
 * What belongs there.
 */
label: string, 
/**
 * How many lines.
 */
lines: number, } | { "kind": "boxes", 
/**
 * What is asked.
 */
label: string, 
/**
 * The answers.
 */
options: Array<string>, };

export type SheetSeries = { 
/**
 * Its name, written at its end.
 */
name: string, 
/**
 * One value for each point, 0 to 10.
 */
values: Array<number | null>, 
/**
 * How it is drawn.
 */
stroke: SheetStroke, };

export type SheetSpoken = { 
/**
 * The text.
 */
text: string, 
/**
 * Whose words.
 */
voice: SheetVoice, };

export type SheetStroke = "solid" | "dashed";

export type SheetVoice = "app" | "person";

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

export type Side = "left" | "right";

export type Sides = "each" | "together";

export type SoreLeg = { 
/**
 * Which leg.
 */
legs: Legs, 
/**
 * Whether it is spared: half the work. Otherwise it only goes first.
 */
spared: boolean, 
/**
 * What is chosen beforehand. The person may choose otherwise.
 */
choices: SessionChoices, };

export type SoundProfile = "distinct" | "soft" | "single_beep" | "silent";

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

export type Spasm = "static" | "rhythmic";

export type Stamp = { 
/**
 * Milliseconds since 1970-01-01 UTC.
 */
ms: number, 
/**
 * Minutes east of UTC, -1560..=1560.
 */
offsetMin: number, };

export type StartSession = { 
/**
 * The routine's id.
 */
routine: string, 
/**
 * Legs, order, amounts.
 */
choices: SessionChoices, 
/**
 * Pain before, if told.
 */
painBefore: Pain | null, 
/**
 * The one press on "none of these today", with all daily rows in view; never filled in beforehand.
 */
noneOfThese: boolean, };

export type StepChange = { 
/**
 * The day.
 */
day: Day, 
/**
 * The phase before.
 */
from: number, 
/**
 * The phase after.
 */
to: number, 
/**
 * Why it went back; `None` for a step forward.
 */
why: BackReason | null, };

export type StepDone = { 
/**
 * The exercise's id.
 */
exercise: string, 
/**
 * Set, from 1.
 */
set: number, 
/**
 * The leg; none for both.
 */
side: Side | null, 
/**
 * Planned milliseconds, with what was added.
 */
plannedMs: number, 
/**
 * Milliseconds really done.
 */
doneMs: number, 
/**
 * Milliseconds skipped on purpose.
 */
skippedMs: number, 
/**
 * Whole repetitions done, for counted work.
 */
reps: number | null, 
/**
 * Whether it counts as a set: a full hold or all repetitions, never a part.
 */
full: boolean, };

export type StepKind = "get_ready" | "hold" | "reps" | "change" | "rest";

export type StepState = "ahead" | "current" | "done" | "partial" | "skipped";

export type StepView = { 
/**
 * What it is.
 */
kind: StepKind, 
/**
 * The exercise's id.
 */
exercise: string, 
/**
 * Set, from 1.
 */
set: number, 
/**
 * Sets of the exercise.
 */
sets: number, 
/**
 * The leg; none for both.
 */
side: Side | null, 
/**
 * Its whole length with what was added, in milliseconds.
 */
wholeMs: number, 
/**
 * The hold or repetitions.
 */
work: Work | null, 
/**
 * What became of it.
 */
state: StepState, };

export type Stiffness = "none" | "under_ten" | "ten_to_thirty" | "over_thirty";

export type StopReason = { "kind": "red_flag", 
/**
 * The day it was about.
 */
day: Day, 
/**
 * Which rows.
 */
rows: Array<Row>, } | { "kind": "after_cramp" } | { "kind": "worse", 
/**
 * The day.
 */
day: Day, } | { "kind": "came_back", 
/**
 * The day.
 */
day: Day, } | { "kind": "not_gone", 
/**
 * The day it should have been gone.
 */
day: Day, } | { "kind": "after_run", 
/**
 * The day of the morning.
 */
day: Day, } | { "kind": "pain_untold" } | { "kind": "pain_during", 
/**
 * The pain.
 */
pain: number, };

export type StrainSigns = { 
/**
 * A pop, snap or kick was felt.
 */
pop: Tri, 
/**
 * Cannot push off or stand on tiptoe on that leg.
 */
noPushOff: Tri, 
/**
 * Walks with a limp.
 */
limp: Tri, 
/**
 * A bruise came up within days.
 */
bruise: Tri, 
/**
 * A large bruise or a dent in the muscle.
 */
largeBruiseOrDent: Tri, 
/**
 * A single-leg heel raise is weak or hurts; do not test it to find out.
 */
weakRaise: Tri, };

export type Swelling = "none" | "less" | "same" | "more" | "not_sure";

export type Tally<T> = { 
/**
 * The trigger, or what helped.
 */
what: T, 
/**
 * In how many cramps it was named.
 */
times: number, };

export type Tempo = { 
/**
 * Moving into the position.
 */
upMs: number, 
/**
 * Staying there.
 */
holdMs: number, 
/**
 * Moving back.
 */
downMs: number, };

export type Terrain = "road" | "trail" | "track" | "treadmill" | "hills" | "grass";

export type TestFigure = { 
/**
 * Which test.
 */
test: TestKind, 
/**
 * The muscle the figure marks.
 */
muscle: Muscle, 
/**
 * The start, and the pose that is counted, held or measured.
 */
figure: FigureData, };

export type TestForm = { 
/**
 * For which episode: its phase decides whether the test is offered.
 */
episode: EntryId, 
/**
 * The result.
 */
test: FunctionalTest, };

export type TestKind = "two_leg_raise" | "single_leg_raise" | "bent_knee_raise" | "knee_to_wall" | "hop" | "balance" | "press";

export type TestResult = { 
/**
 * In the test's unit.
 */
value: number, 
/**
 * Pain during, at its worst.
 */
pain: Pain, };

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

export type Today = { 
/**
 * The date.
 */
date: Day, 
/**
 * The check-in day, which begins at 04:00.
 */
day: Day, 
/**
 * `HH:MM`.
 */
time: string, };

export type TooLong = { 
/**
 * Hours since the onset.
 */
hours: number, 
/**
 * Walking or worst pain of at least this counts as "still there".
 */
pain: number, 
/**
 * Where the number comes from.
 */
basis: Basis, };

export type TouchSurface = "floor" | "wall" | "seat" | "near_thigh";

export type Trend = "better" | "same" | "worse" | "came_back";

export type Tri = "no" | "not_sure" | "yes";

export type TrialDeed = "count" | "look" | "stop" | "leave";

export type TrialPhase = "ready" | "going" | "over";

export type TrialStart = { 
/**
 * For which episode: its phase decides whether the test is offered.
 */
episode: EntryId, 
/**
 * Which test.
 */
test: TestKind, 
/**
 * Which leg; for both legs at once either.
 */
side: Side, };

export type TrialView = { 
/**
 * Which test.
 */
test: TestKind, 
/**
 * Which leg; for both legs at once the left.
 */
side: Side, 
/**
 * Where it stands.
 */
phase: TrialPhase, 
/**
 * Milliseconds left of getting ready, or of a balance.
 */
leftMs: number, 
/**
 * Repetitions so far, or whole seconds of a balance.
 */
value: number, 
/**
 * No count for two raises' time: the rhythm is gone, and that is where the test ends.
 */
slow: boolean, };

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

export type ViewerAsked = { 
/**
 * The kind, as in the counts.
 */
kind: string, 
/**
 * How many pages back from the newest.
 */
back: number, };

export type ViewerEntry = { 
/**
 * When it happened, if it says so.
 */
at: Stamp | null, 
/**
 * Its fields: name and text.
 */
fields: Array<[string, string]>, };

export type ViewerLook = { 
/**
 * The version of its tables.
 */
version: number, 
/**
 * Entries by kind, and what else a newer version keeps, by its own name.
 */
counts: Array<Holding>, 
/**
 * Entries on one page.
 */
page: number, };

export type VisitAbout = { "kind": "me", 
/**
 * Which recovery.
 */
episode: EntryId | null, } | { "kind": "other", 
/**
 * Which check.
 */
check: EntryId, } | { "kind": "blank" };

export type VisitForm = "first" | "follow_up" | "emergency" | "cramps";

export type VisitPart = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its heading.
 */
title: string, };

export type VisitSubject = { 
/**
 * The recovery or the check.
 */
about: VisitAbout, 
/**
 * Which leg, if that is known.
 */
legs: Legs | null, 
/**
 * The level of somebody else's check.
 */
level: Level | null, 
/**
 * When it began, or was checked.
 */
at: Stamp, };

export type VisitView = { 
/**
 * The sheet in words.
 */
document: SheetDocument, 
/**
 * What kind it is.
 */
form: VisitForm, 
/**
 * Whom it is about.
 */
about: VisitAbout, 
/**
 * Whom it could be about: open recoveries first, then checks about somebody else.
 */
subjects: Array<VisitSubject>, 
/**
 * Every part, also those that are left out.
 */
parts: Array<VisitPart>, 
/**
 * The paper.
 */
paper: SheetPaper, 
/**
 * How many letters cannot be printed.
 */
unprintable: number, 
/**
 * The same as plain text.
 */
plain: string, 
/**
 * How many entries of the record could not be read: they are not on it.
 */
unreadable: number, };

export type VisitWish = { 
/**
 * What kind; the one that fits if nothing is said.
 */
form: VisitForm | null, 
/**
 * Whom it is about.
 */
about: VisitAbout, 
/**
 * Parts that are left out, by id.
 */
without: Array<string>, 
/**
 * The person's own words in place of a part, by its id.
 */
instead: { [key in string]: string }, 
/**
 * The patient's name; a line to write on if it is empty.
 */
name: string, 
/**
 * The patient's date of birth, as typed; a line if it is empty.
 */
born: string, 
/**
 * What the person fears most.
 */
worry: string, 
/**
 * What the person hopes for.
 */
hope: string, 
/**
 * The paper; by the country if nothing is said.
 */
paper: SheetPaper | null, };

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

export type Way = { 
/**
 * Days from the onset to today, or to the end.
 */
days: number, 
/**
 * Days with a check-in.
 */
checked: number, 
/**
 * Walks noted.
 */
walks: number, 
/**
 * Runs noted, walk-runs with them.
 */
runs: number, 
/**
 * Tests noted.
 */
tests: number, 
/**
 * Steps back.
 */
back: number, 
/**
 * The highest walking pain of the first 24 hours, if it was recorded.
 */
firstWalking: number | null, 
/**
 * The newest walking pain.
 */
lastWalking: number | null, };

export type WeekDay = { 
/**
 * Which; it begins at 04:00.
 */
day: Day, 
/**
 * Whether there is a check-in.
 */
checkedIn: boolean, 
/**
 * The worse leg's pain when walking, 0 to 10, if it was told.
 */
walking: number | null, 
/**
 * Guided sessions.
 */
sessions: number, 
/**
 * Minutes of walks and runs.
 */
minutes: number, 
/**
 * Cramps.
 */
cramps: number, };

export type When = { 
/**
 * The date.
 */
day: Day, 
/**
 * `HH:MM`; if missing, the time of day is not known.
 */
time: string | null, };

export type Who = "me" | "other";

export type WordEdit = { 
/**
 * The word to change.
 */
id: EntryId, 
/**
 * What it now says; what it said before stays in the record's history.
 */
form: WordForm, };

export type WordForm = { 
/**
 * Who: "Dr Novak, A&E".
 */
who: string, 
/**
 * The day of the visit, and the time if it is known.
 */
seen: When, 
/**
 * Whether the visit was after the result or stop of the same day; asked where there is one.
 */
after: boolean | null, 
/**
 * What they found; "nothing found" counts.
 */
found: string, 
/**
 * The plan may be followed as it stands.
 */
followPlan: boolean, 
/**
 * Steps that are open.
 */
gates: Array<string>, 
/**
 * Classes that are open.
 */
permits: Array<Activity>, 
/**
 * Risks they knew of.
 */
despite: Array<string>, 
/**
 * From when it may be done: 00:00 without a time, at once if missing.
 */
from: When | null, 
/**
 * Their own limit: not before this.
 */
notBefore: When | null, 
/**
 * Until when: the end of the day without a time.
 */
until: When | null, 
/**
 * The one episode whose steps it is about.
 */
episode: EntryId | null, 
/**
 * Anything else they said.
 */
note: string, };

export type WordRow = { 
/**
 * The word.
 */
entry: Entry<ClinicianWord>, 
/**
 * Whether it can open anything now.
 */
counts: boolean, 
/**
 * A result or stop of the day of the visit stands, and it was not said whether the visit was after it: until it is
 * said, the word opens nothing that this closes.
 */
askAfter: boolean, };

export type Words = { 
/**
 * Every word, the newest visit first.
 */
records: Array<WordRow>, 
/**
 * Results and stops that stand, by the day they were given: a visit on one of these days has to say whether it was
 * after it.
 */
dangerDays: Array<Day>, 
/**
 * Risks from "About me" that a word has to name to open a class against them.
 */
risks: Array<string>, 
/**
 * How many cannot be read.
 */
unreadable: number, };

export type Work = { "kind": "hold", 
/**
 * Seconds.
 */
seconds: number, } | { "kind": "reps", 
/**
 * How many.
 */
count: number, 
/**
 * How fast.
 */
tempo: Tempo, };

/** Every command: what it takes and what it answers. */
export interface Commands {
  guide_library: { args: null; out: GuideLibrary };
  guide_page: { args: PageId; out: PageView };
  guide_search: { args: SearchText; out: SearchView };
  guide_sources: { args: null; out: Array<SourceUse> };
  guide_bookmark: { args: Bookmark; out: Array<string> };
  guide_read: { args: Place; out: PageRead };
  routines: { args: null; out: Array<RoutineCard> };
  routine: { args: RoutineAsked; out: RoutineView };
  exercises: { args: null; out: Array<Exercise> };
  routine_length: { args: Routine; out: RoutineLength };
  routine_save: { args: RoutineDraft; out: RoutineKept };
  routine_delete: { args: EntryId; out: null };
  routine_restore: { args: EntryId; out: null };
  routine_export: { args: string; out: string | null };
  routine_import: { args: null; out: RoutineKept };
  session_start: { args: StartSession; out: SessionView };
  session_command: { args: SessionCommand; out: SessionView };
  session_view: { args: null; out: SessionView | null };
  session_close: { args: null; out: null };
  session_notify: { args: EndNotice; out: null };
  session_offer: { args: null; out: OfferView | null };
  session_answer: { args: OfferAnswer; out: SessionView | null };
  session_history: { args: HistoryAsked; out: SessionHistory };
  session_tell: { args: SessionTold; out: SessionSaid };
  session_add: { args: SessionByHand; out: SessionSaid };
  session_aim: { args: SessionAim; out: SessionHistory };
  session_delete: { args: EntryId; out: null };
  session_restore: { args: EntryId; out: null };
  cramp_now: { args: null; out: CrampNow };
  cramp_hold: { args: HoldCommand; out: HoldView };
  cramp_log: { args: NewCramp; out: CrampLogged };
  cramp_edit: { args: CrampEdit; out: CrampLogged };
  cramp_delete: { args: EntryId; out: null };
  cramp_restore: { args: EntryId; out: null };
  cramps: { args: null; out: Cramps };
  cramp_advice: { args: null; out: CrampAdvice | null };
  cramps_earlier: { args: CrampsAsked; out: Array<Entry<CrampLog>> };
  episodes: { args: null; out: Episodes };
  episode: { args: EntryId; out: EpisodeView };
  outings: { args: OutingsAsked; out: Array<OutingRow> };
  episode_open: { args: EpisodeForm; out: EpisodeView };
  episode_edit: { args: EpisodeEdit; out: EpisodeView };
  episode_close: { args: EpisodeClose; out: EpisodeView };
  episode_reopen: { args: EntryId; out: EpisodeView };
  episode_accept_plan: { args: EntryId; out: EpisodeView };
  episode_ladder: { args: EpisodeLadder; out: EpisodeView };
  episode_delete: { args: EntryId; out: null };
  episode_restore: { args: EntryId; out: EpisodeView };
  check_in: { args: null; out: CheckInView };
  check_ins_earlier: { args: CheckInsAsked; out: Array<Entry<CheckIn>> };
  check_in_save: { args: NewCheckIn; out: CheckInSaved };
  check_in_edit: { args: CheckInEdit; out: CheckInSaved };
  check_in_take_back: { args: EntryId; out: CheckInView };
  check_in_delete: { args: EntryId; out: CheckInView };
  check_in_restore: { args: EntryId; out: CheckInView };
  check_in_was: { args: EntryId; out: Array<Entry<CheckIn>> };
  outing_was: { args: EntryId; out: Array<Entry<Outing>> };
  run_look: { args: OutingForm | null; out: RunLook };
  run_log: { args: LogAsked; out: RunLog };
  outing_save: { args: OutingForm; out: OutingSaved };
  outing_edit: { args: OutingEdit; out: OutingSaved };
  functional_test_save: { args: TestForm; out: Entry<FunctionalTest> };
  load_delete: { args: EntryId; out: null };
  load_restore: { args: EntryId; out: null };
  cold: { args: EntryId; out: ColdView | null };
  cold_start: { args: ColdStart; out: ColdView | null };
  cold_stop: { args: EntryId; out: ColdView | null };
  test_figures: { args: null; out: Array<TestFigure> };
  trial_start: { args: TrialStart; out: TrialView | null };
  trial: { args: TrialDeed; out: TrialView | null };
  episode_now: { args: EntryId; out: EpisodeNow };
  week: { args: null; out: Array<WeekDay> };
  recovery_today: { args: null; out: Array<RecoveryToday> };
  data_status: { args: null; out: DataStatus };
  data_folder_look: { args: boolean; out: FolderLook | null };
  data_folder_use: { args: boolean; out: FolderUsed };
  viewer: { args: null; out: ViewerLook };
  viewer_page: { args: ViewerAsked; out: Array<ViewerEntry> };
  data_retry: { args: null; out: DataStatus };
  data_open_backup: { args: string; out: DataStatus };
  data_open_without_journal: { args: null; out: DataStatus };
  data_salvage_look: { args: null; out: Holdings };
  data_salvage_keep: { args: null; out: DataStatus };
  data_start_empty: { args: null; out: DataStatus };
  data_export: { args: ExportWish; out: string | null };
  data_import_pick: { args: Passphrase | null; out: ImportView | null };
  data_picked_forget: { args: null; out: null };
  data_import: { args: null; out: ImportView };
  data_erase: { args: boolean; out: EraseView };
  backups: { args: null; out: Array<BackupView> };
  backup_make: { args: BackupWish; out: string | null };
  backup_look: { args: string; out: RestoreLook };
  backup_restore: { args: string; out: Restored };
  backup_restore_pick: { args: Passphrase | null; out: RestoreLook | null };
  backup_restore_picked: { args: null; out: Restored };
  settings_get: { args: null; out: Settings };
  settings_put: { args: SettingsChange; out: Settings };
  app_info: { args: null; out: AppInfo };
  sound_test: { args: null; out: AppInfo };
  show_data_folder: { args: null; out: null };
  show_log: { args: null; out: null };
  window_fault: { args: string; out: null };
  today: { args: null; out: Today };
  drafts: { args: null; out: { [key in string]: Draft } };
  draft_put: { args: DraftPut; out: Stamp };
  draft_drop: { args: string; out: null };
  check_home: { args: null; out: CheckHome };
  check_earlier: { args: CheckEarlier; out: CheckHistory };
  check_start: { args: CheckStart; out: CheckRunView };
  check_answer: { args: CheckReply; out: CheckRunView };
  check_back: { args: null; out: CheckRunView };
  check_visit: { args: string; out: CheckRunView };
  check_go_on: { args: null; out: CheckRunView };
  check_finish: { args: null; out: CheckResult };
  check_reopen: { args: EntryId; out: CheckRunView };
  check_drop: { args: null; out: CheckHome };
  check_result: { args: EntryId; out: CheckResult };
  check_rules: { args: null; out: RulesView };
  locks: { args: null; out: LocksView };
  result_due: { args: null; out: ResultDue | null };
  reason_words: { args: null; out: ReasonWords };
  clinicians: { args: null; out: Words };
  clinician_add: { args: WordForm; out: LocksView };
  clinician_edit: { args: WordEdit; out: LocksView };
  clinician_delete: { args: EntryId; out: LocksView };
  clinician_restore: { args: EntryId; out: LocksView };
  about_me: { args: null; out: AboutMeView };
  about_me_put: { args: AboutMeAnswers; out: AboutMeView };
  countries: { args: null; out: Array<Country> };
  emergency_number: { args: EmergencySettings; out: EmergencyNumber };
  questions: { args: null; out: Questions };
  question_add: { args: Question; out: Questions };
  question_edit: { args: QuestionEdit; out: Questions };
  question_delete: { args: EntryId; out: Questions };
  question_restore: { args: EntryId; out: Questions };
  doctor_preparation: { args: null; out: Preparation };
  visit_sheet: { args: VisitWish; out: VisitView };
  visit_save: { args: VisitWish; out: string | null };
  appointment_save: { args: Appointment; out: string | null };
}

/** What the window hears. */
export interface Events {
  "session-changed": unknown;
  "data-changed": string[];
}

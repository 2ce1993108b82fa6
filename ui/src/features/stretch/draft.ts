// A routine as its form holds it: numbers are the texts that were typed.
import type { Activity, Exercise, Routine, RoutineItem } from "../../ipc/client";
import { numberOf, writeNumber, type Range } from "../../lib/number";

/** What each number of a routine may be: the app's own limits, said before and checked at the field. */
export const LIMITS = {
  pause: { least: 0, most: 300, places: 0 },
  sets: { least: 1, most: 20, places: 0 },
  seconds: { least: 1, most: 600, places: 0 },
  count: { least: 1, most: 200, places: 0 },
  tempo: { least: 0, most: 20, places: 3 },
} satisfies Record<string, Range>;

/** One exercise of the routine. */
export interface ItemDraft extends Record<string, unknown> {
  exercise: string;
  sides: RoutineItem["sides"];
  ours: string | null;
  work: "hold" | "reps";
  sets: string;
  seconds: string;
  count: string;
  up: string;
  stay: string;
  down: string;
}

export interface RoutineDraft extends Record<string, unknown> {
  title: string;
  whoFor: string;
  order: Routine["order"];
  sound: Routine["sound"];
  getReady: string;
  change: string;
  rest: string;
  items: ItemDraft[];
  ownExercises: Exercise[];
  /** The own exercise that is being written. */
  fresh: { title: string; cue: string; steps: string; activity: Activity };
}

const REPS = { seconds: 30, count: 12, upMs: 1500, holdMs: 500, downMs: 2000 };

/** An exercise with what is usual. */
export function itemDraft(exercise: string, work: "hold" | "reps"): ItemDraft {
  const tempo = { upMs: REPS.upMs, holdMs: REPS.holdMs, downMs: REPS.downMs };
  return ofItem({ exercise, sets: 3, sides: "each", work: work === "reps" ? { kind: "reps", count: REPS.count, tempo } : { kind: "hold", seconds: REPS.seconds }, ours: null });
}

function ofItem({ exercise, sets, sides, work, ours }: RoutineItem): ItemDraft {
  const tempo = work.kind === "reps" ? work.tempo : REPS;
  return {
    ...{ exercise, sides, ours, work: work.kind },
    sets: writeNumber(sets, LIMITS.sets),
    seconds: writeNumber(work.kind === "hold" ? work.seconds : REPS.seconds, LIMITS.seconds),
    count: writeNumber(work.kind === "reps" ? work.count : REPS.count, LIMITS.count),
    up: writeNumber(tempo.upMs / 1000, LIMITS.tempo),
    stay: writeNumber(tempo.holdMs / 1000, LIMITS.tempo),
    down: writeNumber(tempo.downMs / 1000, LIMITS.tempo),
  };
}

/** The form of a routine. */
export function draftOf(routine: Routine): RoutineDraft {
  const { title, whoFor, order, sound, times, items, ownExercises } = routine;
  return {
    ...{ title, whoFor, order, sound, ownExercises },
    getReady: writeNumber(times.getReadyS, LIMITS.pause),
    change: writeNumber(times.changeS, LIMITS.pause),
    rest: writeNumber(times.restS, LIMITS.pause),
    items: items.map(ofItem),
    fresh: { title: "", cue: "", steps: "", activity: "stretch" },
  };
}

function itemOf(draft: ItemDraft): RoutineItem | null {
  const { exercise, sides, ours } = draft;
  const sets = numberOf(draft.sets, LIMITS.sets);
  const [seconds, count] = [numberOf(draft.seconds, LIMITS.seconds), numberOf(draft.count, LIMITS.count)];
  const ms = [draft.up, draft.stay, draft.down].map((text) => numberOf(text, LIMITS.tempo)).map((value) => (value === null ? null : Math.round(value * 1000)));
  const [upMs, holdMs, downMs] = ms;
  if (sets === null) return null;
  if (draft.work === "hold") return seconds === null ? null : { exercise, sets, sides, ours, work: { kind: "hold", seconds } };
  if (count === null || upMs == null || holdMs == null || downMs == null) return null;
  return { exercise, sets, sides, ours, work: { kind: "reps", count, tempo: { upMs, holdMs, downMs } } };
}

/** The routine that a form makes of `base`; nothing while a number of it is missing or wrong. */
export function routineOf(draft: RoutineDraft, base: Routine): Routine | null {
  const [getReadyS, changeS, restS] = [draft.getReady, draft.change, draft.rest].map((text) => numberOf(text, LIMITS.pause));
  const items = draft.items.map(itemOf);
  const whole = items.filter((item) => item !== null);
  if (getReadyS == null || changeS == null || restS == null || whole.length < items.length) return null;
  const { title, whoFor, order, sound, ownExercises } = draft;
  return { ...base, title, whoFor, order, sound, ownExercises, times: { getReadyS, changeS, restS }, items: whole };
}

// Making a routine, and what is wrong with one.
import type { RoutineCounts, RoutineHolds, RoutineWrongKind, SoundProfile } from "../../../ipc/client";

const counts: Record<RoutineCounts, string> = {
  characters: "characters",
  words: "words",
  exercises: "exercises",
  steps: "steps",
  sets: "sets",
  repetitions: "repetitions",
  seconds: "seconds",
  seconds_each: "seconds for one repetition",
};
const holds: Record<RoutineHolds, string> = {
  whole: "a whole number",
  number: "a number",
  text: "text in quotes",
  list: "a list in square brackets",
  group: "a group of fields in braces",
  yes_no: "true or false",
};
/** What would be right. */
const fix = (wrong: RoutineWrongKind): string => {
  switch (wrong.kind) {
    case "range":
      return wrong.least === 0 ? `use at most ${wrong.most} ${counts[wrong.of]}` : `use ${wrong.least} to ${wrong.most} ${counts[wrong.of]}`;
    case "unknown_exercise":
      return `no exercise is called "${wrong.name}"`;
    case "id_taken":
      return "use an id that no other exercise has";
    case "missing":
      return "add this field";
    case "kind":
      return `use ${holds[wrong.wanted]}`;
    case "one_of":
      return `use one of ${wrong.known.join(", ")}`;
    case "unreadable":
      return "this cannot be read; look for a missing comma, quote or bracket before it";
    case "newer":
      return "a newer Soleus wrote this file; update Soleus to read it";
    case "foreign":
      return "Soleus did not write this file; choose a routine that it wrote";
    case "too_large":
      return "this file is too large to be a routine";
  }
};

export const build = {
  title: "Make a routine",
  titleEdit: "Change your routine",
  change: (own: boolean) => (own ? "Edit" : "Copy and change"),
  copy: "Duplicate",
  copied: (title: string) => `${title}, copy`.slice(0, 60),
  name: "Name",
  forWhom: "Who it is for",
  times: "Times and sounds",
  getReady: "Get ready, seconds",
  changeLegs: "Change legs, seconds",
  rest: "Rest, seconds",
  secondsUnit: "seconds",
  order: "Order",
  sound: "Sounds",
  sounds: {
    distinct: "A tone for each phase",
    soft: "Soft, without the last-seconds ticks",
    single_beep: "One beep at each change",
    silent: "None",
  } satisfies Record<SoundProfile, string>,
  exercises: "Exercises",
  add: "Add",
  pick: "Add an exercise",
  own: "My own exercise",
  ownName: "What is it called?",
  ownCue: "One line to keep on screen, at most 12 words",
  ownSteps: "What to do, one step a line",
  ownActivity: "What is it?",
  ownActivities: { stretch: "A stretch", strength: "Strength or balance" },
  ownUnsaid: "It came in a file. Until you say here what it is, it may be done only while stretching, massage, strength work and running are all open.",
  ownEdit: "Your own exercises",
  ownGone: "Remove this exercise",
  ownAdd: "Add my exercise",
  up_s: "Up, seconds",
  top_s: "Stay, seconds",
  down_s: "Down, seconds",
  grip: "Drag to another place",
  sets: "Sets",
  seconds: "Hold, seconds",
  count: "Repetitions",
  legs: "Legs",
  legsChoice: { each: "Leg by leg", together: "Both together" },
  work: "What",
  workChoice: { hold: "Hold", reps: "Repetitions" },
  up: "Move up",
  down: "Move down",
  remove: "Remove",
  moved: (title: string, place: number) => `${title} is now number ${place}`,
  save: "Save",
  remove_routine: "Remove this routine",
  removed: "Removed.",
  undo: "Undo",
  export: "Export to a file",
  exported: (path: string) => `Written to ${path}`,
  import: "Import from a file",
  wrong: "Not saved yet",
  wrongFile: "This file was not read",
  at: (field: string, line: number | null) => (line === null ? field : `Line ${line}, ${field}`),
  fix,
  fields: {
    title: "Name",
    items: "Exercises",
    "times.getReadyS": "Get ready",
    "times.changeS": "Change legs",
    "times.restS": "Rest",
    exercise: "exercise",
    sets: "sets",
    "work.seconds": "hold",
    "work.count": "repetitions",
    "work.tempo": "up, stay and down together",
    cue: "line on screen",
    instructions: "what to do",
    id: "id",
  } as Record<string, string>,
  fieldOf: (title: string, field: string) => `${title}, ${field}`,
  ownNumber: (place: number) => `Your own exercise ${place}`,
  exerciseNumber: (place: number, title: string) => `Exercise ${place}, ${title}`,
};

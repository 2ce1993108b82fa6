import type { Activity, StopReason } from "../../ipc/client";

/** Whether something may be done now, and why not: the same words on every screen. */
export const locks = {
  title: "Not now",
  because: "Why",
  until: (when: string) => `Not before ${when}.`,
  checkFrom: (when: string) => `A new, complete check can end this from ${when} on. So can a clinician’s word.`,
  toCheck: "Check my leg",
  toPlan: "To the plan",
  toRows: "Answer today’s warning signs",
  toAbout: "Open “About me”",
  toWord: "Write down what a clinician said",
  openedBy: (who: string, seen: string) => `Opened by ${who}, seen ${seen}`,
  classes: {
    stretch: "stretching",
    massage: "massage and rolling",
    strength: "strength work",
    running: "running",
    cold: "cold packs",
  } satisfies Record<Activity, string>,
  emergency: "A result stands: emergency.",
  sameDay: "A result stands: be seen today.",
  byRows: (rows: string) => `A warning sign was answered “yes”: ${rows}`,
  stop: (reason: StopReason, day: (day: string) => string, rows: (ids: string[]) => string): string => {
    switch (reason.kind) {
      case "red_flag":
        return `Stopped: a warning sign on ${day(reason.day)} that is not ruled out: ${rows(reason.rows)}`;
      case "after_cramp":
        return "Stopped: after a cramp, one leg swollen, red, numb or cold was not ruled out.";
      case "worse":
        return `Stopped: worse on ${day(reason.day)}.`;
      case "came_back":
        return `Stopped: it came back on ${day(reason.day)}.`;
      case "not_gone":
        return `Stopped: what a load left was not gone on ${day(reason.day)}.`;
      case "after_run":
        return `Stopped: far worse, or swollen, on the morning of ${day(reason.day)}, after a run.`;
      case "pain_untold":
        return "Stopped: something hurt in a session, and how much was not said.";
      case "pain_during":
        return `Stopped: pain ${reason.pain} during or after a load.`;
    }
  },
  again: (times: number) => (times === 1 ? "One like it from before still counts too." : `${times} like it from before still count too.`),
  /** The result that waits for a clinician. */
  due: {
    title: (name: string) => `Your last check: ${name}`,
    given: (when: string) => `Given ${when}`,
    byRows: (when: string) => `From the warning signs of ${when}`,
    earlier: (day: string) => `An earlier check had said by ${day}. That day still counts.`,
    who: (who: string) => `Whom: ${who}.`,
    passed: "That time is over. Were you seen? Write it down, or go now.",
    planGoesOn: "The plan goes on meanwhile: what it allows stays allowed until the visit changes it.",
    toResult: "What to do and say",
    seen: "I was seen",
  },
  notBefore: (who: string, when: string) => `${who} said: not before ${when}.`,
  ended: (who: string, when: string) => `What ${who} allowed ended ${when}.`,
  gate: {
    time: (title: string) => `“${title}” has not opened yet: its time is not over.`,
    ability: (title: string) => `“${title}” has not opened yet.`,
    held: (title: string) => `“${title}” waits: today’s leg speaks against it.`,
    before: (title: string) => `“${title}” comes later: an earlier step comes first.`,
    tomorrow: (title: string) => `“${title}” can open tomorrow: one step a day.`,
    clinician: (title: string) => `“${title}” opens only with a clinician’s word.`,
    plan_changed: (title: string) => `“${title}” waits until you have seen what changed in the plan.`,
    other: (title: string) => `“${title}” has not opened yet.`,
  },
  named: "what your clinician set",
  missing: (needs: string) => `The leg must show first: ${needs}.`,
  timeLeft: (title: string) => `The time of “${title}” goes on after the recovery was closed.`,
  restDay: "A rest day comes after a run.",
  tooEarly: "Tests on one leg wait for the first 72 hours.",
  rows: "Today’s eight warning signs are not answered.",
  rowsRed: "Of the eight warning signs not all were answered “no” in the last 24 hours.",
  aches: { left: "The left leg aches at rest: a clot has to be ruled out first.", right: "The right leg aches at rest: a clot has to be ruled out first." },
  unasked: "Nobody has asked yet: no complete check of this leg. What was not asked counts as not sure.",
} as const;

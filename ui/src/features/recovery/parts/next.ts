// The one next thing of a recovery in words, for Today and for its own page.

import type { Activity, NextThing } from "../../../ipc/client";
import { dayText, minuteAfter } from "../../../lib/dates";
import { words } from "../../../words";

const w = words.today.recovery;
/** A gate of a clinician's own has no name of its own. */
const named = (title: string, opens: Activity[]) => title || opens.map((one) => words.recovery.activities[one]).join(", ");

/** The next thing in one sentence. */
export function saysNext(next: NextThing): string {
  switch (next.kind) {
    case "check":
      return w.check;
    case "check_in":
      return w.checkIn;
    case "run": {
      const run = words.recovery.ladder.step(next.step.walk, next.step.run, next.step.rounds);
      return next.notBefore === null ? w.run(run) : w.rest(run, dayText(next.notBefore));
    }
    case "go":
      return w.open(named(next.title, next.opens));
    case "wait":
      return w.wait(named(next.title, next.opens), minuteAfter(next.at));
    case "tomorrow":
      return w.tomorrow(next.title);
    case "show":
      return w.show(next.text);
    case "changed":
    case "clinician":
    case "seen":
    case "held":
    case "morning":
    case "done":
      return w[next.kind];
  }
}

/** Whether what is done now is done until something else comes. */
export const isMeanwhile = ({ kind }: NextThing): boolean => kind !== "go" && kind !== "run" && kind !== "done";

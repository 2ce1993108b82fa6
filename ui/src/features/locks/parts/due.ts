// By when to be seen, in words: on the result, on Today, in the plan and on the Doctor page.

import type { CheckDue, Stamp } from "../../../ipc/client";
import { dayOf, dayText } from "../../../lib/dates";
import { words } from "../../../words";

export function sayDue(due: CheckDue, at: Stamp): string {
  const w = words.check.result.due;
  const given = dayOf(at);
  switch (due.kind) {
    case "now":
      return w.now;
    case "today":
      return w.today(given, due.hour);
    case "tonight":
      return w.tonight(given);
    case "by":
      return w.by(dayText(due.day));
    case "look_again":
      return w.look(dayText(due.day));
  }
}

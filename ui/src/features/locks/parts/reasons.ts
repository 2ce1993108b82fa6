// A reason in words: one sentence, the same on every screen.

import type { ClosedReason, ReasonWords } from "../../../ipc/client";
import { dayText, minuteAfter, momentOf } from "../../../lib/dates";
import { words } from "../../../words";

const w = words.locks;

const again = (times: number): string => (times > 0 ? ` ${w.again(times)}` : "");

export function sayReason(reason: ClosedReason, texts: ReasonWords): string {
  const rows = (ids: string[]) => ids.map((id) => texts.rows[id] ?? id).join(" ");
  const title = (gate: string) => texts.gates[gate] ?? w.named;
  switch (reason.kind) {
    case "result":
      return (reason.rows.length > 0 ? w.byRows(rows(reason.rows)) : reason.level === "emergency" ? w.emergency : w.sameDay) + again(reason.again);
    case "stop":
      return w.stop(reason.stop, dayText, rows) + again(reason.again);
    case "lock":
    case "risk":
      return texts.locks[reason.id] ?? reason.id;
    case "word":
      return reason.notBefore ? w.notBefore(reason.who, minuteAfter(reason.notBefore)) : reason.ended ? w.ended(reason.who, momentOf(reason.ended)) : reason.who;
    case "gate": {
      const { status } = reason;
      const say = status === "open" || status === "stopped" || status === "locked" || status === "rows_due" ? w.gate.other : w.gate[status];
      const missing = reason.missing.length > 0 ? ` ${w.missing(reason.missing.join("; "))}` : "";
      return say(title(reason.gate)) + missing;
    }
    case "time_left":
      return w.timeLeft(title(reason.gate));
    case "rest_day":
      return w.restDay;
    case "too_early":
      return w.tooEarly;
    case "rows":
      return w.rows;
    case "rows_red":
      return w.rowsRed;
    case "aches":
      return w.aches[reason.side];
    case "unasked":
      return w.unasked;
  }
}

/** The kinds of reasons that the check answers. */
export const ANSWERED_BY_CHECK: ClosedReason["kind"][] = ["result", "stop", "lock", "aches", "unasked"];

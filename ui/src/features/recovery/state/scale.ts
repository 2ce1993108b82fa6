// How the days of a recovery are laid out on a chart.

import type { ChartDay, EpisodeView } from "../../../ipc/client";
import { dayText } from "../../../lib/dates";
import { daysInOne, highest } from "../../../lib/bins";

/** The places of a chart, how many days share one, the words under one, and the values of all. */
export function scaleOf({ days }: EpisodeView) {
  const each = daysInOne(days.length);
  return {
    each,
    places: Math.ceil(days.length / each),
    label: (index: number): string => dayText(days[index * each]?.day ?? "").replace(/^\S+ /, ""),
    values: (one: (day: ChartDay) => number | null) => highest(days.map(one), each),
    /** Where a day stands; nothing if it is none of them. */
    place: (day: string): number | undefined => {
      const at = days.findIndex((one) => one.day === day);
      return at < 0 ? undefined : Math.floor(at / each);
    },
  };
}

/** A chart is some 700 points wide: more places than this in a row cannot be told apart, and cost time to draw. */
const MOST = 366;

/** How many days share one place of a chart, so that all of them fit. */
export function daysInOne(days: number): number {
  return Math.max(1, Math.ceil(days / MOST));
}

/** The highest value of each run of `size` days; a run without any value stays a gap. */
export function highest(values: (number | null)[], size: number): (number | null)[] {
  if (size === 1) return values;
  const runs = Array.from({ length: Math.ceil(values.length / size) }, (_, n) => values.slice(n * size, (n + 1) * size));
  return runs.map((run) => run.reduce((most, value) => (value === null ? most : Math.max(most ?? value, value)), null));
}

// Smooth outlines through a few points (Catmull-Rom as Bézier curves).

export type Dot = readonly [x: number, y: number];

const round = (value: number) => Math.round(value * 10) / 10;

/** The path through `dots`; a closed one returns to its first dot. */
export function smooth(dots: readonly Dot[], closed = true): string {
  const at = (n: number): Dot => {
    const wrapped = closed ? (n + dots.length) % dots.length : Math.min(dots.length - 1, Math.max(0, n));
    return dots[wrapped] ?? [0, 0];
  };
  const steps = closed ? dots.length : dots.length - 1;
  let path = `M${round(at(0)[0])} ${round(at(0)[1])}`;
  for (let n = 0; n < steps; n++) {
    const [before, from, to, after] = [at(n - 1), at(n), at(n + 1), at(n + 2)];
    const c1 = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const c2 = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    path += `C${[...c1, ...c2, ...to].map(round).join(" ")}`;
  }
  return closed ? `${path}Z` : path;
}

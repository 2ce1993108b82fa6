// The outlines of a figure on its way between two postures.

import { between, draw, type Drawing, type FigureData, type Limb, type MuscleName } from "./figure";

/** The outlines of a drawing in the order in which `Figure.svelte` draws them: each limb's line, then its flesh. */
export function outlines({ far, body, near, muscle, strap, arm }: Drawing): string[] {
  const both = (limbs: Limb[]) => limbs.flatMap(({ paths }) => [...paths, ...paths]);
  return [...both(far), ...both(body), ...both(near), muscle, ...(strap ? [strap] : []), ...both(arm)];
}

/**
 * The poses between rest (0) and hold (1), `steps` of them, each worked out once: with ever new outlines the page was
 * measured to grow with every movement.
 */
export function posesOf(figure: FigureData, muscle: MuscleName, steps: number): (t: number) => string[] {
  const known = new Map<number, string[]>();
  return (t) => {
    const step = Math.round(t * steps);
    const pose = known.get(step) ?? outlines(draw(between(figure.rest, figure.hold, step / steps), muscle, figure.strap));
    known.set(step, pose);
    return pose;
  };
}

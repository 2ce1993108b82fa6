import { render } from "svelte/server";
import { expect, it } from "vitest";

import Figure from "./Figure.svelte";
import type { FigureData, Posture } from "./figure";
import { posesOf } from "./outlines";

const leg = { hip: 0, knee: 0, ankle: 0, toes: 0 };
const arm = { shoulder: 0, elbow: 0, wrist: 0 };
const rest: Posture = {
  trunk: 0,
  neck: 0,
  near_leg: leg,
  far_leg: leg,
  near_arm: arm,
  far_arm: arm,
  anchor: { spot: "near_heel", x: 0.3, y: 0 },
};
const hold: Posture = { ...rest, trunk: 20, near_leg: { hip: -3, knee: 2, ankle: 25, toes: 0 } };
const drawnIn = (html: string) => [...html.matchAll(/<path [^>]*?\bd="([^"]+)"/g)].map(([, outline]) => outline);

it.each([true, false])("moves each path to its own outline (strap: %s)", (strap) => {
  const figure: FigureData = { alt: "", rest, hold, wall: 0.7, chair: null, pillow: null, strap };
  const poses = posesOf(figure, "calf", 96);
  for (const [posture, t] of [["rest", 0], ["hold", 1]] as const) {
    const { body } = render(Figure, { props: { figure, muscle: "calf", posture } });
    expect(poses(t)).toEqual(drawnIn(body));
  }
});

it("works each pose out once", () => {
  const figure: FigureData = { alt: "", rest, hold, wall: null, chair: null, pillow: null, strap: false };
  const poses = posesOf(figure, "calf", 96);
  expect(poses(0.5)).toBe(poses(0.501));
  expect(poses(0.5)).not.toEqual(poses(0.6));
});

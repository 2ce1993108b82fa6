import { render } from "svelte/server";
import { expect, it } from "vitest";

import Figure from "./Figure.svelte";
import type { FigureData } from "./figure";
import { posesOf } from "./outlines";
import { lunge as hold, standing as rest } from "../../test/postures";

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

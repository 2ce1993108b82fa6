import { describe, expect, it } from "vitest";

import { between, bodyOf } from "./figure";
import { lunge, standing } from "../../test/postures";

describe("a figure", () => {
  it("stands with both feet on the floor", () => {
    const body = bodyOf(standing);
    expect(body.near_leg.heel.y).toBeCloseTo(0);
    expect(body.far_leg.ball.y).toBeCloseTo(0);
    expect(body.head.y).toBeGreaterThan(0.9);
  });

  it("keeps the length of every limb while it moves", () => {
    for (const t of [0, 0.25, 0.5, 0.75, 1]) {
      const { near_leg: moved } = bodyOf(between(standing, lunge, t));
      expect(Math.hypot(moved.knee.x - moved.hip.x, moved.knee.y - moved.hip.y)).toBeCloseTo(0.245);
      expect(Math.hypot(moved.ankle.x - moved.knee.x, moved.ankle.y - moved.knee.y)).toBeCloseTo(0.24);
    }
  });

  it("ends exactly in the hold", () => {
    expect(bodyOf(between(standing, lunge, 1))).toEqual(bodyOf(lunge));
  });
});

// Two postures for tests.

import type { Posture } from "../src/parts/figure";

const leg = { hip: 0, knee: 0, ankle: 0, toes: 0 };
const arm = { shoulder: 0, elbow: 0, wrist: 0 };
export const standing: Posture = {
  trunk: 0,
  neck: 0,
  near_leg: leg,
  far_leg: leg,
  near_arm: arm,
  far_arm: arm,
  anchor: { spot: "near_heel", x: 0.3, y: 0 },
};
export const lunge: Posture = {
  ...standing,
  trunk: 20,
  near_leg: { hip: -3, knee: 2, ankle: 25, toes: 0 },
  far_leg: { hip: 57, knee: 38, ankle: 2, toes: 0 },
};

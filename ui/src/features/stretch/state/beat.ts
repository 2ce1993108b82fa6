// Where in a repetition the metronome stands: worked out from what is left, so that the figure moves with the tones.

import type { Work } from "../../../ipc/client";

export interface Beat {
  posture: "rest" | "hold";
  /** How long the way into this posture takes. */
  moveMs: number;
  /** When the next part of the repetition begins. */
  endsInMs: number;
}

/** Nothing for a hold or a pause, and nothing once the step is over. */
export function beatOf(step: { work: Work | null; wholeMs: number } | undefined, leftMs: number): Beat | null {
  if (!step || step.work?.kind !== "reps" || leftMs <= 0) return null;
  const { upMs, holdMs, downMs } = step.work.tempo;
  const whole = upMs + holdMs + downMs;
  const within = (step.wholeMs - leftMs) % whole;
  const down = upMs + holdMs;
  return within < down
    ? { posture: "hold", moveMs: upMs, endsInMs: down - within }
    : { posture: "rest", moveMs: downMs, endsInMs: whole - within };
}

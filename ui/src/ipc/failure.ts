// One table from failure code to words and a next step.

import type { Code, Failure } from "./client";
import { words } from "../words";

/** A refused command: the code the UI branches on, and words with a next step. */
export class Refusal extends Error {
  readonly code: Code;

  constructor(failure: Failure) {
    super(failure.message);
    this.code = failure.code;
  }

  /** Whatever was thrown, as a refusal. */
  static from(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (isFailure(error)) return new Refusal(error);
    return new Refusal({ code: "internal", message: String(error) });
  }

  /** What to show: what happened, what is safe, what to do. */
  get words(): { title: string; next: string } {
    return words.failures[this.code];
  }
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

// What a command throws; `words.failures` says each code to a person.

import type { Code, Failure } from "./bindings";

/** A refused command: the code the UI branches on, and the message of the log. */
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
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

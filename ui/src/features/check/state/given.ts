// Answers in words.

import type { CheckAnswer, CheckGiven, CheckQuestion } from "../../../ipc/client";
import { words } from "../../../words";

const w = words.check.given;

/** An answer in words, as it stands in a result. */
export function givenText(given: CheckGiven): string {
  if (given.notSure) return w.unsure;
  if (given.number !== null) return w.number(given.number);
  const open = given.unsure.map((text) => w.unsureOf(spoken(text)));
  return [...given.chosen.map(spoken), ...open].join("; ") || w.none;
}

/** Whether an answer only says that something is not there. */
export function saysNo(given: CheckGiven): boolean {
  const { chosen, unsure, number, notSure } = given;
  return !notSure && number === null && unsure.length === 0 && (chosen.length === 0 || (chosen.length === 1 && spoken(chosen[0] ?? "") === words.check.run.no));
}

/** "yes" and "no" have no text of their own in the content. */
function spoken(text: string): string {
  if (text === "yes") return words.check.run.yes;
  return text === "no" ? words.check.run.no : text;
}

/** An answer as it would stand in a result. */
export function givenOf(question: CheckQuestion, answer: CheckAnswer): CheckGiven {
  const names = (ids: string[]) => question.options.filter(({ id }) => ids.includes(id)).map(({ id, text }) => text || id);
  return {
    short: question.short,
    chosen: answer.kind === "options" ? names(answer.chosen) : [],
    unsure: answer.kind === "options" ? names(answer.unsure) : [],
    number: answer.kind === "number" ? answer.value : null,
    notSure: answer.kind === "not_sure",
  };
}

/** An answer in words, beside its question. */
export const answerText = (question: CheckQuestion, answer: CheckAnswer): string => givenText(givenOf(question, answer));

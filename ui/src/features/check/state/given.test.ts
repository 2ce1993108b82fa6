import { expect, test } from "vitest";

import type { CheckGiven, CheckQuestion } from "../../../ipc/client";
import { answerText, givenText } from "./given";

const given: CheckGiven = { short: "Fever", chosen: [], unsure: [], number: null, notSure: false };
const question: CheckQuestion = {
  id: "q",
  stage: "red",
  kind: "many",
  ask: "Any of these?",
  short: "These",
  why: "",
  help: "",
  figure: null,
  options: [
    { id: "a", text: "A cord", given: null },
    { id: "b", text: "A lump", given: null },
  ],
  map: false,
  answer: null,
  fromAboutMe: false,
  sheet: null,
};

test("an answer without options reads as none of these, never as a gap", () => {
  expect(givenText(given)).toBe("None of these");
});

test("not sure about the whole and about a part are told apart", () => {
  expect(givenText({ ...given, notSure: true })).toBe("Not sure");
  expect(answerText(question, { kind: "options", chosen: ["a"], unsure: ["b"] })).toBe("A cord; not sure about: A lump");
});

test("yes, no and a pain of 0 have words", () => {
  expect(givenText({ ...given, chosen: ["yes"] })).toBe("Yes");
  expect(givenText({ ...given, number: 0 })).toBe("0 of 10");
});

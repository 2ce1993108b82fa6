import { expect, test } from "vitest";

import type { Routine } from "../../ipc/client";
import { draftOf, itemDraft, routineOf } from "./draft";

const routine: Routine = {
  ...{ id: "r", title: "Mine", whoFor: "me", notWhen: "never", sources: [], ours: "our choice" },
  times: { getReadyS: 5, changeS: 0, restS: 300 },
  ...{ order: "legs_within_set", sound: "soft", ownExercises: [] },
  items: [
    { exercise: "a", sets: 3, sides: "each", ours: "why", work: { kind: "reps", count: 15, tempo: { upMs: 1234, holdMs: 0, downMs: 2500 } } },
    { exercise: "b", sets: 1, sides: "together", ours: null, work: { kind: "hold", seconds: 45 } },
  ],
};

test("a routine that nobody touched comes out as it went in", () => {
  expect(routineOf(draftOf(routine), routine)).toEqual(routine);
});

test("a number that is missing, half typed wrong or out of its range makes no routine", () => {
  const spoilt: [keyof ReturnType<typeof itemDraft>, string][] = [["sets", ""], ["sets", "0"], ["sets", "2.5"], ["sets", "21"], ["count", "-3"], ["up", "x"], ["up", "20.1"]];
  for (const [name, text] of spoilt) {
    const draft = draftOf(routine);
    draft.items[0] = { ...draft.items[0]!, [name]: text };
    expect(routineOf(draft, routine), `${name} ${text}`).toBeNull();
  }
  for (const text of ["", "-5", "1.5", "70000"]) expect(routineOf({ ...draftOf(routine), getReady: text }, routine)).toBeNull();
  expect(routineOf({ ...draftOf(routine), rest: "0" }, routine)?.times.restS).toBe(0);
});

test("what the other kind of work shows does not stand in the way", () => {
  const draft = draftOf(routine);
  draft.items[1] = { ...draft.items[1]!, count: "", up: "-" };
  expect(routineOf(draft, routine)).toEqual(routine);
  draft.items[1] = { ...itemDraft("b", "reps"), up: "2,5" };
  expect(routineOf(draft, routine)?.items[1]?.work).toEqual({ kind: "reps", count: 12, tempo: { upMs: 2500, holdMs: 500, downMs: 2000 } });
});

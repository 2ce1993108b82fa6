// What is typed is kept, offered again, and never written over what changed meanwhile.

import { beforeEach, expect, test } from "vitest";

import { fakeApp, settle, type Sent } from "../../test/app";
import { takenUp } from "./form.svelte";

let sent: Sent[];
let drafts: (typeof import("./drafts.svelte"))["drafts"];
beforeEach(async () => {
  sent = fakeApp();
  ({ drafts } = await import("./drafts.svelte"));
});

const begun = { ms: 1_000, offsetMin: 60 };
const shown = { note: "", pain: null as number | null, minutes: "", when: { day: "", time: "" } };

async function load(kept: Record<string, unknown>): Promise<void> {
  const loaded = drafts.load();
  await settle();
  await sent.shift()!.answer(kept);
  await loaded;
}

test("every change is kept at once, the newest state of a form after the one that is on its way", async () => {
  await load({});
  for (const note of ["s", "st", "sta"]) drafts.keep("outing/new", { shown, form: { ...shown, note } });
  await settle();
  const notes = () => sent.map(({ name, args }) => [name, (args as { form: { note: string } }).form.note]);
  expect(notes()).toEqual([["draft_put", "s"]]);
  await sent.shift()!.answer(begun);
  expect(notes()).toEqual([["draft_put", "sta"]]);
  await sent.shift()!.answer(begun);
  expect(drafts.of("outing/new")?.begun).toEqual(begun);
  drafts.keep("outing/new", null);
  await settle();
  expect(sent.map(({ name, args }) => [name, args])).toEqual([["draft_drop", "outing/new"]]);
  await sent.shift()!.answer(null);
  drafts.keep("outing/new", null);
  expect(sent).toEqual([]);
});

test("what is typed while the disk refuses is kept by the next key press", async () => {
  await load({});
  drafts.keep("outing/new", { shown, form: { ...shown, note: "a" } });
  await settle();
  await sent.shift()!.refuse();
  expect(drafts.full).toBe(true);
  drafts.keep("outing/new", { shown, form: { ...shown, note: "ab" } });
  await settle();
  await sent.shift()!.answer(null);
  expect(drafts.full).toBe(false);
});

test("what was typed in one record is not sent to the next", async () => {
  await load({});
  drafts.keep("a", { shown, form: { ...shown, note: "a" } });
  drafts.keep("b", { shown, form: { ...shown, note: "b" } });
  await settle();
  const loaded = drafts.load();
  await settle();
  await sent.shift()!.answer(null);
  expect(sent.map(({ name }) => name)).toEqual(["drafts"]);
  await sent.shift()!.answer({ c: { begun, shown, form: shown } });
  await loaded;
  expect(Object.keys(drafts.all)).toEqual(["c"]);
});

test("a field that was not touched shows the entry as it is now, and a field changed on both sides is said", () => {
  const kept = { shown: { ...shown, note: "a", pain: 2 }, form: { ...shown, note: "ab", pain: 2, minutes: "2," } };
  expect(takenUp({ ...shown, note: "a", pain: 5 }, kept)).toEqual({ form: { ...shown, note: "ab", pain: 5, minutes: "2," }, clash: false });
  expect(takenUp({ ...shown, note: "z", pain: 2 }, kept)).toMatchObject({ form: { note: "ab" }, clash: true });
});

test("nothing that was stored can break a form", () => {
  for (const broken of [null, 7, "x", [], { note: { a: 1 }, when: "x", other: 1 }, { note: ["a"], minutes: 7, when: null }]) {
    const { form } = takenUp(shown, { shown: broken, form: broken });
    expect([typeof form.note, typeof form.minutes, "other" in form]).toEqual(["string", "string", false]);
    expect(form.when).toEqual(shown.when);
  }
});

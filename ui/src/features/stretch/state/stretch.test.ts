// Space in the player: what the person means by a press, whatever is still on its way.

import { beforeEach, expect, test, vi } from "vitest";

import { fakeApp, settle, type Sent } from "../../../../test/app";

let sent: Sent[];

/** The session after its change number `seq`. */
const session = (seq: number, moving: string) => {
  const none = { entryLeftMs: null, why: null, ending: null, steps: [], exercises: [], cursor: 0 };
  return { ...none, seq, moving, started: { ms: 1 }, stepLeftMs: 30_000, leftMs: 60_000, speed: 1 };
};
const commands = () => sent.map(({ args }) => args);

/** The window, with a session that runs. */
async function begin() {
  sent = fakeApp();
  const { stretch } = await import("./stretch.svelte");
  const loaded = stretch.load();
  for (const answer of [[], null, session(1, "running")]) {
    await settle();
    await sent.shift()!.answer(answer);
  }
  await loaded;
  return stretch;
}

beforeEach(() => {
  vi.stubGlobal("location", { hash: "" });
  vi.stubGlobal("history", { replaceState: () => undefined });
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("document", { hidden: true, addEventListener: () => undefined, getElementById: () => null });
});

test("pressed twice within one answer it pauses and goes on", async () => {
  const stretch = await begin();
  const pressed = [stretch.toggle(), stretch.toggle()];
  await settle();
  expect(commands()).toEqual([{ kind: "pause" }]);
  await sent.shift()!.answer(session(2, "paused"));
  expect(commands()).toEqual([{ kind: "resume" }]);
  await sent.shift()!.answer(session(3, "entering"));
  await Promise.all(pressed);
  void stretch.toggle();
  await settle();
  expect(commands()).toEqual([{ kind: "pause" }]);
});

test("pressed to pause while the session pauses by itself, it does not go on", async () => {
  const stretch = await begin();
  const pressed = stretch.toggle();
  await settle();
  expect(commands()).toEqual([{ kind: "pause" }]);
  await sent.shift()!.answer(session(2, "paused"));
  await pressed;
  expect([stretch.still, commands()]).toEqual([true, []]);
});

test("what was refused is forgotten: the next press goes by what is on screen", async () => {
  const stretch = await begin();
  const pressed = stretch.toggle().catch(() => "refused");
  await settle();
  await sent.shift()!.refuse();
  expect(await pressed).toBe("refused");
  void stretch.toggle();
  await settle();
  expect(commands()).toEqual([{ kind: "pause" }]);
});

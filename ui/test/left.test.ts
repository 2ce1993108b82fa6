// What a person leaves must not run on, and what they press beside a slow answer must not be lost.

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { CrampLog, Entry } from "../src/ipc/client";
import { fakeApp, settle, type Sent } from "./app";

let sent: Sent[];

beforeEach(() => {
  vi.stubGlobal("location", { hash: "" });
  vi.stubGlobal("history", { replaceState: () => undefined });
  vi.stubGlobal("addEventListener", () => undefined);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  sent = fakeApp();
});
afterEach(() => vi.useRealTimers());

const names = () => sent.map(({ name, args }) => `${name} ${typeof args === "string" ? args : ""}`.trim());

test("a hold whose look is answered after Cramp now was left is not looked at again", async () => {
  const { cramp } = await import("../src/features/cramp/state/cramp.svelte");
  void cramp.holding("start");
  await settle();
  await sent.shift()!.answer({ running: true, leftMs: 30_000, holds: 0 });
  vi.advanceTimersByTime(200);
  await settle();
  expect(names()).toEqual(["cramp_hold look"]);
  cramp.leave();
  await sent.shift()!.answer({ running: true, leftMs: 29_000, holds: 0 });
  expect(names()).toEqual(["cramp_hold stop"]);
  await sent.shift()!.answer({ running: false, leftMs: 0, holds: 0 });
  vi.advanceTimersByTime(2_000);
  await settle();
  expect([names(), cramp.hold]).toEqual([[], null]);
});

test("a hold that is just being begun when Cramp now is left is stopped", async () => {
  const { cramp } = await import("../src/features/cramp/state/cramp.svelte");
  void cramp.holding("start");
  await settle();
  cramp.leave();
  await sent.shift()!.answer({ running: true, leftMs: 30_000, holds: 0 });
  expect(names()).toEqual(["cramp_hold stop"]);
});

test("the warning sign answered beside open details is not written over by them", async () => {
  const { cramp, blank } = await import("../src/features/cramp/state/cramp.svelte");
  const at = { ms: 0, offsetMin: 0 };
  const entry: Entry<CrampLog> = { id: "c1", at, subject: null, changed: at, written: 1, edited: 1, body: { ...blank, warningSign: "no" } };
  const logged = { cramp: entry, lastWeek: 1, toCheck: false, offersPlan: false };
  void cramp.log();
  await settle();
  await sent.shift()!.answer(logged);
  const signed = cramp.sign("yes");
  const saved = cramp.change(entry, { note: "in bed" });
  await settle();
  expect(names()).toEqual(["cramp_edit"]);
  await sent.shift()!.answer({ ...logged, cramp: { ...entry, body: { ...entry.body, warningSign: "yes" } } });
  expect(sent[0]!.args).toEqual({ id: "c1", when: null, change: { was: { note: "" }, now: { note: "in bed" } } });
  await sent.shift()!.answer(logged);
  await Promise.all([signed, saved]);
});

test("a test that is just being begun when its page is left is put away and not looked at", async () => {
  const { trial } = await import("../src/features/recovery/state/trial.svelte");
  void trial.start("e1", "balance", "left");
  await settle();
  trial.leave();
  await sent.shift()!.answer({ test: "balance", side: "left", phase: "ready", leftMs: 5_000, value: 0, slow: false });
  expect(names()).toEqual(["trial leave"]);
  await sent.shift()!.answer(null);
  vi.advanceTimersByTime(1_000);
  await settle();
  expect([names(), trial.view]).toEqual([[], null]);
});

test("a cold pack looked at when its page is left is not looked at again", async () => {
  const { cold } = await import("../src/features/recovery/state/cold.svelte");
  const on = { running: { leftMs: 60_000, ofMs: 60_000 } };
  void cold.load("e1");
  await settle();
  await sent.shift()!.answer(on);
  vi.advanceTimersByTime(1_000);
  await settle();
  expect(names()).toEqual(["cold e1"]);
  cold.leave();
  await sent.shift()!.answer(on);
  vi.advanceTimersByTime(5_000);
  await settle();
  expect(names()).toEqual([]);
});

test("a bookmark pressed twice is set and taken away again", async () => {
  const { guide } = await import("../src/features/guide/state/guide.svelte");
  void guide.open("dvt");
  await settle();
  await sent.shift()!.answer({ article: { id: "dvt" }, bookmarked: false });
  void guide.bookmark("dvt");
  void guide.bookmark("dvt");
  await settle();
  expect(sent.map(({ args }) => args)).toEqual([{ id: "dvt", on: true }]);
  await sent.shift()!.answer(["dvt"]);
  expect(sent.map(({ args }) => args)).toEqual([{ id: "dvt", on: false }]);
  await sent.shift()!.answer([]);
  expect(guide.pages.get("dvt")?.bookmarked).toBe(false);
});

test("an answer to a check is not drawn over by a page that was read before it", async () => {
  const { check } = await import("../src/features/check/state/check.svelte");
  const read = check.load();
  const begun = check.start("me");
  await settle();
  expect(names()).toEqual(["check_home"]);
  await sent.shift()!.answer({ open: null, history: [], earlier: null, unreadable: 0 });
  await sent.shift()!.answer({ who: "me", answered: 0 });
  await Promise.all([read, begun]);
  expect(check.run).toEqual({ who: "me", answered: 0 });
});

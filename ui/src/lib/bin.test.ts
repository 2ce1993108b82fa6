import { expect, test } from "vitest";

import { Bin } from "./bin.svelte";

test("all that was taken away comes back, the newest first, each by a press of its own", async () => {
  const bin = new Bin();
  const restored: string[] = [];
  const restore = async (id: string) => restored.push(id);
  ["a", "b", "a"].forEach((id) => bin.add(id));
  await bin.back(restore);
  expect([restored, bin.full]).toEqual([["a"], true]);
  await bin.back(restore);
  await bin.back(restore);
  expect([restored, bin.full]).toEqual([["a", "b"], false]);
});

test("what is refused to come back can be asked for again", async () => {
  const bin = new Bin();
  bin.add("a");
  await expect(bin.back(() => Promise.reject(new Error("no")))).rejects.toThrow();
  expect(bin.full).toBe(true);
});

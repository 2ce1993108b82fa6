import { beforeAll, expect, test, vi } from "vitest";

import type { Place } from "./jump.svelte";

let rank: typeof import("./jump.svelte").rank;
const place = (title: string, also: string[] = []): Place => ({ kind: "page", title, screen: "guide", path: [title], also });

beforeAll(async () => {
  vi.stubGlobal("location", { hash: "" });
  vi.stubGlobal("history", { replaceState: () => undefined });
  vi.stubGlobal("addEventListener", () => undefined);
  ({ rank } = await import("./jump.svelte"));
});

test("a name that begins with the text comes before one that only contains it", () => {
  const found = rank([place("Exercise cramp"), place("Cramp first aid")], "cramp");
  expect(found.map((p) => p.title)).toEqual(["Cramp first aid", "Exercise cramp"]);
});

test("a lay synonym finds the article and accents do not matter", () => {
  expect(rank([place("Deep vein thrombosis", ["blood clot"])], "CLÓT")).toHaveLength(1);
});

test("every typed word must be there", () => {
  expect(rank([place("Calf strain")], "calf clot")).toHaveLength(0);
});

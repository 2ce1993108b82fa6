import { beforeAll, expect, test, vi } from "vitest";

let routes: typeof import("./router.svelte");

beforeAll(async () => {
  vi.stubGlobal("location", { hash: "" });
  vi.stubGlobal("history", { replaceState: () => undefined });
  vi.stubGlobal("addEventListener", () => undefined);
  routes = await import("./router.svelte");
});

test("a route survives the way into the address and back", () => {
  const hash = routes.href("guide", ["calf strain/2"], { s: "do" });
  const route = routes.parse(hash);
  expect(route.screen).toBe("guide");
  expect(route.path).toEqual(["calf strain/2"]);
  expect(route.query.get("s")).toBe("do");
});

test("an unknown address is Today", () => {
  expect(routes.parse("#/nowhere/x").screen).toBe("today");
  expect(routes.parse("").screen).toBe("today");
});

test("a save that ends late does not pull a person out of the screen they went to meanwhile", () => {
  const { router } = routes;
  router.current = routes.parse("#/cramp");
  location.hash = "#/cramp";
  router.goWithin("check", ["result"]);
  expect(location.hash).toBe("#/cramp");
  router.current = routes.parse("#/check/run");
  router.goWithin("check", ["result"]);
  expect(location.hash).toBe("/check/result");
});

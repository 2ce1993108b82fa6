import { expect, test } from "vitest";

import { linkTo, placeOf } from "./link";

test("a copied link leads back to its section", () => {
  expect(placeOf(linkTo("dvt", "help-now"))).toEqual({ page: "dvt", section: "help-now" });
  expect(placeOf(`Look here: ${linkTo("cold")}`)).toEqual({ page: "cold", section: "" });
});

test("other text is no link", () => {
  expect(placeOf("calf strain")).toBeNull();
});

import { expect, it } from "vitest";

import { once } from "./once";

it("makes a thing at its first use, and only then", () => {
  let made = 0;
  const thing = once(() => ((made += 1), undefined));
  expect(made).toBe(0);
  thing();
  thing();
  expect(made).toBe(1);
});

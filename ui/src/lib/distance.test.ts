import { expect, test } from "vitest";

import { distanceText, limitText } from "./distance";

test("a distance is told in the unit the person chose", () => {
  expect(distanceText(5000, "km")).toBe("5.0 km");
  expect(distanceText(5000, "miles")).toBe("3.1 miles");
});

test("a limit is never rounded up", () => {
  expect(limitText(5500, "km")).toBe("5.5 km");
  expect(limitText(5499, "km")).toBe("5.4 km");
  expect(limitText(5500, "miles")).toBe("3.4 miles");
});

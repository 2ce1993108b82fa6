import { expect, test } from "vitest";

import { latinDigits, numberOf, readNumber, writeNumber } from "./number";

const km = { least: 0.01, most: 300, places: 3 };
const minutes = { least: 1, most: 1440, places: 0 };

test("point and comma are both decimal signs, and a half-typed number is read as far as it goes", () => {
  for (const text of ["2.5", "2,5", " 2.5 ", "2٫5", "２．５", "+2.5"]) expect(numberOf(text, km)).toBe(2.5);
  expect(numberOf("2.", km)).toBe(2);
  expect(numberOf(".5", km)).toBe(0.5);
  expect(numberOf("21.0975", km)).toBe(21.0975);
});

test("empty is empty and never zero", () => {
  expect(readNumber("", km)).toEqual({ kind: "empty" });
  expect(readNumber("  ", minutes)).toEqual({ kind: "empty" });
});

test("what is no number of the range says why", () => {
  const why = (text: string, range = minutes) => {
    const read = readNumber(text, range);
    return read.kind === "wrong" ? read.why : read.kind;
  };
  for (const text of ["-", "abc", "1e3", "1.000,5", "2 5", "0x10", "Infinity", "1,2,3", "5 km", "--5", "."]) expect(why(text)).toBe("not_number");
  expect(why("1.5")).toBe("not_whole");
  expect(why("0")).toBe("below");
  expect(why("-5")).toBe("below");
  expect(why("1441")).toBe("above");
  expect(why("99999999999999999999")).toBe("above");
  expect(why("300.01", km)).toBe("above");
});

test("digits of other scripts are digits", () => {
  expect(latinDigits("٢٥ ०१९ ２３ 𝟗")).toBe("25 019 23 9");
  expect(numberOf("٢٫٥", km)).toBe(2.5);
  expect(numberOf("१२", minutes)).toBe(12);
});

test("a kept value is shown without needless zeros", () => {
  expect(writeNumber(5, km)).toBe("5");
  expect(writeNumber(5000 / 1609.344, { ...km, places: 2 })).toBe("3.11");
  expect(writeNumber(null, km)).toBe("");
});

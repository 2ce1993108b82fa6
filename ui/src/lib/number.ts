// Numbers as people type them. A half-typed text is never rewritten: it is only read.

/** What a number field takes. */
export interface Range {
  least: number;
  most: number;
  /** Digits after the decimal sign that are shown of a kept value; with 0 only whole numbers are taken. */
  places: number;
}

/** Why a text is no number of a range. */
export type NumberMisread = "not_number" | "not_whole" | "below" | "above";

export type NumberReading = { kind: "empty" } | { kind: "number"; value: number } | { kind: "wrong"; why: NumberMisread };

/** Digits of any script as 0 to 9; everything else as it is. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)));
}

/** Unicode keeps the ten digits of a script together and in order: what comes before them is no digit. */
function digitValue(point: number): number {
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - below - 1))) below += 1;
  return below % 10;
}

/** Reads `text` as a number of `range`. Point and comma are both decimal signs; nothing groups thousands. */
export function readNumber(text: string, range: Range): NumberReading {
  const plain = latinDigits(text)
    .trim()
    .replace(/[,٫．，]/gu, ".")
    .replace(/[−–－]/gu, "-");
  if (plain === "") return { kind: "empty" };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return { kind: "wrong", why: "not_number" };
  const value = Number(plain);
  if (range.places === 0 && plain.includes(".")) return { kind: "wrong", why: "not_whole" };
  if (value < range.least) return { kind: "wrong", why: "below" };
  if (value > range.most) return { kind: "wrong", why: "above" };
  return { kind: "number", value };
}

/** A kept value as a field shows it; empty for none. */
export function writeNumber(value: number | null, { places }: Range): string {
  return value === null ? "" : String(Number(value.toFixed(places)));
}

/** The number that a text holds; none for an empty or a wrong one. */
export function numberOf(text: string, range: Range): number | null {
  const read = readNumber(text, range);
  return read.kind === "number" ? read.value : null;
}

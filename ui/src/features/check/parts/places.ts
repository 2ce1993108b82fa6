/** The drawing's names for the places of the check whose names differ by more than the hyphen. */
const named: Record<string, string> = { calf_inner: "calf-inner-upper", whole: "whole-leg" };

/** A place of the check's question as the leg map names it. */
export const drawn = (id: string): string => named[id] ?? id.replaceAll("_", "-");

// The shape of text that Prose draws: a tree of blocks and inline pieces, never HTML in a string.

import type { Snippet } from "svelte";

export type ProseInline =
  | { kind: "text"; text: string }
  | { kind: "strong"; inner: ProseInline[] }
  | { kind: "emphasis"; inner: ProseInline[] }
  | { kind: "page"; page: string; section: string | null; inner: ProseInline[] }
  | { kind: "term"; term: string; inner: ProseInline[] };

export interface ProseMark {
  sources: string[];
  label: string | null;
}

export type ProseBody =
  | { kind: "paragraph"; text: ProseInline[] }
  | { kind: "list"; ordered: boolean; items: { blocks: ProseBlock[] }[] }
  | { kind: "table"; head: ProseInline[][]; rows: ProseInline[][][] }
  | { kind: "quote"; blocks: ProseBlock[] }
  | { kind: "action" | "disagree" | "not_advised" | "figure" | "urgent" };

export interface ProseBlock {
  body: ProseBody;
  mark: ProseMark | null;
}

/** What the owner of the text adds: where links lead, how a word is explained, what a claim rests on. */
export interface ProseKit {
  href: (page: string, section: string | null) => string;
  explain: (term: string) => { name: string; text: string } | undefined;
  explainLabel: (word: string) => string;
  /** A stretch of text as it is shown. */
  text: (text: string) => string;
  mark: Snippet<[ProseMark]>;
  other: Snippet<[ProseBlock]>;
}

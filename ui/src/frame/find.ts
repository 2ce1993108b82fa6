// Words in the page, as a browser's "find" has them: whatever the case, the accents and the marks that cut a text up.

/** Where one character of the folded text stands. */
interface Spot {
  node: Text;
  at: number;
}

/** The page's text in small letters without accents, with the place of every character. */
interface Folded {
  text: string;
  spots: Spot[];
}

/** Every place of `wanted` in `page`, in reading order; none for nothing. */
export function findIn(page: Element, wanted: string): Range[] {
  const needle = fold(wanted.trim()).replace(/\s+/g, " ");
  if (!needle) return [];
  const { text, spots } = foldedText(page);
  const found: Range[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
    const [first, last] = [spots[at], spots[at + needle.length - 1]];
    if (!first || !last) continue;
    const range = document.createRange();
    range.setStart(first.node, first.at);
    range.setEnd(last.node, last.at + 1);
    found.push(range);
  }
  return found;
}

/** Small letters without accents, curly quotes straight. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/[\p{M}\u00ad]/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
}

function foldedText(page: Element): Folded {
  const folded: Folded = { text: "", spots: [] };
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT, (node) =>
    isShown(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  let block: Element | null = null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const here = blockOf(node);
    // What stands in two paragraphs is not one text.
    if (here !== block) push(folded, "\n", { node, at: 0 });
    block = here;
    const whole = node.data;
    for (let at = 0; at < whole.length; at += 1) {
      const char = /\s/.test(whole[at]!) ? " " : fold(whole[at]!);
      if (char === " " && " \n".includes(folded.text.at(-1) ?? "\n")) continue;
      push(folded, char, { node, at });
    }
  }
  return folded;
}

function push(folded: Folded, text: string, spot: Spot): void {
  folded.text += text;
  for (let n = 0; n < text.length; n += 1) folded.spots.push(spot);
}

/** Whether a reader sees the text, or would once what folds away is opened. */
function isShown(parent: Element | null): boolean {
  if (!parent || parent.closest(".sr-only, [hidden], script, style, option")) return false;
  return parent.checkVisibility() || parent.closest("details:not([open])") !== null;
}

function blockOf(node: Node): Element | null {
  let element = node.parentElement;
  while (element && getComputedStyle(element).display.startsWith("inline")) element = element.parentElement;
  return element;
}

/** Opens what a place is folded away in, and brings it into view. */
export function show(range: Range): void {
  const at = range.startContainer.parentElement;
  for (let fold = at?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  at?.scrollIntoView({ block: "center", inline: "nearest" });
}

/** Marks the places, the one that is looked at in its own colour. Engines that cannot mark show the selection alone. */
export function mark(found: Range[], now: Range | undefined): void {
  if (!("highlights" in CSS)) return;
  paint("found", found.filter((place) => place !== now));
  paint("found-now", now ? [now] : []);
}

/** The marks of one name, always in the same object: the engine wipes a mark away when it leaves it, and not with it. */
function paint(name: string, places: Range[]): void {
  const marks = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, marks);
  marks.clear();
  for (const place of places) marks.add(place);
}

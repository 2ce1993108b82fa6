import {
  call,
  type GuideLibrary,
  type PageLine,
  type PageView,
  type SearchView,
  type SourceUse,
} from "../ipc/client";
import { jump } from "./jump.svelte";

/** The guide: pages are kept once read, so that Back finds them drawn and at their place. */
class Guide {
  library = $state.raw<GuideLibrary | null>(null);
  pages = $state.raw<ReadonlyMap<string, PageView>>(new Map());
  sources = $state.raw<SourceUse[] | null>(null);
  query = $state("");
  found = $state.raw<SearchView | null>(null);
  #asked = 0;

  /** Reads the shelves once. */
  async load(): Promise<void> {
    this.library ??= await call("guide_library");
  }

  /** Reads a page; one that was read before is shown meanwhile. A check since then may have locked what it tells. */
  async open(id: string): Promise<void> {
    const view = await call("guide_page", { id });
    // From here to the paint is what the benchmark of the first paint measures.
    performance.mark("guide-page-answered");
    this.#keep(view);
  }

  /** Has the search index built before the first key is pressed. */
  async warm(): Promise<void> {
    await call("guide_search", { text: "" });
  }

  async loadSources(): Promise<void> {
    this.sources ??= await call("guide_sources");
  }

  /** Searches; an answer that comes after a later question is dropped. */
  async search(text: string): Promise<void> {
    this.query = text;
    const asked = ++this.#asked;
    const found = text.trim() ? await call("guide_search", { text }) : null;
    if (asked === this.#asked) this.found = found;
  }

  /** Sets or takes away a bookmark. */
  async bookmark(id: string, on: boolean): Promise<void> {
    const bookmarks = await call("guide_bookmark", { id, on });
    if (this.library) this.library = { ...this.library, bookmarks };
    const view = this.pages.get(id);
    if (view) this.#keep({ ...view, bookmarked: on });
  }

  /** The line of a page in the library. */
  line(id: string): PageLine | undefined {
    return this.library?.shelves.flatMap((shelf) => shelf.pages).find((page) => page.id === id);
  }

  /** The title of a page, or its id while the shelves are on their way. */
  title(id: string): string {
    return this.line(id)?.title ?? id;
  }

  #keep(view: PageView): void {
    this.pages = new Map(this.pages).set(view.article.id, view);
  }
}

export const guide = new Guide();

jump.offer(async () => {
  await guide.load();
  const pages = guide.library?.shelves.flatMap((shelf) => shelf.pages) ?? [];
  return pages.map(({ id, title, synonyms }) => {
    return { kind: "page", title, screen: "guide", path: [id], also: synonyms };
  });
});

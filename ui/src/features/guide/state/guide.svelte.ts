import {
  call,
  type GuideLibrary,
  type PageLine,
  type PageView,
  type SearchView,
} from "../../../ipc/client";
import { jump } from "../../../state/jump.svelte";
import { Latest, Queue } from "../../../lib/order";
import { words } from "../../../words";

/** The guide: pages are kept once read, so that Back finds them drawn and at their place. */
class Guide {
  library = $state.raw<GuideLibrary | null>(null);
  pages = $state.raw<ReadonlyMap<string, PageView>>(new Map());
  query = $state("");
  found = $state.raw<SearchView | null>(null);
  readonly #search = new Latest();
  readonly #marks = new Queue();

  /** Reads the shelves once. */
  async load(): Promise<void> {
    this.library ??= await call("guide_library");
  }

  /** Reads the shelves again: what to read follows the recoveries and what was read. */
  async renew(): Promise<void> {
    this.library = await call("guide_library");
  }

  /** Reads a page; one that was read before is shown meanwhile. A check since then may have locked what it tells. */
  async open(id: string): Promise<void> {
    // Not between a bookmark's press and its answer: the page would be shown as it was before.
    const view = await this.#marks.run(() => call("guide_page", { id }));
    // From here to the paint is what the benchmark of the first paint measures.
    performance.mark("guide-page-answered");
    this.#keep(view);
  }

  /** Has the search index built before the first key is pressed. */
  async warm(): Promise<void> {
    await call("guide_search", { text: "" });
  }

  /** Searches; an answer that comes after a later question is dropped. */
  async search(text: string): Promise<void> {
    this.query = text;
    const find = () => (text.trim() ? call("guide_search", { text }) : Promise.resolve(null));
    await this.#search.ask(find, (found) => (this.found = found));
  }

  /** Sets the bookmark of a page that was read, or takes it away. */
  bookmark(id: string): Promise<void> {
    return this.#marks.run(async () => {
      const on = !this.pages.get(id)?.bookmarked;
      const bookmarks = await call("guide_bookmark", { id, on });
      if (this.library) this.library = { ...this.library, bookmarks };
      const view = this.pages.get(id);
      if (view) this.#keep({ ...view, bookmarked: on });
    });
  }

  /** Keeps that the page was open and where its reader is; without a section the place stays as it was. */
  read(id: string, section: string | null): Promise<void> {
    return this.#marks.run(async () => {
      const read = await call("guide_read", { id, section });
      const view = this.pages.get(id);
      if (view) this.#keep({ ...view, read });
    });
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
  return pages.map(({ id, title, synonyms, urgent }) => {
    return { kind: "page", title, screen: "guide", path: [id], also: synonyms, mark: urgent ? words.guide.urgent[urgent] : undefined };
  });
});

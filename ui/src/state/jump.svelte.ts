import { screens, type ScreenName } from "../router.svelte";
import { words } from "../words";

/** Somewhere the quick jump can go. */
export interface Place {
  kind: "screen" | "page" | "routine";
  title: string;
  screen: ScreenName;
  path: string[];
  /** Other names a person would type. */
  also: string[];
  /** A word of warning beside its name. */
  mark?: string;
}

type Source = () => Promise<Place[]>;

/** The places of the quick jump: the screens, and what other parts offer (articles, routines). */
class Jump {
  #sources: Source[] = [];
  #offered = $state.raw<Place[]>([]);
  readonly #screens: Place[] = screens.map((screen) => {
    return { kind: "screen", title: words.frame.screens[screen], screen, path: [], also: [] };
  });

  /** Adds a source of places; it is asked when the jump opens. */
  offer(source: Source): void {
    this.#sources.push(source);
  }

  /** Asks every source; one that fails is left out, the rest still work. */
  async load(): Promise<void> {
    const answers = await Promise.allSettled(this.#sources.map((source) => source()));
    this.#offered = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  }

  /** Every place that can be gone to, the screens first. */
  get places(): Place[] {
    return [...this.#screens, ...this.#offered];
  }
}

/** Those whose names contain every typed word; names that begin with the text come first. */
export function rank<T extends Pick<Place, "title" | "also">>(places: T[], query: string): T[] {
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  const scored = places.flatMap((place) => {
    const title = plain(place.title);
    const all = [title, ...place.also.map(plain)].join(" ");
    if (!wanted.every((word) => all.includes(word))) return [];
    return [{ place, score: title.startsWith(wanted.join(" ")) ? 0 : title.includes(wanted[0] ?? "") ? 1 : 2 }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ place }) => place);
}

export const jump = new Jump();

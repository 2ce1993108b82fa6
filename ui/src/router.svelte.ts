// Typed hash routes: `#/guide/calf-strain?s=do`. The address is the only state, so Back works as people expect.

export const screens = ["today", "cramp", "check", "stretch", "recovery", "guide", "doctor", "settings"] as const;
export type ScreenName = (typeof screens)[number];

export interface Route {
  screen: ScreenName;
  /** What follows the screen in the path, for instance an article's id. */
  path: string[];
  query: URLSearchParams;
}

/** The route of a hash; anything unknown is Today. */
export function parse(hash: string): Route {
  const [pathText = "", queryText = ""] = hash.replace(/^#\/?/, "").split("?");
  const [first = "", ...path] = pathText.split("/").map(decodeURIComponent).filter(Boolean);
  const screen = screens.find((name) => name === first) ?? "today";
  return { screen, path, query: new URLSearchParams(queryText) };
}

/** The hash of a route. */
export function href(screen: ScreenName, path: string[] = [], query: Record<string, string> = {}): string {
  const queryText = new URLSearchParams(query).toString();
  return "#/" + [screen, ...path.map(encodeURIComponent)].join("/") + (queryText ? `?${queryText}` : "");
}

class Router {
  current = $state.raw<Route>(parse(location.hash));
  #scroll = new Map<string, number>();
  #entry = 0;

  constructor() {
    history.replaceState({ entry: 0 }, "");
    history.scrollRestoration = "manual";
    addEventListener("popstate", (event) => this.#arrive(event));
  }

  /** The scrolled place of this history entry, for a page that has just been drawn again. */
  get remembered(): number {
    return this.#scroll.get(String(this.#entry)) ?? 0;
  }

  /** Goes to a screen; the present scroll place is kept for Back. */
  go(screen: ScreenName, path: string[] = [], query: Record<string, string> = {}): void {
    location.hash = href(screen, path, query).slice(1);
  }

  /** As `go`, unless the person has left `from` meanwhile: a save that ends late must not pull them out of Cramp now. */
  goFrom(from: ScreenName, screen: ScreenName, path: string[] = [], query: Record<string, string> = {}): void {
    if (this.current.screen === from) this.go(screen, path, query);
  }

  /** As `goFrom`, to another page of the same screen. */
  goWithin(screen: ScreenName, path: string[] = [], query: Record<string, string> = {}): void {
    this.goFrom(screen, screen, path, query);
  }

  /** Goes back, or to `fallback` when there is nothing to go back to. */
  back(fallback: ScreenName): void {
    if (this.#entry > 0) history.back();
    else this.go(fallback);
  }

  /** Keeps the place of the entry that is on screen. */
  keepPlace(top: number): void {
    this.#scroll.set(String(this.#entry), top);
  }

  #arrive(event: PopStateEvent): void {
    const known = (event.state as { entry?: number } | null)?.entry;
    if (known === undefined) {
      this.#entry += 1;
      this.#scroll.delete(String(this.#entry));
      history.replaceState({ entry: this.#entry }, "");
    } else {
      this.#entry = known;
    }
    this.current = parse(location.hash);
  }
}

export const router = new Router();

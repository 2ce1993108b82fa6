// The pages of one recovery; `all` has every one below the other.

import { href } from "../../router.svelte";
import { words } from "../../words";

const PAGES = ["now", "plan", "log", "charts", "about", "all"] as const;
export type EpisodePage = (typeof PAGES)[number];

/** The page that `path` names, if there is one. */
export const pageOf = (path: string | undefined): EpisodePage | undefined => PAGES.find((page) => page === path);

/** The pages of the recovery `id` with their addresses. */
export const pagesOf = (id: string) =>
  PAGES.map((name) => ({ name, label: words.recovery.pages.names[name], to: href("recovery", name === "now" ? ["episode", id] : ["episode", id, name]) }));

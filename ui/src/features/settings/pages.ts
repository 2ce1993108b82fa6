// The parts of the settings, for the line above them and for the quick jump.

import { href } from "../../router.svelte";
import { jump } from "../../state/jump.svelte";
import { words } from "../../words";

const PAGES = ["look", "sound", "country", "about-me", "data", "about"] as const;
export type SettingsPage = (typeof PAGES)[number];
const w = words.settings;

/** The part that `path` names, or the first one. */
export const partOf = (path: string | undefined): SettingsPage => PAGES.find((page) => page === path) ?? "look";

/** The parts with their addresses. */
export const parts = PAGES.map((name) => ({ name, label: w.pages.names[name], to: href("settings", [name]) }));

jump.offer(() =>
  Promise.resolve(
    PAGES.map((name) => ({ kind: "screen", title: `${w.title}: ${w.pages.names[name]}`, screen: "settings", path: [name], also: w.pages.also[name] })),
  ),
);

// The window says where one is: the heading of the page, its screen, the app.

import { words } from "../words";

/** Longer headings are cut: a title bar shows no more. */
const LONGEST = 60;

/** An attachment for the part of the window that screens are drawn into; `screen` names the one on show. */
export function titled(screen: () => keyof typeof words.frame.screens): (page: HTMLElement) => () => void {
  return (page) => {
    let due = 0;
    const look = (): void => {
      due = 0;
      const title = titleOf(words.frame.screens[screen()], page.querySelector("h1")?.textContent ?? "");
      if (title !== document.title) document.title = title;
    };
    const changes = new MutationObserver(() => (due ||= requestAnimationFrame(look)));
    changes.observe(page, { childList: true, subtree: true, characterData: true });
    look();
    return () => {
      changes.disconnect();
      cancelAnimationFrame(due);
    };
  };
}

/** For instance `Calf strain · Guide · Soleus`. */
export function titleOf(screen: string, heading: string): string {
  const plain = heading.replace(/\s+/g, " ").trim();
  const cut = plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).trimEnd()}…` : plain;
  return [...new Set([cut, screen, words.frame.appName])].filter(Boolean).join(" · ");
}

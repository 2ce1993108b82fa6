// The focus is never lost: when what had it is taken away, or can be pressed no more, it goes to what stands there.

import { moved } from "../parts/unread";

const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary";

/** What cannot be pressed for so long will not have the focus back. */
const LONG_MS = 2_000;

/** A parent of what has the focus, and which of its children leads there. */
interface Step {
  parent: Element;
  at: number;
}

/** An attachment for the part of the window that screens are drawn into. A screen that moves the focus itself goes first. */
export function keepFocus(page: HTMLElement): () => void {
  let holder: HTMLElement | null = null;
  let way: Step[] = [];
  // A button that cannot be pressed while its work is on the way loses the focus, and gets it back when it is done.
  let waits = false;

  const look = (): void => {
    const now = document.activeElement;
    if (now instanceof HTMLElement && now !== document.body) {
      holder = page.contains(now) ? now : null;
      way = holder ? wayTo(holder, page) : [];
      waits = now.matches(":disabled");
      if (waits) setTimeout(recover, LONG_MS);
    } else if (holder === null) return;
    else if (!holder.isConnected) setTimeout(recover);
    else if (waits && !holder.matches(":disabled")) {
      waits = false;
      holder.focus({ preventScroll: true });
    }
  };
  const recover = (): void => {
    if (document.activeElement !== document.body || holder === null) return;
    if (holder.isConnected && !holder.matches(":disabled")) return;
    holder = null;
    const next = standIn(way, page);
    next?.focus({ preventScroll: true });
    // The second half of a double press was meant for what is gone.
    moved(next);
  };

  const changes = new MutationObserver(look);
  changes.observe(page, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  page.addEventListener("focusin", look);
  return () => {
    changes.disconnect();
    page.removeEventListener("focusin", look);
  };
}

/** The steps from `element` up to `page`, the nearest first. */
function wayTo(element: Element, page: Element): Step[] {
  const way: Step[] = [];
  for (let child = element; child !== page && child.parentElement; child = child.parentElement) {
    way.push({ parent: child.parentElement, at: [...child.parentElement.children].indexOf(child) });
  }
  return way;
}

/** What stands where `way` led to, or else the nearest thing there that takes the focus, or the heading of the screen. */
function standIn(way: Step[], page: Element): HTMLElement | null {
  for (const { parent, at } of way) {
    if (!parent.isConnected || parent === page) continue;
    const place = parent.children[Math.min(at, parent.children.length - 1)];
    const found = place && [place, ...place.querySelectorAll(FOCUSABLE)].find(takesFocus);
    if (found instanceof HTMLElement) return found;
  }
  return page.querySelector("h1");
}

const takesFocus = (element: Element): boolean => element.matches(FOCUSABLE) && element.checkVisibility();

/** Whether this is Enter, held down on something to press: it presses once, and not whatever the focus reaches meanwhile. */
export function isHeldDown(event: KeyboardEvent): boolean {
  const on = event.target instanceof Element ? event.target.closest("a, button, summary, input") : null;
  return event.repeat && event.key === "Enter" && on !== null;
}

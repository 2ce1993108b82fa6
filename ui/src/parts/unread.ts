// The second half of a double press falls on whatever the first half put there. Nobody has read that yet.

/** How long a page takes no press once it is on screen. */
const UNREAD_MS = 250;
/** How long a list that has just moved under the pointer takes none: as long as desktops wait for a double press. */
const MOVED_MS = 500;
/** How much longer where no frame is drawn, as in a window that nobody can see. */
const UNSEEN_MS = 1_000;

/** An attachment: what it stands on takes no press when it has just been drawn. */
export function unread(drawn: HTMLElement): () => void {
  return hold(drawn, UNREAD_MS);
}

/** What has moved, because something in it came or went, takes no press for a moment. */
export function moved(part: Element | null | undefined): void {
  if (part instanceof HTMLElement) hold(part, MOVED_MS);
}

/** Whether something on screen takes no press yet: for keys that the whole window hears. */
export function isUnread(): boolean {
  return document.querySelector("[data-fresh]") !== null;
}

let holds = 0;

/**
 * Takes every press on `part` from it for a while, and marks it so long. The time counts from the frame that shows it: on a
 * slow machine a page can be put together long before it is seen. Answers how to end it.
 */
function hold(part: HTMLElement, ms: number): () => void {
  const mark = String(++holds);
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const open = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(end);
    // A later hold on the same part has its own end.
    if (part.dataset.fresh === mark) delete part.dataset.fresh;
    part.removeEventListener("click", swallow, { capture: true });
  };
  part.dataset.fresh = mark;
  part.addEventListener("click", swallow, { capture: true });
  let end = setTimeout(open, ms + UNSEEN_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(end);
    end = setTimeout(open, ms);
  });
  return open;
}

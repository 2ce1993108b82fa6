// Says something to a screen reader without moving the focus.

/** Announces `text`; `now` interrupts what is being read. */
export function announce(text: string, now = false): void {
  const region = document.getElementById(now ? "announce-now" : "announce");
  if (!region) return;
  // The same sentence twice is only read again if the region was empty in between.
  region.textContent = "";
  queueMicrotask(() => (region.textContent = text));
}

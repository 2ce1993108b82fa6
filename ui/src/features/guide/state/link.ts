// The text form of a place in the guide, to keep in a note and paste into the search later: `soleus:guide/dvt#help-now`.

/** The link to a section (or to the page itself). */
export function linkTo(page: string, section = ""): string {
  return `soleus:guide/${page}${section ? `#${section}` : ""}`;
}

/** The place a pasted link names, or null for any other text. */
export function placeOf(text: string): { page: string; section: string } | null {
  const match = /soleus:guide\/([a-z0-9-]+)(?:#([a-z0-9-]+))?/.exec(text);
  return match?.[1] ? { page: match[1], section: match[2] ?? "" } : null;
}

/** Puts `text` on the clipboard; answers whether it is there. Some platforms only copy what is selected. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "sr-only";
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return done;
  }
}

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

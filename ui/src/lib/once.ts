/** What `make` gives, made at the first use: a formatter of dates or numbers costs half a megabyte and a moment of the start. */
export function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

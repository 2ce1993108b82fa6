// An edit as the app takes it: the fields that were changed, with what was shown of them.

/** Some fields of a `T` as they were shown, and as they are to be. */
export interface Amended<T> {
  was: Partial<T>;
  now: Partial<T>;
}

/** `now` with what `shown` said of the same fields. */
export function amended<T extends object>(shown: T, now: Partial<T>): Amended<T> {
  const was = Object.fromEntries(Object.keys(now).map((name) => [name, shown[name as keyof T]])) as Partial<T>;
  return { was, now };
}

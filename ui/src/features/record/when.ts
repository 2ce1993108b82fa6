// Times of backups and entries with their year, as the person's clock showed them.

import type { Stamp } from "../../ipc/client";
import { once } from "../../lib/once";

const format = once(
  () =>
    new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "UTC",
    }),
);

/** A moment that no calendar has must not keep a page from being drawn. */
const written = (date: Date): string => (Number.isNaN(date.getTime()) ? "?" : format().format(date));

/** `2026-11-21T06:30:00` as `21 November 2026 at 06:30`. */
export function whenMade(made: string): string {
  return written(new Date(`${made}Z`));
}

/** A stamp on the clock it was made by. */
export function whenStamp(stamp: Stamp): string {
  return written(new Date(stamp.ms + stamp.offsetMin * 60_000));
}

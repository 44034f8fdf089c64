import { dayOf, type Instant, isOld, OLD_AFTER_DAYS } from "@outlay/pricing";
import type { ModelSheet } from "./model-sheet.ts";

/** Says which meters of a sheet have a price that is old on a day; empty where none has. */
export function oldLines({ lines }: Pick<ModelSheet, "lines">, day: Instant): string {
  const old = lines.flatMap(({ meter, checked }) =>
    checked !== undefined && isOld(checked, day) ? [{ meter, checked }] : [],
  );
  if (old.length === 0) return "";
  const meters = [...new Set(old.map(({ meter }) => meter))].join(", ");
  const first = old.reduce((least, { checked }) => (checked < least ? checked : least), day);
  const were = old.length === 1 ? "was" : "were";
  return `${old.length} of the ${lines.length} prices ${were} last seen more than ${OLD_AFTER_DAYS} days before, the oldest on ${dayOf(first)}: ${meters}.`;
}

import { at, type Instant } from "../instant.ts";
import type { Period } from "../price-line.ts";
import type { PriceSheet } from "./price-file.ts";

/** A sheet with the time in which it applied, as far as was known in a stretch of time. */
export interface DatedSheet {
  readonly sheet: PriceSheet;
  readonly index: number;
  readonly effective: Period;
  readonly known: Period;
}

/**
 * Places the sheets of a model on two time axes.
 *
 * A sheet applies until the next one begins; of two that begin at the same time the one that became
 * known later counts, which is how a mistake is corrected. When a sheet becomes known, what was
 * known before of the sheet it ends stays on record with its own stretch of knowledge.
 *
 * @param fileKnown day for the sheets that do not state their own
 * @returns by sheet, then by time of knowledge
 */
export function sheetTimeline(sheets: readonly PriceSheet[], fileKnown: string): DatedSheet[] {
  const all = sheets.map((sheet, index) => ({
    sheet,
    index,
    from: at(sheet.from),
    knownFrom: at(sheet.known ?? fileKnown),
  }));
  const moments = [...new Set(all.map((one) => one.knownFrom))].sort((a, b) => a - b);
  const open = new Map<number, DatedSheet>();
  const done: DatedSheet[] = [];
  for (const moment of moments) {
    const told = all.filter((one) => one.knownFrom <= moment);
    const standing = told.filter(
      (one) => !told.some((other) => other.from === one.from && supersedes(other, one)),
    );
    for (const [index, dated] of open) {
      if (standing.some((one) => one.index === index)) continue;
      done.push({ ...dated, known: { from: dated.known.from, to: moment } });
      open.delete(index);
    }
    for (const one of standing) {
      const effective = period(one, standing);
      const before = open.get(one.index);
      if (before !== undefined && before.effective.to === effective.to) continue;
      if (before !== undefined)
        done.push({ ...before, known: { from: before.known.from, to: moment } });
      open.set(one.index, {
        sheet: one.sheet,
        index: one.index,
        effective,
        known: { from: moment },
      });
    }
  }
  return [...done, ...open.values()].sort(
    (a, b) => a.index - b.index || a.known.from - b.known.from,
  );
}

interface Placed {
  readonly sheet: PriceSheet;
  readonly index: number;
  readonly from: Instant;
  readonly knownFrom: Instant;
}

const supersedes = (later: Placed, earlier: Placed): boolean =>
  later.knownFrom > earlier.knownFrom ||
  (later.knownFrom === earlier.knownFrom && later.index > earlier.index);

function period(one: Placed, standing: readonly Placed[]): Period {
  const next = standing
    .filter((other) => other.from > one.from)
    .reduce((first, other) => Math.min(first, other.from), Infinity);
  const stated = one.sheet.to === undefined ? Infinity : at(one.sheet.to);
  const to = Math.min(next, stated);
  return to === Infinity ? { from: one.from } : { from: one.from, to: to as Instant };
}

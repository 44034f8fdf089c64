import {
  type Instant,
  METER_NAMES,
  type Meter,
  type ModelFacts,
  type ModelPrices,
  type PriceSheet,
  sheetTimeline,
} from "@outlay/pricing";
import { priceText } from "./price-text.ts";
import { dayText, inForce } from "./when.ts";

/** A change of a model's prices: when it applied, when it was known, and why. */
export interface TimelineRow {
  readonly from: string;
  readonly to?: string;
  /** Standard prices by meter, as the file writes them. */
  readonly usd: Readonly<Partial<Record<Meter, string>>>;
  readonly known: string;
  /** The day on which it was corrected: from then on another row holds for the same time. */
  readonly corrected?: string;
  readonly negotiated: boolean;
  readonly why?: string;
  /** Whether it is in force on the day that is shown. */
  readonly shown: boolean;
}

/** The two meters that tell most of a model's price: read and written text, else what it lists first. */
export function mainMeters(sheets: readonly PriceSheet[]): readonly Meter[] {
  const listed = METER_NAMES.filter((meter) =>
    sheets.some((sheet) => sheet.usd.some((row) => row[meter] !== undefined)),
  );
  const main = listed.filter((meter) => meter === "input_text" || meter === "output_text");
  return main.length > 0 ? main : listed.slice(0, 2);
}

/**
 * Every change of a model's prices on both time axes, oldest first: what was corrected stays in it
 * with the day of its correction, and what a contract agrees on stands among the list prices.
 */
export function priceTimeline(
  prices: ModelPrices,
  facts: ModelFacts | undefined,
  time: Instant,
  known: Instant | undefined,
): readonly TimelineRow[] {
  const sheets = facts?.sheets ?? [];
  const meters = mainMeters(sheets);
  const dated = sheetTimeline(sheets, facts?.known ?? "1970-01-01");
  const standing = new Set(
    dated.filter((one) => one.known.to === undefined).map(({ index }) => index),
  );
  const listed = dated
    // The end of a sheet that a later one tells is no change of its own.
    .filter((one) => one.known.to === undefined || !standing.has(one.index))
    .map(({ sheet, index, effective, known: knownIn }): TimelineRow => {
      const row = sheet.usd.find(
        (one) =>
          [one.tier, one.region, one.regions, one.above, one.hours, one.variant].every(
            (condition) => condition === undefined,
          ) && meters.some((meter) => one[meter] !== undefined),
      );
      const usd = Object.fromEntries(
        meters.flatMap((meter) => (row?.[meter] === undefined ? [] : [[meter, row[meter]]])),
      );
      return {
        from: dayText(effective.from),
        ...(effective.to === undefined ? {} : { to: dayText(effective.to) }),
        usd,
        known: sheet.known ?? facts?.known ?? dayText(knownIn.from),
        ...(knownIn.to === undefined ? {} : { corrected: dayText(knownIn.to) }),
        negotiated: false,
        ...(sheet.note === undefined ? {} : { why: sheet.note }),
        shown: dated.some((one) => one.index === index && inForce(one, time, known)),
      };
    });
  const own = agreed(prices, meters, time, known);
  // What a contract agrees on stands in the place of the list price.
  const replaced = own.some(({ shown }) => shown);
  const list = replaced ? listed.map((row) => ({ ...row, shown: false })) : listed;
  return [...list, ...own].sort((a, b) => compare(a.from, b.from) || compare(a.known, b.known));
}

/** Negotiated prices of the main meters, one row for each stretch of time. */
function agreed(
  { table }: ModelPrices,
  meters: readonly Meter[],
  time: Instant,
  known: Instant | undefined,
): TimelineRow[] {
  const lines = table.lines.filter(
    ({ list, meter, when }) =>
      list !== undefined && meters.includes(meter) && Object.keys(when).length === 0,
  );
  const groups = Map.groupBy(lines, ({ effective, known: knownIn }) =>
    JSON.stringify([effective, knownIn]),
  );
  return [...groups.values()].flatMap((group): TimelineRow[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { effective, known: knownIn, evidence, status } = first;
    return [
      {
        from: dayText(effective.from),
        ...(effective.to === undefined ? {} : { to: dayText(effective.to) }),
        usd: Object.fromEntries(group.map(({ meter, usd }) => [meter, priceText(usd)])),
        known: dayText(knownIn.from),
        ...(knownIn.to === undefined ? {} : { corrected: dayText(knownIn.to) }),
        negotiated: true,
        why: evidence === undefined ? status : `${status}: ${evidence}`,
        shown: inForce(first, time, known),
      },
    ];
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

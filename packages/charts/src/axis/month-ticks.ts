import { monthWords } from "@outlay/words";
import type { Fan } from "../chart.ts";
import { type Label, LINE, labelWidth } from "../paper/label.ts";

/** Ticks under months. */
export interface MonthTicks {
  /** Where the ticks stand, px. */
  readonly places: readonly number[];
  readonly labels: (y: number) => Label[];
  /** Lines of letters under the axis. */
  readonly lines: number;
}

/** Up to this many months the months themselves are named; beyond, their fiscal years. */
const MONTHS_NAMED = 18;

/**
 * Names under an axis of months, whose ends stand at 1, 2, 3 …: the months of a short span, the fiscal years
 * of a long one, each under the months that are in it.
 */
export function monthTicks(
  { months, fiscalYearStart = 1 }: Pick<Fan, "months" | "fiscalYearStart">,
  px: (month: number) => number,
  edges: readonly [number, number],
): MonthTicks {
  return months.length <= MONTHS_NAMED
    ? monthNames(months, px, edges)
    : yearNames(months, fiscalYearStart, px);
}

const numberOf = (month: string) => Number(month.slice(5, 7));
const yearOf = (month: string) => Number(month.slice(0, 4));

/** `Jan`, with the year beneath the first and each January; as many as have room. */
function monthNames(
  months: readonly string[],
  px: (month: number) => number,
  [low, high]: readonly [number, number],
): MonthTicks {
  const apart = months.length < 2 ? Number.POSITIVE_INFINITY : px(2) - px(1);
  const every = [1, 2, 3, 6].find((step) => step * apart >= labelWidth("2027") + 8) ?? 6;
  const named = months.flatMap((month, index) => (index % every === 0 ? [{ month, index }] : []));
  return {
    places: months.map((_, index) => px(index + 1)),
    lines: 2,
    labels: (y) =>
      named.flatMap(({ month, index }, order) => {
        const words = [monthWords(month).slice(0, 3)];
        const before = named[order - 1]?.month;
        if (before === undefined || yearOf(before) < yearOf(month)) words.push(`${yearOf(month)}`);
        const half = labelWidth(words.at(-1) ?? "") / 2;
        const x = Math.min(high - half, Math.max(low - 8 + half, px(index + 1)));
        return words.map(
          (text, line): Label => ({
            text,
            x,
            y: y + line * LINE,
            anchor: "middle",
            colour: "muted",
          }),
        );
      }),
  };
}

/** The fiscal years with their months between ticks; shorter names, then fewer, where there is little room. */
function yearNames(
  months: readonly string[],
  start: number,
  px: (month: number) => number,
): MonthTicks {
  const years: { year: number; from: number; to: number }[] = [];
  for (const [index, month] of months.entries()) {
    const year = yearOf(month) + (start > 1 && numberOf(month) >= start ? 1 : 0);
    const open = years.at(-1);
    if (open?.year === year) open.to = index + 1;
    else years.push({ year, from: Math.max(1, index), to: index + 1 });
  }
  const prefix = start > 1 ? "FY " : "";
  const apart = px(13) - px(1);
  const names = [
    (year: number) => `${prefix}${year}`,
    (year: number) => `${year}`,
    (year: number) => `’${`${year}`.slice(2)}`,
  ];
  const fits = (name: (year: number) => string, step: number) =>
    labelWidth(name(2027)) + 6 <= step * apart;
  const name = names.find((one) => fits(one, 1)) ?? ((year: number) => `’${`${year}`.slice(2)}`);
  const every = [1, 2, 5, 10].find((step) => fits(name, step)) ?? 10;
  return {
    places: [...years.map(({ from }) => px(from)), px(months.length)],
    lines: 1,
    labels: (y) =>
      years.flatMap(({ year, from, to }, index): Label[] => {
        const room = px(to) - px(from);
        if (index % every !== 0 || room * every < labelWidth(name(year))) return [];
        return [
          { text: name(year), x: (px(from) + px(to)) / 2, y, anchor: "middle", colour: "muted" },
        ];
      }),
  };
}

import {
  div,
  type Expression,
  min,
  mul,
  quantity,
  series,
  sub,
  sumMonths,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultOrigin, defaultRow, likelyValue } from "../sheet/input.ts";
import type { Basis } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId, basisMonth } from "../volume/basis.ts";
import type { BookYear } from "../volume/fiscal-year.ts";
import { unitOfSum } from "./rates-by-basis.ts";

/** What of something owned is written off in a fiscal year, and what is left after the horizon. */
export interface WriteOff {
  /** Nothing before the launch. */
  readonly inYear: (year: BookYear) => Expression | undefined;
  readonly left: Expression;
}

/**
 * Shares of the build that are written off in each fiscal year: in equal parts of a month over
 * `finance.amortisation` years from the launch. The same on all paths.
 */
export function writeOffBuild(sheet: Sheet, plan: Plan): WriteOff {
  const years = addAmortisation(sheet, plan);
  const life = mul(years, quantity(12, "month / year"));
  const by = (month: number) => div(min(life, quantity(month, "month")), life);
  return {
    inYear: ({ year, from, to }) =>
      to <= 0
        ? undefined
        : sheet.shared(
            `finance.written-off.in-${year}`,
            "share",
            `Share of the build that is written off in fiscal year ${year}: its months ÷ months of the write-off.`,
            () => (from <= 0 ? by(to) : sub(by(to), by(from))),
          ),
    left: sheet.shared(
      "finance.written-off.left",
      "share",
      "Share of the build that is not yet written off at the end of the horizon.",
      () => sub(1, by(sheet.months)),
    ),
  };
}

/** Years of the write-off: one number, as the books have, whoever says it. */
function addAmortisation(sheet: Sheet, plan: Plan): Expression {
  const id = "finance.amortisation";
  const doc = "Years over which the books write off what was built.";
  const stated = plan.finance?.amortisation;
  if (stated !== undefined || sheet.graph.has(id)) return sheet.believe({ id, doc, plan: stated });
  const row = defaultRow(sheet.defaults, id);
  const distribution = { kind: "point", value: likelyValue(row.distribution) } as const;
  return sheet.graph.input({ id, unit: row.unit, doc, distribution, origin: defaultOrigin(row) });
}

/** Months over which hardware is written off: one number, so that each month's purchase has its own. */
export function hardwareLife(plan: Plan, defaults: Defaults): number {
  const stated = plan.hosting?.depreciation?.distribution;
  const years = likelyValue(stated ?? defaultRow(defaults, "finance.depreciation").distribution);
  return years * 12;
}

/** Share of a purchase of one month that is written off before another, over `life` months. */
const writtenOffBy = (bought: number, end: number, life: number): number =>
  Math.min(Math.max(end - bought, 0), life) / life;

/** Shares of hardware bought before the launch that are written off in each fiscal year. */
export function writeOffHardware(months: number, life: number): WriteOff {
  const share = (from: number, to: number) =>
    quantity(writtenOffBy(0, to, life) - writtenOffBy(0, from, life), "share");
  return {
    inYear: ({ from, to }) => (to <= 0 ? undefined : share(Math.max(from, 0), to)),
    left: quantity(1 - writtenOffBy(0, months, life), "share"),
  };
}

/**
 * What is bought month by month in proportion to a basis, such as machines: in each fiscal year the
 * sum of the basis, each month weighted with the share of it that the year writes off.
 *
 * @param life months over which a purchase is written off, from its own month on
 */
export function writeOffBasis(sheet: Sheet, path: PathId, basis: Basis, life: number): WriteOff {
  const id = basisId(path, basis);
  const unit = unitOfSum(basis);
  const by = (bought: number, end: number) => writtenOffBy(bought, end, life);
  const weighted = (share: (bought: number) => number) =>
    sumMonths(
      mul(
        basisMonth(path, basis),
        series(
          Array.from({ length: sheet.months }, (_, bought) => share(bought)),
          "factor",
        ),
      ),
    );
  return {
    inYear: ({ year, from, to }) =>
      to <= 0
        ? undefined
        : sheet.shared(
            `${id}.written-off-in-${year}`,
            unit,
            `What is bought, weighted with the share that fiscal year ${year} writes off.`,
            () => weighted((bought) => by(bought, to) - by(bought, Math.max(from, 0))),
          ),
    left: sheet.shared(
      `${id}.not-written-off`,
      unit,
      "What is bought, weighted with the share that is not yet written off at the end of the horizon.",
      () => weighted((bought) => 1 - by(bought, sheet.months)),
    ),
  };
}

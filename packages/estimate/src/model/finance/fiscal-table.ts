import { add, type Expression, mul, neg, node, type Term } from "../../graph/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { Basis, PlacedBuildLine } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import { basisInYear } from "../volume/basis.ts";
import type { BookYear } from "../volume/fiscal-year.ts";
import { paidInYear } from "./building-time.ts";
import { compoundedBefore, discountFactors } from "./discount.ts";
import { ratesByBasis } from "./rates-by-basis.ts";
import { totalOf } from "./total-of.ts";
import {
  hardwareLife,
  type WriteOff,
  writeOffBasis,
  writeOffBuild,
  writeOffHardware,
} from "./write-off.ts";

/**
 * Adds the fiscal years of a path, people's fallback apart. For each year of the books:
 *
 * - `<path>.year.<fy>.cash` = `.capex` + `.opex`: what is paid. The build is paid evenly over the
 *   months to the launch.
 * - `<path>.year.<fy>.profit-and-loss` = `.opex` + `.written-off`: what the books show. What was
 *   built is written off from the launch, hardware from the month of its purchase.
 * - `<path>.year.<fy>.present-value`: cash at its worth at the launch
 * - `<path>.year.<fy>.fallback`, where people who take over are counted
 *
 * and `<path>.book-value-left`, what is not written off at the end; `<path>.present-value`. Cash of all
 * years is `<path>.total`; so is profit and loss with the book value left.
 *
 * Nothing here varies over months: each year is rates × the basis in the year.
 */
export function addFiscalTable(context: ModelContext, path: PathId): void {
  const { sheet, plan, years, bookYears } = context;
  const { built, fees, purchases } = addSpent(context, path);
  const owned = addOwned(context, path, purchases);
  const factors = discountFactors(sheet, plan, years);
  const atLaunch = sheet.step(
    `${path}.build.at-launch`,
    "USD",
    "Build at its worth at the launch: paid in the middle of the months to it, so it counts for more.",
    mul(
      node(`${path}.build.total`),
      compoundedBefore(sheet, plan, node(`${path}.months-to-launch`)),
    ),
  );
  const values = bookYears.map((bookYear, at) => {
    const { year } = bookYear;
    const define = (id: string, doc: string, formula: Term): Expression =>
      sheet.graph.define({
        id: `${path}.year.${year}.${id}`,
        unit: "USD",
        doc: `Fiscal year ${year}: ${doc}`,
        formula,
        tags: { path, "sum-of": "year", year: String(year) },
      });
    const share = paidInYear(sheet, path, bookYear, at === 0);
    const isRunning = bookYear.to > 0;
    const bought = purchases.map(([basis, rate]) => mul(rate, basisInYear(path, basis, year)));
    const running = node(`${path}.run.in-${year}`);
    const before = (amount: Expression) => (share === undefined ? [] : [mul(amount, share)]);
    const capex = define(
      "capex",
      "paid for what is owned for years.",
      totalOf([...before(built), ...(isRunning ? bought : [])]),
    );
    const opex = define(
      "opex",
      "paid for what is used up.",
      totalOf([...before(fees), ...(isRunning ? [running, ...bought.map(neg)] : [])]),
    );
    define("cash", "what is paid, without people's fallback.", add(capex, opex));
    const off = define(
      "written-off",
      "what is written off of what is owned.",
      writtenOff(bookYear, owned),
    );
    define("profit-and-loss", "what the books show as cost.", add(opex, off));
    addFallbackOfYear(context, path, bookYear, define);
    const factor = factors[years.findIndex((each) => each.year === year)];
    return define(
      "present-value",
      "what is paid, at its worth at the launch.",
      totalOf([...before(atLaunch), ...(factor === undefined ? [] : [mul(running, factor)])]),
    );
  });
  sheet.graph.define({
    id: `${path}.book-value-left`,
    unit: "USD",
    doc: "What is not yet written off at the end of the horizon.",
    formula: add(...owned.map(([amount, { left }]) => mul(amount, left))),
    tags: { path, sum: "book-value-left" },
  });
  sheet.graph.define({
    id: `${path}.present-value`,
    unit: "USD",
    doc: "Build and running cost at their worth at the launch: what is paid before counts for more, what is paid later for less.",
    formula: add(...values),
    tags: { path, sum: "present-value" },
  });
}

/** The build that is owned for years and the one that is used up, and what is bought while it runs. */
function addSpent(
  { sheet }: ModelContext,
  path: PathId,
): {
  readonly built: Expression;
  readonly fees: Expression;
  readonly purchases: readonly (readonly [Basis, Expression])[];
} {
  const of = (spending: "capex" | "opex", doc: string) =>
    sheet.step(
      `${path}.build.${spending}`,
      "USD",
      doc,
      totalOf(
        sheet.buildLines
          .filter((line) => line.path === path)
          .flatMap(({ spent }) => spent[spending] ?? []),
      ),
    );
  const purchases = sheet.runLines.filter(
    (line) => line.path === path && line.spending === "capex",
  );
  return {
    built: of("capex", "Build that is owned for years."),
    fees: of("opex", "Build that is used up, such as environments and fees."),
    purchases: ratesByBasis(sheet, path, "run.capex", "Purchases of the path", purchases),
  };
}

/** What the path owns, each with how the books write it off: software, and machines by their life. */
function addOwned(
  { sheet, plan, months }: ModelContext,
  path: PathId,
  purchases: readonly (readonly [Basis, Expression])[],
): readonly (readonly [Expression, WriteOff])[] {
  const capex = sheet.buildLines.filter(
    (line) => line.path === path && line.spent.capex !== undefined,
  );
  const life = hardwareLife(plan, sheet.defaults);
  const of = (id: string, doc: string, lines: readonly PlacedBuildLine[]) =>
    sheet.step(
      `${path}.build.capex.${id}`,
      "USD",
      doc,
      totalOf(lines.flatMap(({ spent }) => spent.capex ?? [])),
    );
  const machines = capex.filter(({ asset }) => asset === "hardware");
  const software = capex.filter(({ asset }) => asset !== "hardware");
  return [
    [
      of("software", "Build that is written off from the launch.", software),
      writeOffBuild(sheet, plan),
    ],
    ...(machines.length === 0
      ? []
      : [
          [
            of("hardware", "Machines bought before the launch.", machines),
            writeOffHardware(months, life),
          ] as const,
        ]),
    ...purchases.map(([basis, rate]) => [rate, writeOffBasis(sheet, path, basis, life)] as const),
  ];
}

const writtenOff = (year: BookYear, owned: readonly (readonly [Expression, WriteOff])[]): Term =>
  totalOf(
    owned.flatMap(([amount, { inYear }]) => {
      const share = inYear(year);
      return share === undefined ? [] : [mul(amount, share)];
    }),
  );

function addFallbackOfYear(
  { sheet }: ModelContext,
  path: PathId,
  { year, to }: BookYear,
  define: (id: string, doc: string, formula: Term) => Expression,
): void {
  const parts = sheet.runLines
    .filter((line) => line.path === path && line.category === "fallback")
    .flatMap((line) => line.parts);
  if (parts.length === 0 || to <= 0) return;
  define(
    "fallback",
    "people who take over failed tasks.",
    add(...parts.map(({ basis, rate }) => mul(rate, basisInYear(path, basis, year)))),
  );
}

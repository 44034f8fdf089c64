import {
  add,
  div,
  type Expression,
  max,
  mul,
  node,
  quantity,
  sumMonths,
  type Term,
} from "../../graph/index.ts";
import { totalOf } from "../finance/total-of.ts";
import { isQuoted } from "../sheet/is-quoted.ts";
import type { Basis, Category, PlacedRunLine } from "../sheet/line.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId } from "../volume/basis.ts";

/**
 * What a published figure counts, always without overrun and proof of concept:
 *
 * - `build`: what is paid before the launch
 * - `build-and-usage`: and 6 to 12 months of use: of the model, or of the machines
 * - `build-and-first-year`: and the infrastructure of the first twelve months
 * - `infrastructure-a-year`: the infrastructure of the first twelve months alone; no people
 */
export type PublishedBasis =
  | "build"
  | "build-and-usage"
  | "build-and-first-year"
  | "infrastructure-a-year";

/** A line that such a figure counts. */
export interface BasisPart {
  readonly line: string;
  readonly title: string;
  readonly category: Category;
  /** USD on this basis. */
  readonly node: string;
}

/** One such sum of a path. */
export interface BasisSum {
  readonly basis: PublishedBasis;
  readonly node: string;
  readonly parts: readonly BasisPart[];
}

/** Months of the first year of use. */
const firstYear = 12;

/**
 * Lines that an article's infrastructure leaves out: it lists GPUs, vector store and storage
 * (A.share.infrastructure), and counts watching as maintenance (A.share.maintenance).
 */
const noMachines: ReadonlySet<string> = new Set(["observability", "seats"]);

/** Articles quote prices before tax. */
const isTax = ({ id }: { readonly id: string }): boolean => id.startsWith("tax-on-");

/** Categories whose share of an initial build article A publishes: A.share.*. */
const shared: readonly Category[] = [
  "engineering",
  "data-preparation",
  "integration",
  "evaluation",
  "infrastructure",
  "compliance",
];

/**
 * Adds the sums of a path on the bases that published figures have:
 * `<path>.published.<basis>`, and what they are made of, `<path>.first-year.<line>` and
 * `<path>.usage-months.<line>`. The build alone is `<path>.build.as-quoted`. None is in a total.
 *
 * A horizon below a year is scaled to one.
 */
export function addPublishedBases(sheet: Sheet, path: PathId): readonly BasisSum[] {
  const build = sheet.buildLines
    .filter((line) => line.path === path && isQuoted(line) && !isTax(line))
    .map(({ id, title, category }): BasisPart => {
      return { line: id, title, category, node: `${path}.${id}.total` };
    });
  const run = sheet.runLines.filter((line) => line.path === path);
  const infrastructure = run.filter(
    (line) => line.category === "infrastructure" && !noMachines.has(line.id) && !isTax(line),
  );
  const used = isApi(path)
    ? run.filter(({ id }) => id === "model-usage" || id === "tuned-hosting")
    : infrastructure;
  const firstYearOf = infrastructure.map((line) => addFirstYear(sheet, line));
  const usage = used.map((line) => addUsageMonths(sheet, line));
  const sum = (basis: PublishedBasis, doc: string, parts: readonly BasisPart[]): BasisSum => {
    const id = `${path}.published.${basis}`;
    sheet.step(id, "USD", doc, totalOf(parts.map((part) => node(part.node))));
    return { basis, node: id, parts };
  };
  addShares(sheet, path, [...build, ...firstYearOf]);
  addLifeShares(sheet, path);
  return [
    { basis: "build", node: `${path}.build.as-quoted`, parts: build },
    sum(
      "build-and-usage",
      isApi(path)
        ? "Build as quoted, and 6 to 12 months of use of the model."
        : "Build as quoted, and 6 to 12 months of infrastructure.",
      [...build, ...usage],
    ),
    sum(
      "build-and-first-year",
      "Build as quoted, and the infrastructure of the first twelve months.",
      [...build, ...firstYearOf],
    ),
    sum(
      "infrastructure-a-year",
      "Infrastructure of the first twelve months, without people.",
      firstYearOf,
    ),
  ];
}

/**
 * Adds `<path>.published.share.<category>`: our shares on the basis of A.share.*, whose infrastructure
 * has the GPUs that answer and the store, which are paid by the month. So it is the build as quoted
 * without the product around the model, and the infrastructure of the first twelve months. The shares of
 * all categories that are in it add up to one, those without a published share too.
 */
function addShares(sheet: Sheet, path: PathId, parts: readonly BasisPart[]): void {
  const counted = parts.filter(({ category }) => category !== "product");
  const all = totalOf(counted.map((part) => node(part.node)));
  const others = counted.map(({ category }) => category); // published with no share: a partner who runs it
  for (const category of new Set([...shared, ...others])) {
    const own = counted.filter((part) => part.category === category);
    sheet.step(
      `${path}.published.share.${category}`,
      "share",
      `${category} as a share of the build as quoted and a year of infrastructure, without the product: as A.share.${category} counts it.`,
      div(totalOf(own.map((part) => node(part.node))), max(all, quantity(1e-9, "USD"))),
    );
  }
}

/** Months of the life that B.share.maintenance-and-scaling speaks of. */
const lifeMonths = 60;

/**
 * Adds the two readings of B.share.maintenance-and-scaling, over a horizon of five years alone: parts of
 * the build as quoted and all running costs.
 *
 * - `<path>.published.life-share.upkeep`: what B.phase.maintenance names, updates, watching and security,
 *   with the people who do it; those who review results are not in it
 * - `<path>.published.life-share.after-launch`: all that is paid after the launch, scaling with it
 */
function addLifeShares(sheet: Sheet, path: PathId): void {
  if (sheet.months !== lifeMonths) return;
  const run = node(`${path}.run.total`);
  const life = max(add(node(`${path}.build.as-quoted`), run), quantity(1e-9, "USD"));
  const of = (id: string, doc: string, part: Term): void => {
    sheet.step(
      `${path}.published.life-share.${id}`,
      "share",
      `${doc}, as a part of the build as quoted and five years of running.`,
      div(part, life),
    );
  };
  const upkeep = sheet.runLines
    .filter((line) => line.path === path && line.category !== "fallback")
    .filter(({ phase, category }) => phase === "maintenance" && category !== "review");
  of(
    "upkeep",
    "Updates, watching, security and the people for it",
    totalOf(upkeep.map(({ total }) => total)),
  );
  of("after-launch", "All that is paid after the launch", run);
}

/** What a recurring line costs in the first twelve months. */
function addFirstYear(sheet: Sheet, line: PlacedRunLine): BasisPart {
  const id = `${line.path}.first-year.${line.id}`;
  sheet.shared(id, "USD", `${line.title}: the first twelve months.`, () =>
    add(
      ...line.parts.map(({ basis, rate }) =>
        mul(rate, addBasisOfFirstYear(sheet, line.path, basis)),
      ),
    ),
  );
  return { line: line.id, title: line.title, category: line.category, node: id };
}

/** What it costs in the 6 to 12 months that some published totals include. */
function addUsageMonths(sheet: Sheet, line: PlacedRunLine): BasisPart {
  const year = addFirstYear(sheet, line);
  const id = `${line.path}.usage-months.${line.id}`;
  const months = sheet.assume(
    "published.usage-months",
    "Months of use that some published totals include.",
  );
  sheet.step(
    id,
    "USD",
    `${line.title}: the 6 to 12 months of use that some published totals include.`,
    mul(node(year.node), months, quantity(1 / firstYear, "1 / month")),
  );
  return { ...year, node: id };
}

/** Units of a basis summed over months, by its first word. */
const summedUnits: Readonly<Record<string, string>> = {
  month: "month",
  task: "task",
  machine: "machine month",
};

/** A basis summed over the first twelve months; over a shorter horizon, scaled to twelve. */
function addBasisOfFirstYear(sheet: Sheet, path: PathId, basis: Basis): Expression {
  const id = basisId(path, basis);
  const unit = summedUnits[basis.split("-")[0] as string] as string;
  const months = Math.min(firstYear, sheet.months);
  return sheet.shared(`${id}.first-year`, unit, `${id} over the first twelve months.`, () => {
    const sum = sumMonths(node(id), 0, months);
    return months === firstYear ? sum : mul(sum, firstYear / months);
  });
}

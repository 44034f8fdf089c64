import { add, type Expression, mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Category, PlacedBuildLine, RunPart } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Tax on what is bought that is not got back; nothing where the plan states none. */
export function addTax(sheet: Sheet, plan: Plan): Expression | undefined {
  const stated = plan.commercial?.tax;
  if (stated === undefined) return undefined;
  return sheet.believe({
    id: "commercial.tax",
    doc: "Sales tax or VAT that is not got back, as a share of the price.",
    plan: stated,
    key: "commercial.tax",
  });
}

/**
 * Tax that is not got back, on every line and part of a line that is bought: one line for each
 * category, so that each bears its own. It comes after all other lines; those that take a share of
 * others (support plan, proof of concept, maintenance) take it before tax.
 */
export function addPurchaseTax(sheet: Sheet, plan: Plan, path: PathId): void {
  const tax = addTax(sheet, plan);
  if (tax === undefined) return;
  taxBuild(sheet, path, tax);
  taxRun(sheet, path, tax);
}

const lineId = (category: Category, spending: "capex" | "opex", end: string): string =>
  `tax-on-${category}${spending === "capex" ? "-owned" : ""}${end}`;

function taxBuild(sheet: Sheet, path: PathId, tax: Expression): void {
  const bought = sheet.buildLines.filter((line) => line.path === path && line.bought === true);
  for (const group of grouped(bought, ({ spending, asset }) => `${spending} ${asset}`)) {
    const [{ category, spending, asset }] = group;
    const hardware = asset === undefined ? {} : { asset };
    sheet.build({
      path,
      id: lineId(category, spending, `${asset === undefined ? "" : "-hardware"}-before-launch`),
      title: `Tax on purchases before the launch: ${category.replaceAll("-", " ")}`,
      doc: `Tax that is not got back, on what is bought before the launch: ${category}.`,
      category,
      phase: "deployment",
      amount: mul(tax, add(...group.map(({ total }: PlacedBuildLine) => total))),
      overruns: false,
      quoted: false, // published quotes are before tax
      spending,
      ...hardware,
    });
  }
}

function taxRun(sheet: Sheet, path: PathId, tax: Expression): void {
  const parts = sheet.runLines
    .filter((line) => line.path === path)
    .flatMap(({ category, spending = "opex", parts }) =>
      parts.filter(({ bought }) => bought).map((part) => ({ ...part, category, spending })),
    );
  for (const group of grouped(parts, ({ spending }) => spending)) {
    const [{ category, spending }] = group;
    sheet.run({
      path,
      id: lineId(category, spending, ""),
      title: `Tax on purchases: ${category.replaceAll("-", " ")}`,
      doc: `Tax that is not got back, on what is bought while it runs: ${category}.`,
      category,
      phase: "maintenance",
      spending,
      parts: [...Map.groupBy(group, ({ basis }) => basis)].map(
        ([basis, of]): RunPart => ({
          id: basis,
          doc: `Tax on what goes with ${basis}.`,
          basis,
          rate: mul(tax, add(...of.map(({ rate }) => rate))),
        }),
      ),
    });
  }
}

/** Groups by category and one more property; each has at least one member. */
function grouped<Each extends { readonly category: Category }>(
  all: readonly Each[],
  by: (each: Each) => string,
): readonly (readonly [Each, ...Each[]])[] {
  return [...Map.groupBy(all, (each) => `${each.category} ${by(each)}`).values()] as [
    Each,
    ...Each[],
  ][];
}

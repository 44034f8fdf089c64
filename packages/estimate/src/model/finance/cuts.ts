import { add, div, type Expression, max, node, quantity } from "../../graph/index.ts";
import { isQuoted } from "../sheet/is-quoted.ts";
import type { Category, PlacedBuildLine, PlacedRunLine } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { totalOf } from "./total-of.ts";

const linesOf = (sheet: Sheet, path: PathId) => ({
  build: sheet.buildLines.filter((line) => line.path === path),
  run: sheet.runLines.filter((line) => line.path === path),
});

/** Adds `<path>.category.<c>.build | .run | .total`, and its share of the build as quoted. */
export function addCategories(sheet: Sheet, path: PathId, asQuoted: Expression): void {
  const { build, run } = linesOf(sheet, path);
  const categories = new Set<Category>([...build, ...run].map(({ category }) => category));
  for (const category of categories) {
    const id = `${path}.category.${category}`;
    const of = (lines: readonly (PlacedBuildLine | PlacedRunLine)[]) =>
      totalOf(lines.filter((line) => line.category === category).map(({ total }) => total));
    const tags = { path, "sum-of": "category" };
    const define = (end: string, doc: string, formula: ReturnType<typeof of>) =>
      sheet.graph.define({ id: `${id}.${end}`, unit: "USD", doc, formula, tags });
    const built = define("build", `Build: ${category}.`, of(build));
    const running = define("run", `Running cost: ${category}.`, of(run));
    define("total", `Build and running cost: ${category}.`, add(built, running));
    if (category === "overrun" || category === "proof-of-concept" || category === "fallback")
      continue;
    sheet.graph.define({
      id: `${id}.share-of-build`,
      unit: "share",
      doc: `Share of the build as quoted: ${category}.`,
      formula: div(of(build.filter(isQuoted)), max(asQuoted, quantity(1e-9, "USD"))),
      tags,
    });
  }
}

/**
 * Adds the other cuts of `<path>.total`, people's fallback left out of each:
 *
 * - `<path>.phase.<p>.total`: when in the life of the system; `.share`, its part of the total
 * - `<path>.spending.{capex,opex}.total`: spent to own something for years, or used up
 * - `<path>.timing.{one-time,recurring}.total`
 */
export function addCuts(sheet: Sheet, path: PathId): void {
  const { build, run } = linesOf(sheet, path);
  const lines = [
    ...build.flatMap(({ spent, phase }) =>
      (["capex", "opex"] as const).flatMap((spending) => {
        const total = spent[spending];
        return total === undefined ? [] : [{ phase, spending, timing: "one-time", total }];
      }),
    ),
    ...run
      .filter((line) => line.category !== "fallback")
      .map(({ phase, spending = "opex", total }) => ({
        phase,
        spending,
        timing: "recurring",
        total,
      })),
  ];
  for (const cut of ["phase", "spending", "timing"] as const) {
    for (const [value, group] of Map.groupBy(lines, (line) => line[cut])) {
      sheet.graph.define({
        id: `${path}.${cut}.${value}.total`,
        unit: "USD",
        doc: `Build and running cost, without people's fallback: ${cut} ${value}.`,
        formula: totalOf(group.map(({ total }) => total)),
        tags: { path, "sum-of": cut },
      });
      if (cut !== "phase") continue;
      sheet.graph.define({
        id: `${path}.phase.${value}.share`,
        unit: "share",
        doc: `Part of the build and running cost: phase ${value}.`,
        formula: div(
          node(`${path}.phase.${value}.total`),
          max(node(`${path}.total`), quantity(1e-9, "USD")),
        ),
        tags: { path, "sum-of": "phase" },
      });
    }
  }
}

import { add, cumulative, div, max, monthIndex, mul, node, sub } from "../../graph/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { monthsOfBuilding } from "./building-time.ts";
import { comesBack } from "./comes-back.ts";
import { totalOf } from "./total-of.ts";

/**
 * Adds what a path has paid by the end of each month, without people's fallback:
 *
 * - `<path>.cash.month`: the running cost, and what is paid once after the launch in its month
 * - `<path>.cash.cumulative`: the build, and all months so far; in the last month it is `<path>.total`
 * - `<path>.cash.before-launch`: what has been paid m months before the launch, read backwards: month 0
 *   is the launch, when the build is paid. The build is paid evenly over the months to it, as in the
 *   fiscal years.
 */
export function addCash(sheet: Sheet, path: PathId): void {
  const once = sheet.runLines.filter(
    (line) => line.path === path && line.category !== "fallback" && !comesBack(line),
  );
  const build = node(`${path}.build.total`);
  const tags = { path, sum: "cash" };
  const month = sheet.graph.define({
    id: `${path}.cash.month`,
    unit: "USD / month",
    doc: "What is paid in each month after the launch, without people's fallback.",
    formula: totalOf(
      [node(`${path}.run.month`), ...once.map(({ id }) => node(`${path}.${id}.month`))],
      "USD / month",
    ),
    tags,
  });
  sheet.graph.define({
    id: `${path}.cash.cumulative`,
    unit: "USD",
    doc: "What has been paid by the end of each month after the launch, build included, without people's fallback.",
    formula: add(build, cumulative(month)),
    tags,
  });
  sheet.graph.define({
    id: `${path}.cash.before-launch`,
    unit: "USD",
    doc: "What has been paid by so many months before the launch: the build, evenly over the months to it. Month 1 is the launch, month 2 a month before it.",
    formula: mul(build, max(0, sub(1, div(monthIndex(), monthsOfBuilding(path))))),
    tags,
  });
}

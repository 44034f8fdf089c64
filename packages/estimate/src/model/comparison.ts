import {
  div,
  type Expression,
  le,
  max,
  min,
  mul,
  node,
  quantity,
  sub,
  where,
} from "../graph/index.ts";
import type { Plan } from "../plan/index.ts";
import { countsFallback, peopleTakeOver } from "./outcome/counts-fallback.ts";
import { addFallbackCost } from "./run/quality.ts";
import type { PathId } from "./sheet/path.ts";
import type { Sheet } from "./sheet/sheet.ts";

/**
 * Which path is cheapest in each draw: 1 where it is, with fallback where the plan has an outcome.
 * Its mean is the probability. Only paths that can win are compared: see `eligiblePaths`.
 */
export function addCheapest(sheet: Sheet, plan: Plan, paths: readonly PathId[]): void {
  if (paths.length < 2) return;
  const totals = paths.map((path) => node(`${path}.total-with-fallback`));
  const least = sheet.step(
    "comparison.least-total",
    "USD",
    "Total of the cheapest path.",
    min(...totals),
  );
  for (const [at, path] of paths.entries()) {
    sheet.step(
      `${path}.is-cheapest`,
      "share",
      "1 where this path has the least total, people's fallback included.",
      where(le(totals[at] as Expression, least), 1, 0),
    );
  }
  for (const [at, first] of paths.entries()) {
    for (const second of paths.slice(at + 1)) {
      sheet.step(
        differenceId(first, second),
        "USD",
        `Total of ${second} less total of ${first}.`,
        sub(node(`${second}.total-with-fallback`), node(`${first}.total-with-fallback`)),
      );
      if (countsFallback(plan)) addBreakEven(sheet, plan, first, second);
    }
  }
}

/** What is compared with the paths though it is none: people do it all, or a product is bought. */
export type RivalBaseline = "do-nothing" | "buy";

/**
 * For each path what the comparable baselines cost more than it, draw by draw, people's fallback
 * included: a bought product, and people doing every task where a failed task costs anything.
 */
export function addBaselineDifferences(sheet: Sheet, plan: Plan, paths: readonly PathId[]): void {
  for (const baseline of comparableBaselines(plan)) {
    const total = ["total-with-fallback", "total"]
      .map((figure) => `baseline.${baseline}.${figure}`)
      .find((id) => sheet.graph.has(id));
    if (total === undefined) continue;
    for (const path of paths) {
      sheet.step(
        baselineDifferenceId(path, baseline),
        "USD",
        `Total of ${baselineWords[baseline]} less total of ${path}, people who take over included.`,
        sub(node(total), node(`${path}.total-with-fallback`)),
      );
    }
  }
}

const comparableBaselines = (plan: Plan): readonly RivalBaseline[] =>
  peopleTakeOver(plan) ? ["do-nothing", "buy"] : ["buy"];

const baselineWords: Readonly<Record<RivalBaseline, string>> = {
  "do-nothing": "people doing every task",
  buy: "a bought product",
};

/** Node that holds what a baseline costs more than a path. */
export const baselineDifferenceId = (path: PathId, baseline: RivalBaseline): string =>
  `comparison.${baseline}.less.${path}`;

/** Node that holds what the second path costs more than the first; paths in the order of `pathIds`. */
export const differenceId = (first: PathId, second: PathId): string =>
  `comparison.${second}.less.${first}`;

/** Node that holds by how much the first path may succeed less often than the second. */
export const breakEvenId = (first: PathId, second: PathId): string =>
  `comparison.${first}.break-even-against.${second}`;

/**
 * By what share of all tasks the first path may succeed less often than the second before it is the
 * dearer one, people's fallback included. Below zero: it must succeed more often by that share.
 *
 * From total + (1 − success) × all tasks by people, equal on both: the cost is linear in the success
 * rate, so the root is a division.
 */
function addBreakEven(sheet: Sheet, plan: Plan, first: PathId, second: PathId): void {
  const id = "comparison.all-by-people";
  const byPeople = sheet.graph.has(id)
    ? node(id)
    : sheet.step(
        id,
        "USD",
        "What it costs when people take over every task: what one whole share of success is worth.",
        mul(node("basis.task-at-wages.sum"), addFallbackCost(sheet, plan)),
      );
  sheet.step(
    breakEvenId(first, second),
    "share",
    `Share of all tasks by which ${first} may succeed less often than ${second} and still be the cheaper: (total of ${second} − total of ${first}) ÷ cost of all tasks by people. Below zero it must succeed more often by that share.`,
    div(
      sub(node(`${second}.total`), node(`${first}.total`)),
      max(byPeople, quantity(1, "USD")), // a failed task may cost nothing: then any rate will do
    ),
  );
}

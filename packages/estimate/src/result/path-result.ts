import type { Evaluation, Point } from "../graph/index.ts";
import {
  type BuiltPath,
  type Category,
  isApi,
  type Model,
  type PathId,
  type PathStatus,
} from "../model/index.ts";
import { peopleTakeOver } from "../model/outcome/counts-fallback.ts";
import type { Plan } from "../plan/index.ts";
import type { CategoryResult, LineResult, PartResult, PathResult } from "./estimate-result.ts";
import { feasibilityResult } from "./feasibility-result.ts";
import { gpuUses } from "./gpu-use.ts";
import { pathQuality, qualityTargets } from "./path-quality.ts";
import { lifeShareOf, phaseResults } from "./phase-results.ts";
import { type PublishedComparison, publishedNodes } from "./published-comparison.ts";
import { publishedShares } from "./published-share.ts";
import { servingResult } from "./serving-result.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { surpriseResults } from "./surprise-result.ts";
import { bookValueLeft, yearResults, yearTargets } from "./year-result.ts";

/** The nodes of a path whose spread is asked for. */
export const pathTargets = (plan: Plan, model: Model, path: PathId): string[] => {
  const all = [
    "build.total",
    "build.as-quoted",
    "run.month",
    "run.total",
    "total",
    "total-with-fallback",
    "present-value",
    "cost-per-task",
    "cost-per-success",
    "cost-per-task-with-fallback",
    "fallback.total",
    "months-to-launch",
    "value.total",
    "value-less-cost",
  ];
  return [
    ...[...all.map((id) => `${path}.${id}`), ...yearTargets(model, path)].filter((id) =>
      model.graph.nodes.has(id),
    ),
    ...qualityTargets(plan, path, model.graph),
    ...publishedNodes(model, path),
  ];
};

/** What one path costs, read from its nodes. */
export function pathResult(
  plan: Plan,
  model: Model,
  path: BuiltPath & { readonly status: Exclude<PathStatus, "ruled-out"> },
  evaluation: Evaluation,
  middle: Point,
  more: {
    readonly chance: number | undefined;
    readonly withFallback: boolean;
    readonly published: readonly PublishedComparison[];
    /** The draws of the surprises. */
    readonly surprises: Evaluation;
  },
): PathResult {
  const { id } = path;
  const spread = (node: string): Spread => spreadOf(evaluation, middle, `${id}.${node}`);
  const gpus = path.machine === undefined ? undefined : gpuUses(model, id, middle);
  const serving = servingResult(path);
  const { nodes } = model.graph;
  const feasibility = feasibilityResult(model, id, middle);
  const lifeShare = lifeShareOf(model, id, middle);
  return {
    id,
    status: path.status,
    model: path.model,
    ...sourcingOf(path),
    ...(feasibility === undefined ? {} : { feasibility }),
    quality: pathQuality(plan, id, model.graph, evaluation, middle),
    canWin: model.compared.includes(id),
    ...(path.machine === undefined
      ? {}
      : { machines: machinesOf(model, id, path.machine, middle) }),
    ...(gpus === undefined ? {} : { gpus }),
    ...(serving === undefined ? {} : { serving }),
    buildUsd: spread("build.total"),
    buildAsQuotedUsd: spread("build.as-quoted"),
    month13Usd: monthSpread(evaluation, middle, `${id}.run.month`, Math.min(12, model.months - 1)),
    lastMonthUsd: monthSpread(evaluation, middle, `${id}.run.month`, model.months - 1),
    runUsd: spread("run.total"),
    totalUsd: spread("total"),
    ...(more.withFallback
      ? {
          totalWithFallbackUsd: spread("total-with-fallback"),
          fallbackUsd: spread("fallback.total"),
        }
      : {}),
    presentValueUsd: spread("present-value"),
    usdPerTask: spread("cost-per-task"),
    usdPerSuccess: spread("cost-per-success"),
    ...(more.withFallback ? { usdPerTaskWithFallback: spread("cost-per-task-with-fallback") } : {}),
    usdPerOutcome: spread(
      peopleTakeOver(plan) ? "cost-per-task-with-fallback" : "cost-per-success",
    ),
    ...(nodes.has(`${id}.value.total`)
      ? { valueUsd: spread("value.total"), valueLessCostUsd: spread("value-less-cost") }
      : {}),
    monthsToLaunch: spread("months-to-launch"),
    ...(nodes.has(`${id}.genai-share`) ? { genaiShare: middle.value(`${id}.genai-share`) } : {}),
    ...(more.chance === undefined ? {} : { chanceCheapest: more.chance }),
    years: yearResults(model, id, evaluation, middle),
    bookValueLeft: bookValueLeft(model, id, middle),
    published: more.published,
    surprises: surpriseResults(model, id, more.surprises, middle),
    categories: categoriesOf(model, id, middle),
    phases: phaseResults(model, id, middle),
    ...(lifeShare === undefined ? {} : { lifeShare }),
    lines: linesOf(model, id, middle),
  };
}

/** Who can serve the model, and the small one beside it. */
function sourcingOf({
  id,
  sourcing,
  smallModel,
}: BuiltPath): Pick<PathResult, "sourcing" | "smallModel"> {
  const source = isApi(id) ? sourcing : "open-on-own-machines";
  return {
    ...(source === undefined ? {} : { sourcing: source }),
    ...(smallModel === undefined ? {} : { smallModel }),
  };
}

function machinesOf(
  model: Model,
  path: PathId,
  id: string,
  middle: Point,
): PathResult["machines"] & object {
  const months = middle.months(`${path}.machines`);
  return {
    id,
    month13: months[Math.min(12, model.months - 1)] as number,
    lastMonth: months.at(-1) as number,
  };
}

function monthSpread(evaluation: Evaluation, middle: Point, id: string, month: number): Spread {
  const centre = middle.months(id)[month] as number;
  const axes = evaluation.graph.axes.get(id);
  if (axes === "constant" || axes === "month") {
    return { p10: centre, p50: centre, p80: centre, p90: centre, mean: centre, centre };
  }
  if (axes === "draw") return spreadOf(evaluation, middle, id);
  const all = evaluation.monthly(id);
  const [p10, p50, p80, p90, mean] = [all.p10, all.p50, all.p80, all.p90, all.mean].map(
    (column) => column[month] as number,
  ) as [number, number, number, number, number];
  return { p10, p50, p80, p90, mean, centre };
}

function categoriesOf(model: Model, path: PathId, middle: Point): CategoryResult[] {
  const shares = publishedShares(model.figures);
  const lines = [...model.buildLines, ...model.runLines].filter((line) => line.path === path);
  const categories = new Set<Category>(lines.map(({ category }) => category));
  return [...categories]
    .map((category): CategoryResult => {
      const node = `${path}.category.${category}`;
      const share = `${node}.share-of-build`;
      const asPublished = `${path}.published.share.${category}`;
      const published = shares.get(category);
      return {
        category,
        buildUsd: middle.value(`${node}.build`),
        runUsd: middle.value(`${node}.run`),
        totalUsd: middle.value(`${node}.total`),
        ...(model.graph.nodes.has(share) ? { shareOfBuild: middle.value(share) } : {}),
        ...(model.graph.nodes.has(asPublished)
          ? { shareAsPublished: middle.value(asPublished) }
          : {}),
        ...(published === undefined ? {} : { publishedShare: published }),
      };
    })
    .sort((a, b) => b.totalUsd - a.totalUsd || (a.category < b.category ? -1 : 1));
}

function linesOf(model: Model, path: PathId, middle: Point): LineResult[] {
  const once = model.buildLines
    .filter((line) => line.path === path)
    .map(
      (line): LineResult => ({
        id: line.id,
        title: line.title,
        node: `${path}.${line.id}.total`,
        category: line.category,
        phase: line.phase,
        timing: "one-time",
        totalUsd: middle.value(`${path}.${line.id}.total`),
      }),
    );
  const monthly = model.runLines
    .filter((line) => line.path === path)
    .map(
      (line): LineResult => ({
        id: line.id,
        title: line.title,
        category: line.category,
        phase: line.phase,
        timing: "recurring",
        ...monthlyOf(middle, `${path}.${line.id}`),
        ...(line.parts.length < 2
          ? {}
          : {
              parts: line.parts.map(({ id }) => ({
                id,
                ...monthlyOf(middle, `${path}.${line.id}.${id}`),
              })),
            }),
      }),
    );
  return [...once, ...monthly].sort((a, b) => b.totalUsd - a.totalUsd || (a.id < b.id ? -1 : 1));
}

/** Total and two months of a recurring line, or of a part of one. */
function monthlyOf(middle: Point, id: string): Omit<PartResult, "id"> {
  const months = middle.months(`${id}.month`);
  return {
    node: `${id}.total`,
    totalUsd: middle.value(`${id}.total`),
    month13Usd: months[Math.min(12, months.length - 1)] as number,
    lastMonthUsd: months.at(-1) as number,
  };
}

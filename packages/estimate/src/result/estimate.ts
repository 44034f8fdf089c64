import { type Issue, type Outcome, ok } from "@outlay/document";
import { quantile } from "../distribution/index.ts";
import {
  centre,
  type Evaluation,
  evaluate,
  type Graph,
  leastOf,
  type Point,
  type Sampling,
} from "../graph/index.ts";
import { dependenciesOf } from "../graph/order.ts";
import { buildModel, type EstimateFacts, type Model, type PathId } from "../model/index.ts";
import { countsFallback } from "../model/outcome/counts-fallback.ts";
import type { Plan } from "../plan/index.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { type Drivers, driversOf } from "./driver.ts";
import type { Estimate, InputResult, PathResult, RuledOutPath } from "./estimate-result.ts";
import { gpuUses, idleNotes } from "./gpu-use.ts";
import { pathResult, pathTargets } from "./path-result.ts";
import { publishedComparisons } from "./published-comparison.ts";
import { sha256 } from "./sha256.ts";
import { spreadOf } from "./spread.ts";

/** How to calculate. */
export interface EstimateOptions {
  /** A whole number; the same plan, facts, seed and draws give the same bytes. */
  readonly seed: number;
  readonly draws: number;
  readonly sampling?: Sampling;
  /** Paths to calculate; all of the plan when left out. */
  readonly paths?: readonly PathId[];
  readonly onProgress?: (done: number, draws: number) => void;
  /** Further nodes without months whose draws are kept in `evaluation`: for what compares estimates. */
  readonly keep?: (model: Model) => readonly string[];
}

/** An estimate together with its model, for whoever wants to open a number. */
export interface Estimated {
  readonly estimate: Estimate;
  readonly model: Model;
  readonly centre: Point;
  /** Every draw of the results, and of what `keep` asked for. */
  readonly evaluation: Evaluation;
}

/** Draws of a running month: enough for two digits, and a small part of the work. */
const monthlyDraws = 4_096;

/**
 * What a plan costs, path by path, with its uncertainty.
 *
 * @returns the estimate, or the names of the plan that the catalog does not know, at their place
 */
export function estimate(
  plan: Plan,
  facts: EstimateFacts,
  options: EstimateOptions,
): Outcome<Estimated, readonly Issue[]> {
  const built = buildModel(plan, facts, options.paths);
  if (!built.ok) return built;
  const model = built.value;
  const { graph } = model;
  const usable = model.paths.filter(({ status }) => status !== "ruled-out").map(({ id }) => id);
  const { compared } = model;
  const doNothing = graph.nodes.has("baseline.do-nothing.total");

  const middle = centre(graph);
  if (!middle.ok) throw new Error(`not a number at the centre: ${JSON.stringify(middle.error)}`);
  const targets = [
    ...usable.flatMap((path) => pathTargets(model, path)),
    ...(doNothing ? ["baseline.do-nothing.total"] : []),
    ...[...graph.nodes.keys()].filter(
      (id) => id.startsWith("comparison.") && id.includes(".less."),
    ),
    ...[...graph.nodes.keys()].filter((id) => id.includes(".break-even-against.")),
  ];
  const evaluated = evaluate(graph, {
    seed: options.seed,
    draws: options.draws,
    sampling: options.sampling ?? "owen",
    monthlyDraws,
    targets: [...targets, ...(options.keep?.(model) ?? [])],
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  if (!evaluated.ok) throw new Error(`not a number: ${JSON.stringify(evaluated.error)}`);
  const evaluation = evaluated.value;

  const withFallback = countsFallback(plan);
  const comparedBy = withFallback ? "total-with-fallback" : "total";
  const chances = chancesOf(evaluation, compared, comparedBy);
  const paths = model.paths.map(({ status, ...path }): PathResult | RuledOutPath =>
    status === "ruled-out"
      ? { id: path.id, status, model: path.model }
      : pathResult(model, { ...path, status }, evaluation, middle.value, {
          chance: chances.get(path.id),
          withFallback,
          published: publishedComparisons(plan, model, path.id, evaluation, middle.value),
        }),
  );
  const comparison = comparisonOf(plan, model, facts.defaults, evaluation, middle.value, chances);
  const cheapest = comparison?.cheaper ?? compared[0];
  const body: Omit<Estimate, "resultSha256"> = {
    kind: "estimate",
    plan: planResult(plan),
    start: model.start,
    months: model.months,
    seed: options.seed,
    draws: options.draws,
    sampling: evaluation.sampling,
    status:
      usable.length === 0
        ? "nothing-priced"
        : model.paths.some(({ status }) => status === "partial")
          ? "partial"
          : "priced",
    ...(cheapest === undefined ? {} : { cheapest }),
    comparedBy,
    ...(comparison === undefined ? {} : { comparison }),
    paths,
    drivers: driversFor(graph, cheapest ?? usable[0], comparison),
    ...(doNothing
      ? { doNothingUsd: spreadOf(evaluation, middle.value, "baseline.do-nothing.total") }
      : {}),
    ...inputResults(model, targets),
    notes: [
      ...model.notes,
      ...usable.flatMap((path) => idleNotes(path, gpuUses(model, path, middle.value))),
    ],
  };
  // Where the plan lies says nothing of the result.
  const resultSha256 = sha256(
    JSON.stringify(body, (key, value: unknown) => (key === "position" ? undefined : value)),
  );
  return ok({ estimate: { ...body, resultSha256 }, model, centre: middle.value, evaluation });
}

/** For each path the share of draws in which it is the cheapest; empty when nothing is compared. */
function chancesOf(
  evaluation: Evaluation,
  paths: readonly PathId[],
  comparedBy: Estimate["comparedBy"],
): ReadonlyMap<PathId, number> {
  if (paths.length < 2) return new Map();
  const least = leastOf(
    evaluation,
    paths.map((path) => `${path}.${comparedBy}`),
  );
  return new Map(paths.map((path) => [path, least.get(`${path}.${comparedBy}`) as number]));
}

/** Of the path's build and total, and of the difference between two paths. */
function driversFor(
  graph: Graph,
  path: PathId | undefined,
  comparison: Comparison | undefined,
): readonly Drivers[] {
  if (path === undefined) return [];
  return driversOf(graph, [
    `${path}.total`,
    `${path}.build.total`,
    ...(comparison === undefined ? [] : [comparison.node]),
  ]);
}

function planResult(plan: Plan): Estimate["plan"] {
  return {
    name: plan.name,
    ...(plan.description === undefined ? {} : { description: plan.description }),
    ...(plan.outcome?.unit === undefined ? {} : { outcomeUnit: plan.outcome.unit }),
    sha256: sha256(
      JSON.stringify(plan, (key, value: unknown) =>
        key === "position" || key === "at" ? undefined : value,
      ),
    ),
  };
}

/** The nodes that these depend on, themselves included. */
function nodesBehind(graph: Graph, ids: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const each = graph.nodes.get(id);
    if (each !== undefined) open.push(...dependenciesOf(each));
  }
  return found;
}

/** Every input that a result depends on, and how many of them nobody has a source for. */
function inputResults(
  model: Model,
  targets: readonly string[],
): Pick<Estimate, "inputs" | "assumed" | "inputsSha256"> {
  const behind = nodesBehind(model.graph, targets);
  const inputs = [...model.graph.nodes.values()].flatMap((each) =>
    each.kind === "input" && behind.has(each.id) ? [each] : [],
  );
  const results = inputs.map(
    ({ id, doc, unit, distribution, origin }): InputResult => ({
      id,
      doc,
      unit,
      p10: quantile(distribution, 0.1),
      p50: quantile(distribution, 0.5),
      p90: quantile(distribution, 0.9),
      origin,
    }),
  );
  const assumed = inputs.filter(({ origin }) => origin.kind === "assumption").length;
  const facts = inputs.map(({ id, unit, distribution, origin: { kind, source, checked } }) => ({
    id,
    unit,
    distribution,
    kind,
    source,
    checked,
  }));
  return {
    inputs: results,
    assumed: { count: assumed, of: inputs.length },
    inputsSha256: sha256(JSON.stringify(facts)),
  };
}

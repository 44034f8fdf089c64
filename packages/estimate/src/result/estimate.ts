import { type Issue, type Outcome, ok } from "@outlay/document";
import { LIST_BOOK } from "@outlay/pricing";
import {
  centre,
  type Evaluation,
  evaluate,
  type Graph,
  type Point,
  type Sampling,
} from "../graph/index.ts";
import { contractOfPlan } from "../model/hosted/contract-terms.ts";
import {
  type BuiltPath,
  buildModel,
  type EstimateFacts,
  type Model,
  type PathId,
} from "../model/index.ts";
import { countsFallback } from "../model/outcome/counts-fallback.ts";
import type { Plan } from "../plan/index.ts";
import { baselineResults, baselineTargets } from "./baseline-result.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { type Drivers, driversOf } from "./driver.ts";
import type { Estimate, PathResult, RuledOutPath } from "./estimate-result.ts";
import { feasibilityResult } from "./feasibility-result.ts";
import { gpuUses, idleNotes, largeFleetNotes } from "./gpu-use.ts";
import { inputResults } from "./input-results.ts";
import { listPriceNotes, listPricesOf } from "./list-prices.ts";
import { openQuestions } from "./open-questions.ts";
import { pathResult, pathTargets } from "./path-result.ts";
import { publishedComparisons } from "./published-comparison.ts";
import { contradictionNotes } from "./published-contradictions.ts";
import { otherScope } from "./published-share.ts";
import { reviewNotes } from "./review-notes.ts";
import { sha256 } from "./sha256.ts";
import { surpriseTargets } from "./surprise-result.ts";
import { chancesOf } from "./winner.ts";

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

/** Draws of the surprises, which stand beside the totals: enough for two digits, and a small part of the work. */
const surpriseDraws = 2_048;

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

  const middle = centre(graph);
  if (!middle.ok) throw new Error(`not a number at the centre: ${JSON.stringify(middle.error)}`);
  const targets = [
    ...usable.flatMap((path) => pathTargets(plan, model, path)),
    ...baselineTargets(graph),
    ...[...graph.nodes.keys()].filter(
      (id) =>
        id.startsWith("comparison.") &&
        (id.includes(".less.") || id.includes(".break-even-against.")),
    ),
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

  const surprises = surpriseDrawsOf(model, options, evaluation);

  const withFallback = countsFallback(plan);
  const comparedBy = withFallback ? "total-with-fallback" : "total";
  const chances = chancesOf(evaluation, compared, comparedBy);
  const paths = model.paths.map(({ status, ...path }): PathResult | RuledOutPath =>
    status === "ruled-out"
      ? ruledOut(model, path, middle.value)
      : pathResult(plan, model, { ...path, status }, evaluation, middle.value, {
          chance: chances.get(path.id),
          withFallback,
          published: publishedComparisons(plan, model, path.id, evaluation, middle.value),
          surprises,
        }),
  );
  const comparison = comparisonOf(plan, model, model.defaults, evaluation, middle.value, chances);
  const cheapest = comparison?.cheaper ?? compared[0];
  const { drivers, ofCompared } = driversFor(
    graph,
    cheapest ?? told(model),
    comparison,
    comparedBy,
  );
  const inputs = inputResults(model, targets);
  const list = facts.books.get(LIST_BOOK);
  const bookId = plan.price_book?.value ?? LIST_BOOK;
  const listPrices =
    bookId === LIST_BOOK || list === undefined
      ? undefined
      : listPricesOf(model, bookId, list, usable);
  const body: Omit<Estimate, "resultSha256"> = {
    kind: "estimate",
    plan: planResult(plan),
    start: model.start,
    months: model.months,
    ...(model.currency === undefined ? {} : { currency: model.currency }),
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
    drivers,
    baselines: baselineResults(plan, graph, evaluation, middle.value, cheapest),
    otherScope: otherScope(plan),
    openQuestions: openQuestions(plan, inputs.inputs, ofCompared),
    ...inputs,
    ...(listPrices === undefined ? {} : { listPrices }),
    notes: [
      ...model.notes,
      ...(listPrices === undefined
        ? []
        : listPriceNotes(listPrices, contractOfPlan(plan, facts) !== undefined)),
      ...usable.flatMap((path) => {
        const uses = gpuUses(model, path, middle.value);
        return [...idleNotes(path, uses), ...largeFleetNotes(path, uses)];
      }),
      ...reviewNotes(plan, model, middle.value),
      ...contradictionNotes({ plan, model, middle: middle.value }),
    ],
  };
  // `inputsSha256` stands for the inputs: where the plan lies says nothing of the result.
  const { inputs: _, ...hashed } = body;
  const resultSha256 = sha256(JSON.stringify(hashed));
  return ok({ estimate: { ...body, resultSha256 }, model, centre: middle.value, evaluation });
}

/** The surprises in the first draws of the estimate. */
function surpriseDrawsOf(
  { graph, surprises }: Model,
  { seed, draws }: EstimateOptions,
  { sampling }: Evaluation,
): Evaluation {
  const evaluated = evaluate(graph, {
    seed,
    draws: Math.min(draws, surpriseDraws),
    sampling,
    targets: surpriseTargets(surprises),
  });
  if (!evaluated.ok) throw new Error(`not a number: ${JSON.stringify(evaluated.error)}`);
  return evaluated.value;
}

function ruledOut(
  model: Model,
  { id, model: name }: Pick<BuiltPath, "id" | "model">,
  middle: Point,
): RuledOutPath {
  const feasibility = feasibilityResult(model, id, middle);
  return {
    id,
    status: "ruled-out",
    model: name,
    ...(feasibility === undefined ? {} : { feasibility }),
  };
}

/** The path that is told of when none can win: the first wholly priced one, or else the first. */
const told = ({ paths }: Model): PathId | undefined =>
  (
    paths.find(({ status }) => status === "priced") ??
    paths.find(({ status }) => status !== "ruled-out")
  )?.id;

/**
 * Of the path's build and total, and of the difference between two paths; and of what paths are compared
 * by, with people who take over where they are counted.
 */
function driversFor(
  graph: Graph,
  path: PathId | undefined,
  comparison: Comparison | undefined,
  comparedBy: Estimate["comparedBy"],
): { readonly drivers: readonly Drivers[]; readonly ofCompared?: Drivers } {
  if (path === undefined) return { drivers: [] };
  const [ofCompared, ...drivers] = driversOf(graph, [
    `${path}.${comparedBy}`,
    `${path}.total`,
    `${path}.build.total`,
    ...(comparison === undefined ? [] : [comparison.node]),
  ]);
  return { drivers, ...(ofCompared === undefined ? {} : { ofCompared }) };
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

import { type Issue, type Outcome, ok } from "@outlay/document";
import { median } from "../distribution/index.ts";
import { type Evaluation, evaluate, type Graph, type Point, pointAt } from "../graph/index.ts";
import {
  buildModel,
  differenceId,
  type EstimateFacts,
  type Model,
  type PathId,
  type PathStatus,
} from "../model/index.ts";
import { countsFallback } from "../model/outcome/counts-fallback.ts";
import type { Plan } from "../plan/index.ts";
import { chancesOf, winnerOf } from "./winner.ts";

/** A number with its uncertainty, in few figures; one in ten draws is below `p10`. */
export interface Band {
  readonly p10: number;
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
}

/** One path of a sketch. All money is in USD. */
export interface SketchPath {
  readonly id: PathId;
  readonly status: PathStatus;
  readonly canWin: boolean;
  /** Absent where the path cannot be built as stated, as all that follows. */
  readonly buildUsd?: Band;
  readonly totalUsd?: Band;
  /** With people who take over, where they are counted: what paths are compared by. */
  readonly comparedUsd?: Band;
  /** Running cost of each fiscal year, without people who take over. */
  readonly years?: readonly { readonly year: number; readonly runUsd: Band }[];
  /** Share of draws in which it is the cheapest; absent unless two paths can win. */
  readonly chanceCheapest?: number;
}

/** What an estimate comes to, without what it is made of. */
export interface Sketch {
  readonly paths: readonly SketchPath[];
  /** The same path as `Estimate.cheapest`. */
  readonly cheapest?: PathId;
}

/**
 * The headline of an estimate, for an app that recomputes while somebody drags a slider: the same
 * model, draws and rule for the winner as `estimate`, without lines, drivers, months, inputs and hash.
 *
 * @returns the sketch, or the names of the plan that the catalog does not know, at their place
 */
export function sketch(
  plan: Plan,
  facts: EstimateFacts,
  options: { readonly seed: number; readonly draws: number },
): Outcome<Sketch, readonly Issue[]> {
  const built = buildModel(plan, facts, undefined, { headlineOnly: true });
  if (!built.ok) return built;
  const model = built.value;
  const { graph, compared } = model;
  const differences = compared.flatMap((first, at) =>
    compared.slice(at + 1).map((second) => differenceId(first, second)),
  );
  const evaluated = evaluate(graph, {
    ...options,
    sampling: "owen",
    targets: [
      ...model.paths.flatMap(({ id, status }) =>
        status === "ruled-out" ? [] : figures(model, id).map(({ node }) => node),
      ),
      ...differences,
    ],
  });
  if (!evaluated.ok) throw new Error(`not a number: ${JSON.stringify(evaluated.error)}`);
  const evaluation = evaluated.value;
  const comparedBy = countsFallback(plan) ? "total-with-fallback" : "total";
  const chances = chancesOf(evaluation, compared, comparedBy);
  const totals = compared.map((path) => `${path}.total-with-fallback`);
  const cheapest =
    compared.length < 2
      ? compared[0]
      : winnerOf(evaluation, lazily(graph, [...differences, ...totals]), compared);
  return ok({
    paths: model.paths.map((path) => sketchPath(model, path, evaluation, chances.get(path.id))),
    ...(cheapest === undefined ? {} : { cheapest }),
  });
}

/** Nodes at the medians, worked out when the first is asked for: only paths that are as good as even ask. */
function lazily(graph: Graph, ids: readonly string[]): Pick<Point, "value"> {
  let point: Point | undefined;
  return {
    value: (id) => {
      point ??= pointAt(graph, (input) => median(input.distribution), ids);
      return point.value(id);
    },
  };
}

/** The nodes of a path that a sketch reads. */
function figures(model: Model, path: PathId) {
  return [
    { key: "build", node: `${path}.build.total` },
    { key: "total", node: `${path}.total` },
    { key: "compared", node: `${path}.total-with-fallback` },
    ...model.years.map(({ year }) => ({ key: year, node: `${path}.run.in-${year}` })),
  ];
}

function sketchPath(
  model: Model,
  { id, status }: Pick<SketchPath, "id" | "status">,
  evaluation: Evaluation,
  chance: number | undefined,
): SketchPath {
  const canWin = model.compared.includes(id);
  if (status === "ruled-out") return { id, status, canWin };
  const band = (node: string): Band => {
    const { p10, p50, p80, p90 } = evaluation.summary(`${id}.${node}`);
    return { p10, p50, p80, p90 };
  };
  return {
    id,
    status,
    canWin,
    buildUsd: band("build.total"),
    totalUsd: band("total"),
    comparedUsd: band("total-with-fallback"),
    years: model.years.map(({ year }) => ({ year, runUsd: band(`run.in-${year}`) })),
    ...(chance === undefined ? {} : { chanceCheapest: chance }),
  };
}

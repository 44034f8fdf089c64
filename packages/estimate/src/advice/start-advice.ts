import { median } from "../distribution/index.ts";
import { evaluate, type Graph, pointAt, quantilesOf } from "../graph/index.ts";
import { buildModel, type EstimateFacts, pathIds } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";
import { sketch } from "../result/sketch.ts";
import { small } from "../result/small-models.ts";
import type { ModelAdvice, PathAdvice, StartAdvice } from "./advice.ts";

/** Draws by which the cheapest of the plan's paths is told. */
const draws = 2_048;

/** Where to start: what launches first of what may be taken, and what is cheapest over the horizon. */
export function startAdvice(
  plan: Plan,
  facts: EstimateFacts,
  paths: readonly PathAdvice[],
): StartAdvice {
  const launches = paths
    .flatMap(({ path, candidates }) => {
      const taken = candidates.find(({ own }) => own) ?? candidates[0];
      return taken === undefined ? [] : [{ path, months: taken.monthsToLaunch }];
    })
    .sort((a, b) => a.months - b.months || pathIds.indexOf(a.path) - pathIds.indexOf(b.path));
  const hosted = launches.find(({ path }) => path === "hosted");
  const path = hosted?.path ?? launches[0]?.path;
  const drawn = sketch(plan, facts, { seed: 1, draws });
  const cheapest = drawn.ok ? drawn.value.cheapest : undefined;
  const smaller = smallOf(paths);
  return {
    launches,
    ...(path === undefined ? {} : { path }),
    asPublished: hosted !== undefined,
    ...(cheapest === undefined ? {} : { cheapest }),
    ...(smaller === undefined ? {} : { small: smaller }),
    ...trainingOf(plan, facts),
  };
}

/** The cheapest small open model through an API, its seller asked or not. */
function smallOf(paths: readonly PathAdvice[]): ModelAdvice | undefined {
  const hosted = paths.find(({ path }) => path === "hosted");
  return [...(hosted?.candidates ?? []), ...(hosted?.askSeller ?? [])]
    .filter(({ parameters = 0 }) => parameters >= small.least && parameters <= small.most)
    .sort((a, b) => a.totalUsd - b.totalUsd)[0];
}

/** Training from nothing, and tuning on the plan's tuned paths, as the graph has them. */
function trainingOf(
  plan: Plan,
  facts: EstimateFacts,
): Pick<StartAdvice, "fromScratchUsd" | "tuning"> {
  const built = buildModel(plan, facts);
  if (!built.ok) return { tuning: [] };
  const { graph } = built.value;
  const has = (id: string): boolean => graph.nodes.has(id);
  const scratch = "baseline.from-scratch.total";
  const tuned = pathIds.filter((id) => has(`${id}.training.total`));
  const targets = tuned.map((id) => `${id}.training.total`);
  const point = pointAt(graph, (input) => median(input.distribution), targets);
  return {
    ...(has(scratch) ? { fromScratchUsd: middleOf(graph, scratch) } : {}),
    tuning: tuned.map((path) => ({ path, usd: point.value(`${path}.training.total`) })),
  };
}

/** Draws of what training from nothing takes: those of an estimate that is not told otherwise. */
const manyDraws = 20_000;

/** The middle of a node in the draws that an estimate has too, so that both read the same. */
function middleOf(graph: Graph, node: string): number {
  const drawn = evaluate(graph, { seed: 1, draws: manyDraws, sampling: "owen", targets: [node] });
  if (!drawn.ok) throw new Error(`not a number: ${JSON.stringify(drawn.error)}`);
  return quantilesOf(drawn.value.samples(node), [0.5])[0] as number;
}

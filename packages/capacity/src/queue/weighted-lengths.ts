import { inverseNormal, log, normalCdf } from "@outlay/numerics";
import type { Lengths, RequestLengths } from "./load-shape.ts";

/** A kind of request and its share of all. */
export interface WeightedLengths extends RequestLengths {
  readonly weight: number;
}

/** Where prompts are cut: finer where percentiles are read. */
const promptCuts = [
  0, 0.02, 0.06, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.78, 0.84, 0.88, 0.9, 0.92, 0.935, 0.945,
  0.955, 0.965, 0.975, 0.982, 0.986, 0.989, 0.991, 0.9935, 0.996, 0.998, 0.9995, 1,
];

/** Where outputs are cut: a percentile of the time per token is one of short answers more than of long ones. */
const outputCuts = [
  0, 0.01, 0.03, 0.06, 0.1, 0.16, 0.24, 0.34, 0.45, 0.56, 0.67, 0.77, 0.86, 0.93, 0.97, 0.99, 1,
];

/**
 * A few hundred weighted requests that stand for the lengths: each part of the distribution by its
 * mean, prompts cut into 28 parts, and each of these into 16 by outputs. Means are kept exactly.
 *
 * @returns weights that sum to 1, prompts in rising order
 */
export function weightedLengths(lengths: Lengths): readonly WeightedLengths[] {
  if (lengths.kind === "fixed") return [{ ...lengths.mean, weight: 1 }];
  if (lengths.kind === "observed") return observed(lengths.requests);
  const { mean, promptVariation, outputVariation } = lengths;
  const cached = 1 - mean.newPromptTokens / mean.promptTokens;
  const outputs = lognormalParts(mean.outputTokens, outputVariation, outputCuts);
  return lognormalParts(mean.promptTokens, promptVariation, promptCuts).flatMap((prompt) =>
    outputs.map((output) => ({
      weight: prompt.weight * output.weight,
      promptTokens: prompt.mean,
      newPromptTokens: prompt.mean * (1 - cached),
      outputTokens: Math.max(1, output.mean),
    })),
  );
}

interface Part {
  readonly weight: number;
  readonly mean: number;
}

/** Mean of a lognormal between two of its quantiles: mean × (Φ(z2 − σ) − Φ(z1 − σ)) ÷ weight. */
function lognormalParts(mean: number, variation: number, cuts: readonly number[]): Part[] {
  if (variation === 0) return [{ weight: 1, mean }];
  const deviation = Math.sqrt(log(1 + variation * variation));
  const below = (share: number): number => {
    if (share === 0) return 0;
    return share === 1 ? 1 : normalCdf(inverseNormal(share) - deviation);
  };
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] as number;
    return { weight: to - from, mean: (mean * (below(to) - below(from))) / (to - from) };
  });
}

function observed(requests: readonly RequestLengths[]): WeightedLengths[] {
  if (requests.length === 0) throw new Error("no requests to take lengths from");
  const byPrompt = [...requests].sort(
    (a, b) => a.newPromptTokens - b.newPromptTokens || a.outputTokens - b.outputTokens,
  );
  return parts(byPrompt, promptCuts).flatMap((part) =>
    parts(
      part.sort((a, b) => a.outputTokens - b.outputTokens),
      outputCuts,
    ).map((each) => ({
      weight: each.length / requests.length,
      promptTokens: meanOf(each, ({ promptTokens }) => promptTokens),
      newPromptTokens: meanOf(each, ({ newPromptTokens }) => newPromptTokens),
      outputTokens: meanOf(each, ({ outputTokens }) => outputTokens),
    })),
  );
}

/** Cuts a sorted list at the same shares; parts too small to hold one are left out. */
function parts(sorted: readonly RequestLengths[], cuts: readonly number[]): RequestLengths[][] {
  return cuts
    .slice(1)
    .map((to, index) =>
      sorted.slice(
        Math.round((cuts[index] as number) * sorted.length),
        Math.round(to * sorted.length),
      ),
    )
    .filter((part) => part.length > 0);
}

const meanOf = (
  requests: readonly RequestLengths[],
  of: (request: RequestLengths) => number,
): number => requests.reduce((sum, request) => sum + of(request), 0) / requests.length;

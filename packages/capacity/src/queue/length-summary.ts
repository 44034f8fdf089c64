import type { Lengths } from "./load-shape.ts";
import { type WeightedLengths, weightedLengths } from "./weighted-lengths.ts";

/** What the lengths of requests say of a load, whichever replica serves it. */
export interface LengthMoments {
  /** Decode steps of an answer: its tokens less the first, which reading gives. Mean over all requests. */
  readonly steps: number;
  /** Answers of two and more tokens by their steps; weights sum to 1. */
  readonly answers: readonly { readonly weight: number; readonly steps: number }[];
  /** E[min of two answers] ÷ E[answer]: how much burstiness of arrivals is felt in the number that run. */
  readonly overlap: number;
  /**
   * Room that sequences take, in shares of the mean (1 on average over the time they run): mean of the
   * square over that time; mean over requests.
   */
  readonly sizeSquare: number;
  readonly size: number;
  /** Mean size of the request that a unit of size belongs to, over requests: large ones wait for room, and all behind them. */
  readonly sizeBiased: number;
  /** Squared coefficient of variation of size × steps. */
  readonly areaSpread: number;
}

/** A kind of request while it runs. */
export interface RunningLengths extends WeightedLengths {
  /** Its decode steps against the mean: a sequence counts for as long as it runs. Where nothing is written, each counts alike. */
  readonly lasting: number;
  /** Tokens of its prompt and half of its answer. */
  readonly middleTokens: number;
}

/** {@link LengthMoments}, and what they were made of. */
export interface LengthSummary extends LengthMoments {
  /** Prompts in rising order. */
  readonly kinds: readonly RunningLengths[];
  /** Room that each kind takes, in shares of the mean. */
  readonly sizes: readonly number[];
  /** Mean tokens of a sequence that runs. */
  readonly contextTokens: number;
  /** Mean tokens of a prompt that must be read. */
  readonly newTokens: number;
}

const known = new WeakMap<Lengths, LengthSummary>();

/** Summary of lengths; worked out once for the same object, as many replicas are asked about one load. */
export function lengthSummary(lengths: Lengths): LengthSummary {
  const before = known.get(lengths);
  if (before !== undefined) return before;
  const found = summaryOf(weightedLengths(lengths));
  known.set(lengths, found);
  return found;
}

function summaryOf(weighted: readonly WeightedLengths[]): LengthSummary {
  const steps = weighted.reduce(
    (sum, { weight, outputTokens }) => sum + weight * (outputTokens - 1),
    0,
  );
  const kinds = weighted.map(
    (kind): RunningLengths => ({
      ...kind,
      lasting: steps > 0 ? (kind.outputTokens - 1) / steps : 1,
      middleTokens: kind.promptTokens + kind.outputTokens / 2,
    }),
  );
  const meanOf = (of: (kind: RunningLengths, at: number) => number): number =>
    kinds.reduce((sum, kind, at) => sum + kind.weight * of(kind, at), 0);
  const contextTokens = meanOf(({ lasting, middleTokens }) => lasting * middleTokens);
  const sizes = kinds.map(({ middleTokens }) => middleTokens / contextTokens);
  const areas = kinds.map(({ lasting }, at) => lasting * (sizes[at] as number));
  const sizeAt = (at: number): number => sizes[at] as number;
  const areaAt = (at: number): number => areas[at] as number;
  const size = meanOf((_, at) => sizeAt(at));
  const answers = answerParts(kinds);
  return {
    kinds,
    sizes,
    contextTokens,
    newTokens: meanOf(({ newPromptTokens }) => newPromptTokens),
    steps,
    answers,
    overlap: overlapOf(answers),
    sizeSquare: meanOf((_, at) => areaAt(at) * sizeAt(at)),
    size,
    sizeBiased: meanOf((_, at) => sizeAt(at) * sizeAt(at)) / size,
    areaSpread: meanOf((_, at) => areaAt(at) * areaAt(at)) - 1,
  };
}

/** Answers in rising order, alike ones together, at most about 24. */
function answerParts(kinds: readonly WeightedLengths[]): { weight: number; steps: number }[] {
  const sorted = kinds
    .filter(({ outputTokens }) => outputTokens > 1)
    .sort((a, b) => a.outputTokens - b.outputTokens);
  const all = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const parts: { weight: number; steps: number }[] = [];
  let weight = 0;
  let steps = 0;
  let seen = 0;
  for (const [index, kind] of sorted.entries()) {
    weight += kind.weight;
    steps += kind.weight * (kind.outputTokens - 1);
    seen += kind.weight / all;
    const next = sorted[index + 1];
    // Parts are finer at both ends, where percentiles are read.
    const share = Math.max(0.004, 0.3 * Math.min(seen, 1 - seen));
    if (next === undefined || (weight / all >= share && next.outputTokens !== kind.outputTokens)) {
      parts.push({ weight: weight / all, steps: steps / weight });
      weight = 0;
      steps = 0;
    }
  }
  return parts;
}

/** E[min] of two that are drawn alike = sum of steps × (chance that both reach it). */
function overlapOf(answers: readonly { weight: number; steps: number }[]): number {
  let longer = 1;
  let least = 0;
  let mean = 0;
  for (const { weight, steps } of answers) {
    least += steps * (longer * longer - (longer - weight) * (longer - weight));
    mean += weight * steps;
    longer -= weight;
  }
  return mean === 0 ? 1 : least / mean;
}

import { exp, log } from "@outlay/numerics";
import { type LoadShape, type RequestLengths, usualChunkTokens } from "./load-shape.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { type WeightedLengths, weightedLengths } from "./weighted-lengths.ts";

/** What one replica has to do for one request of a load, whatever the rate. */
export interface LoadSummary {
  /** Reading a prompt with nothing else to do: mean, and mean of the square and of the cube. */
  readonly readS: number;
  readonly readSquareS2: number;
  readonly readCubeS3: number;
  /** Seconds of reading that one iteration does at most. */
  readonly chunkS: number;
  /** Prompts by the seconds they take, and the iterations beyond the first. */
  readonly prompts: readonly {
    readonly weight: number;
    readonly readS: number;
    readonly moreIterations: number;
  }[];
  /** Decode steps of an answer: its tokens less the first, which reading gives. Mean over all requests. */
  readonly steps: number;
  /** Answers of two and more tokens by their steps; weights sum to 1. */
  readonly answers: readonly { readonly weight: number; readonly steps: number }[];
  /** E[min of two answers] ÷ E[answer]: how much burstiness of arrivals is felt in the number that run. */
  readonly overlap: number;
  /**
   * Room that sequences take, in shares of the mean (1 on average over the time they run): mean of the
   * square over that time; mean over requests; mean of its product with the seconds of reading.
   */
  readonly sizeSquare: number;
  readonly size: number;
  readonly sizeReadS: number;
  /** Mean size of the request that a unit of size belongs to, over requests: large ones wait for room, and all behind them. */
  readonly sizeBiased: number;
  /** Squared coefficient of variation of size × steps. */
  readonly areaSpread: number;
  /** Sequences that run at once at most. */
  readonly room: number;
  /** Seconds of a step by the number of sequences, from 0 (0 s) to `room`. */
  readonly stepS: Float64Array;
}

/** Seconds of a step of so many sequences, not always whole; no more than the room. */
export function stepAt({ stepS, room }: LoadSummary, sequences: number): number {
  const below = Math.min(Math.floor(sequences), room);
  const low = stepS[below] as number;
  return low + (sequences - below) * ((stepS[Math.min(below + 1, room)] as number) - low);
}

/** Summary of a load on a replica; undefined where not even one request of mean length fits. */
export function loadSummary(times: ReplicaTimes, shape: LoadShape): LoadSummary | undefined {
  const { chunkTokens = usualChunkTokens } = shape;
  const kinds = weightedLengths(shape.lengths);
  const meanOf = (of: (kind: WeightedLengths) => number): number =>
    kinds.reduce((sum, kind) => sum + kind.weight * of(kind), 0);
  const steps = meanOf(({ outputTokens }) => outputTokens - 1);
  // A sequence counts for as long as it runs. Where nothing is written, each counts alike.
  const lasting = ({ outputTokens }: WeightedLengths): number =>
    steps > 0 ? (outputTokens - 1) / steps : 1;
  const middle = ({ promptTokens, outputTokens }: WeightedLengths): number =>
    promptTokens + outputTokens / 2;
  const contextTokens = meanOf((kind) => lasting(kind) * middle(kind));
  const room = roomFor(times, kinds, lasting, middle);
  if (room < 1) return undefined;
  const readSOf = readSeconds(times);
  const prompts = promptParts(readSOf, kinds, chunkTokens);
  const readS = prompts.reduce((sum, part) => sum + part.weight * part.readS, 0);
  const readSquareS2 = prompts.reduce(
    (sum, part) => sum + part.weight * part.readS * part.readS,
    0,
  );
  const readCubeS3 = prompts.reduce(
    (sum, { weight, readS }) => sum + weight * readS * readS * readS,
    0,
  );
  const newTokens = meanOf(({ newPromptTokens }) => newPromptTokens);
  const answers = answerParts(kinds);
  const size = (kind: WeightedLengths): number => middle(kind) / contextTokens;
  const area = (kind: WeightedLengths): number => lasting(kind) * size(kind);
  const stepS = stepTable(times, contextTokens, room);
  return {
    readS,
    readSquareS2,
    readCubeS3,
    chunkS: readS * Math.max(1, chunkTokens / newTokens),
    prompts,
    steps,
    answers,
    overlap: overlapOf(answers),
    sizeSquare: meanOf((kind) => area(kind) * size(kind)),
    size: meanOf(size),
    sizeBiased: meanOf((kind) => size(kind) * size(kind)) / meanOf(size),
    sizeReadS: meanOf((kind) => size(kind) * readSOf(kind)),
    areaSpread: meanOf((kind) => area(kind) * area(kind)) - 1,
    room,
    stepS,
  };
}

function roomFor(
  times: ReplicaTimes,
  kinds: readonly WeightedLengths[],
  lasting: (kind: WeightedLengths) => number,
  middle: (kind: WeightedLengths) => number,
): number {
  const roomAt = sampledRoom(times, kinds.map(middle));
  let share = 0;
  let weight = 0;
  for (const kind of kinds) {
    const room = roomAt(middle(kind));
    // A request that never fits is refused, and takes no room.
    if (room < 1) continue;
    share += (kind.weight * lasting(kind)) / room;
    weight += kind.weight * lasting(kind);
  }
  return share === 0 ? 0 : Math.floor(weight / share + 1e-9);
}

/** Room by context: asked at 24 contexts, each 1 / 23 of the way up in proportion; straight lines between. */
function sampledRoom(
  times: ReplicaTimes,
  contexts: readonly number[],
): (context: number) => number {
  if (contexts.length <= 24) return (context) => times.maxSequences(context);
  const least = Math.min(...contexts);
  const most = Math.max(...contexts);
  const ratio = exp(log(most / least) / 23);
  const at: number[] = [least];
  while (at.length < 24) at.push(at.length === 23 ? most : (at.at(-1) as number) * ratio);
  const rooms = at.map((context) => times.maxSequences(context));
  return (context) => {
    const above = at.findIndex((each) => each >= context);
    if (above <= 0) return rooms[above === 0 ? 0 : 23] as number;
    const low = at[above - 1] as number;
    const high = at[above] as number;
    const from = rooms[above - 1] as number;
    return from + (((rooms[above] as number) - from) * (context - low)) / (high - low);
  };
}

/** Seconds to read a prompt; the last answer is kept, as kinds come in order of prompts. */
function readSeconds(times: ReplicaTimes): (kind: RequestLengths) => number {
  let tokens = -1;
  let all = -1;
  let seconds = 0;
  return ({ newPromptTokens, promptTokens }) => {
    if (tokens !== newPromptTokens || all !== promptTokens) {
      tokens = newPromptTokens;
      all = promptTokens;
      seconds = times.prefillS(newPromptTokens, promptTokens - newPromptTokens);
    }
    return seconds;
  };
}

function promptParts(
  readSOf: (kind: RequestLengths) => number,
  kinds: readonly WeightedLengths[],
  chunkTokens: number,
): { weight: number; readS: number; moreIterations: number }[] {
  const parts: { weight: number; readS: number; moreIterations: number; tokens: number }[] = [];
  for (const kind of kinds) {
    const { weight, newPromptTokens, promptTokens } = kind;
    const last = parts.at(-1);
    if (last !== undefined && last.tokens === promptTokens) last.weight += weight;
    else {
      parts.push({
        weight,
        tokens: promptTokens,
        readS: readSOf(kind),
        moreIterations: Math.max(0, Math.ceil(newPromptTokens / chunkTokens) - 1),
      });
    }
  }
  return parts;
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

/** Steps at whole batches: computed 12 % apart, straight lines between. */
function stepTable(times: ReplicaTimes, contextTokens: number, room: number): Float64Array {
  const table = new Float64Array(room + 1);
  let from = 1;
  table[1] = times.stepS(1, contextTokens);
  while (from < room) {
    const to = Math.min(room, Math.max(from + 1, Math.round(from * 1.12)));
    const low = table[from] as number;
    const high = times.stepS(to, contextTokens);
    for (let n = from + 1; n <= to; n++) {
      table[n] = low + ((high - low) * (n - from)) / (to - from);
    }
    from = to;
  }
  return table;
}

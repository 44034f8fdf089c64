import { exp, log } from "@outlay/numerics";
import { type LengthMoments, lengthSummary, type RunningLengths } from "./length-summary.ts";
import { type LoadShape, type RequestLengths, usualChunkTokens } from "./load-shape.ts";
import type { ReplicaTimes } from "./replica-times.ts";

/** What one replica has to do for one request of a load, whatever the rate. */
export interface LoadSummary extends LengthMoments {
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
  /** Mean of the room that a sequence takes, in shares of the mean, × the seconds of reading it. */
  readonly sizeReadS: number;
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
  const { kinds, sizes, contextTokens, newTokens, ...ofLengths } = lengthSummary(shape.lengths);
  const room = roomFor(times, kinds);
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
  return {
    ...ofLengths,
    readS,
    readSquareS2,
    readCubeS3,
    chunkS: readS * Math.max(1, chunkTokens / newTokens),
    prompts,
    sizeReadS: kinds.reduce(
      (sum, kind, at) => sum + kind.weight * ((sizes[at] as number) * readSOf(kind)),
      0,
    ),
    room,
    stepS: stepTable(times, contextTokens, room),
  };
}

function roomFor(times: ReplicaTimes, kinds: readonly RunningLengths[]): number {
  const roomAt = sampledRoom(
    times,
    kinds.map(({ middleTokens }) => middleTokens),
  );
  let share = 0;
  let weight = 0;
  for (const kind of kinds) {
    const room = roomAt(kind.middleTokens);
    // A request that never fits is refused, and takes no room.
    if (room < 1) continue;
    share += (kind.weight * kind.lasting) / room;
    weight += kind.weight * kind.lasting;
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
  kinds: readonly RunningLengths[],
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

import { percentileOf } from "./percentile-of.ts";
import type { TimedRequest } from "./timed-request.ts";

/** Tokens of the requests of a trace. */
export interface TokenSpread {
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

/** When requests came and how long they were. */
export interface TraceStatistics {
  readonly requests: number;
  /** Seconds from the first arrival to the last. */
  readonly durationS: number;
  readonly meanPerS: number;
  /** Requests per second in the busiest five minutes, or of all where it is shorter. */
  readonly peakPerS: number;
  /** Requests per second in each slot of five minutes; the last one may be shorter. */
  readonly slots: readonly number[];
  readonly prompt: TokenSpread;
  readonly output: TokenSpread;
  /** Correlation of prompt and output tokens, −1 to 1. */
  readonly correlation: number;
}

/** Seconds of a slot: long enough for an autoscaler to follow, short enough to be the peak. */
export const traceSlotS = 300;

/** What a trace looks like. @param requests in order of arrival, two at least */
export function traceStatistics(requests: readonly TimedRequest[]): TraceStatistics {
  const durationS = Math.max(1e-9, (requests.at(-1) as TimedRequest).arrivalS);
  const slots = slotRates(requests, durationS);
  return {
    requests: requests.length,
    durationS,
    meanPerS: requests.length / durationS,
    peakPerS: slots.reduce((most, rate) => Math.max(most, rate), 0),
    slots,
    prompt: spreadOf(requests.map(({ promptTokens }) => promptTokens)),
    output: spreadOf(requests.map(({ outputTokens }) => outputTokens)),
    correlation: correlationOf(requests),
  };
}

/**
 * How much the number of arrivals in a window varies, in shares of what Poisson arrivals would vary (their
 * variance is their mean), around the mean of the longer stretch that the window lies in. For arrivals
 * that renew themselves it is the squared coefficient of variation of the time between them.
 *
 * @param windowS seconds; that of the queue that is asked about, such as the time that a request stays
 * @param stretchS seconds over which the mean is taken, a few windows at least
 * @returns 1 for Poisson arrivals; 1 too where there are fewer than two windows to compare
 * @example
 * const even = Array.from({ length: 600 }, (_, second) => ({ arrivalS: second + 0.5 }));
 * arrivalBurstiness(even, 10, 60) // => 0
 */
export function arrivalBurstiness(
  requests: readonly Pick<TimedRequest, "arrivalS">[],
  windowS: number,
  stretchS: number,
): number {
  const perSlot = Math.max(2, Math.round(stretchS / windowS));
  const counts = new Map<number, number>();
  for (const { arrivalS } of requests) {
    const window = Math.floor(arrivalS / windowS);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  // Only whole slots: the last windows of a trace are cut short.
  const last = Math.floor((requests.at(-1)?.arrivalS ?? 0) / windowS);
  const slots = Math.floor(last / perSlot);
  let squares = 0;
  let expected = 0;
  for (let slot = 0; slot < slots; slot++) {
    let sum = 0;
    let square = 0;
    for (let window = slot * perSlot; window < (slot + 1) * perSlot; window++) {
      const count = counts.get(window) ?? 0;
      sum += count;
      square += count * count;
    }
    squares += (square - (sum * sum) / perSlot) * (perSlot / (perSlot - 1));
    expected += sum;
  }
  return expected === 0 ? 1 : squares / expected;
}

function slotRates(requests: readonly TimedRequest[], durationS: number): number[] {
  const slots = Math.max(1, Math.ceil(durationS / traceSlotS));
  const counts = new Array<number>(slots).fill(0);
  for (const { arrivalS } of requests) {
    const slot = Math.min(slots - 1, Math.floor(arrivalS / traceSlotS));
    counts[slot] = (counts[slot] as number) + 1;
  }
  // A last slot of seconds would be a peak of its own: it is spread over half a slot at least.
  return counts.map((count, slot) => {
    const lasting = Math.min(traceSlotS, durationS - slot * traceSlotS);
    return count / (slots === 1 ? durationS : Math.max(traceSlotS / 2, lasting));
  });
}

function spreadOf(tokens: readonly number[]): TokenSpread {
  const sorted = tokens.toSorted((a, b) => a - b);
  return {
    mean: tokens.reduce((sum, each) => sum + each, 0) / tokens.length,
    p50: percentileOf(sorted, 50),
    p95: percentileOf(sorted, 95),
    p99: percentileOf(sorted, 99),
    most: sorted.at(-1) as number,
  };
}

function correlationOf(requests: readonly TimedRequest[]): number {
  const n = requests.length;
  let prompts = 0;
  let outputs = 0;
  for (const { promptTokens, outputTokens } of requests) {
    prompts += promptTokens / n;
    outputs += outputTokens / n;
  }
  let both = 0;
  let promptSquares = 0;
  let outputSquares = 0;
  for (const { promptTokens, outputTokens } of requests) {
    const prompt = promptTokens - prompts;
    const output = outputTokens - outputs;
    both += prompt * output;
    promptSquares += prompt * prompt;
    outputSquares += output * output;
  }
  const scale = Math.sqrt(promptSquares * outputSquares);
  return scale === 0 ? 0 : both / scale;
}

import { exp, inverseNormal, log } from "@outlay/numerics";
import type { Lengths, RequestLengths } from "./load-shape.ts";
import type { TimedRequest } from "./timed-request.ts";

/** What requests are drawn from. */
export interface RequestDraw {
  readonly lengths: Lengths;
  /** Mean arrivals per second. */
  readonly requestsPerS: number;
  /** Squared coefficient of variation of the time between arrivals: 1 is Poisson, 0 evenly spaced. */
  readonly burstiness: number;
  readonly count: number;
}

/**
 * Requests for a simulation: times between arrivals are gamma distributed with the stated mean and
 * burstiness, lengths as `lengths` says.
 *
 * @param random uniform numbers, at least 0 and below 1
 */
export function drawnRequests(draw: RequestDraw, random: () => number): TimedRequest[] {
  const { lengths, requestsPerS, burstiness, count } = draw;
  const requests: TimedRequest[] = [];
  let arrivalS = 0;
  for (let index = 0; index < count; index++) {
    arrivalS += burstiness === 0 ? 1 / requestsPerS : gap(burstiness, random) / requestsPerS;
    requests.push({ arrivalS, ...drawnLengths(lengths, random) });
  }
  return requests;
}

const gap = (burstiness: number, random: () => number): number =>
  burstiness === 1 ? -log(above0(random)) : burstiness * drawnGamma(1 / burstiness, random);

/** A number above 0, so that it has a logarithm. */
const above0 = (random: () => number): number => 1 - random();

/**
 * Gamma with mean `shape` (Marsaglia and Tsang, ACM TOMS 26, 2000); below shape 1 by
 * gamma(shape) = gamma(shape + 1) × uniform^(1 / shape).
 */
function drawnGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawnGamma(shape + 1, random) * exp(log(above0(random)) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawnNormal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (log(above0(random)) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

/** Kept off the ends, where the inverse is infinite. */
const drawnNormal = (random: () => number): number =>
  inverseNormal((random() + 1 / 8589934592) * (1 - 1 / 4294967296));

function drawnLengths(lengths: Lengths, random: () => number): RequestLengths {
  if (lengths.kind === "fixed") return lengths.mean;
  if (lengths.kind === "observed") {
    const { requests } = lengths;
    const request = requests[Math.floor(random() * requests.length)];
    if (request === undefined) throw new Error("no requests to draw lengths from");
    return request;
  }
  const { mean, promptVariation, outputVariation } = lengths;
  const promptTokens = drawnTokens(mean.promptTokens, promptVariation, random);
  const share = mean.newPromptTokens / mean.promptTokens;
  return {
    promptTokens,
    newPromptTokens: Math.max(1, Math.round(promptTokens * share)),
    outputTokens: drawnTokens(mean.outputTokens, outputVariation, random),
  };
}

/** Whole tokens, lognormal with the stated mean and coefficient of variation; at least 1. */
function drawnTokens(mean: number, variation: number, random: () => number): number {
  const variance = log(1 + variation * variation);
  const drawn = exp(log(mean) - variance / 2 + Math.sqrt(variance) * drawnNormal(random));
  return Math.max(1, Math.round(drawn));
}

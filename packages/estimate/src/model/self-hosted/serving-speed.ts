import {
  type Calibrated,
  type Calibration,
  calibrated,
  type Efficiency,
  largestBatch,
  numbers,
  type Replica,
  replicaSpeed,
} from "@outlay/capacity";
import { exp, log } from "@outlay/numerics";
import { type Distribution, median } from "../../distribution/index.ts";
import type { Serving } from "./find-candidates.ts";
import { remembered } from "./remembered.ts";
import type { ServingDemand } from "./serving-demand.ts";

type Demand = Pick<ServingDemand<number, unknown>, "request" | "target" | "measured">;

/** How fast a replica serves the calls of a plan, at middle values. */
export interface ServingRate {
  /** What measurements say of it. */
  readonly speed: Calibrated;
  /** Measured ÷ predicted: the middle of the error, or what the plan measured. */
  readonly reached: number;
  /** Sequences that it runs at once. */
  readonly batch: number;
  /** Tokens per second that it writes when it is full, all its answers together. */
  readonly tokensPerS: number;
  /** What the plan says that was measured, tokens per second. */
  readonly measured?: Distribution;
  /** Requests per second that it finishes when it is full. */
  readonly requestsPerS: number;
  /** Seconds between two tokens for a call alone on it. */
  readonly aloneSecondsPerToken: number;
}

/** What may serve the model, and how fast it does. */
export interface RatedServing extends Serving, ServingRate {}

/**
 * The candidates with how fast each serves, at the batch in which it would run: what software reaches
 * depends on it. Machines of several sizes hold the same replica, which is looked at once.
 */
export function rated(
  candidates: readonly Serving[],
  calibration: Calibration,
  demand: Demand,
  measured?: Distribution,
): RatedServing[] {
  const { request, target } = demand;
  const question = JSON.stringify(["rate", request, target, demand.measured]);
  const known = new Map<string, ServingRate>();
  return candidates.map((serving) => {
    const { replica } = serving;
    const key = [replica.gpu.id, replica.gpus, replica.precision, replica.engine].join(" ");
    let rate = known.get(key);
    if (rate === undefined) {
      rate = remembered(calibration, replica, question, () =>
        rateOf(replica, speedOf(replica, calibration, demand), demand),
      );
      known.set(key, rate);
    }
    return { ...serving, ...rate, ...(measured === undefined ? {} : { measured }) };
  });
}

/** The batch is first the largest that engines run, then the one that comes of it. */
function speedOf(
  replica: Replica,
  calibration: Calibration,
  { request, target }: Demand,
): Calibrated {
  const first = calibrated(calibration, replica, request, target.maxSequences);
  const batch = largestBatch(numbers, replica, correctedEfficiency(first), request, target);
  return calibrated(calibration, replica, request, batch);
}

/** What software reaches, with the corrections of what is measured near it. */
export const correctedEfficiency = ({
  efficiency,
  correction,
}: Pick<Calibrated, "efficiency" | "correction">): Required<Efficiency<number>> => ({
  ...efficiency,
  decodeFactor: correction.decode,
  prefillFactor: correction.prefill,
});

/** How fast a replica serves with what measurements say of it. */
export function rateOf(
  replica: Replica,
  speed: Calibrated,
  { request, target, measured }: Demand,
): ServingRate {
  const error = measured === undefined ? median(speedError(speed)) : 1;
  const paced = { ...target, secondsPerToken: target.secondsPerToken * error };
  const efficiency = correctedEfficiency(speed);
  const batch = largestBatch(numbers, replica, efficiency, request, paced);
  const full = replicaSpeed(numbers, replica, efficiency, request, batch);
  const alone = replicaSpeed(numbers, replica, efficiency, request, 1);
  const requestsPerS =
    measured === undefined ? full.requestsPerS * error : measured / request.outputTokens;
  const reached = requestsPerS / full.requestsPerS;
  return {
    speed,
    reached,
    batch,
    tokensPerS: requestsPerS * request.outputTokens,
    requestsPerS,
    // Its own prompt is read before its first token, so no pause holds it.
    aloneSecondsPerToken: (alone.secondsPerToken - alone.prefillS / request.outputTokens) / reached,
  };
}

/**
 * Measured ÷ predicted speed: half of what was measured lies above the likely value of the calibration, 90 %
 * between its ends, each side with its own spread.
 */
export function speedError({
  error: {
    throughput: { low, likely, high },
  },
}: Pick<Calibrated, "error">): Distribution {
  if (low === high) return { kind: "point", value: low };
  if (!(low < likely && likely < high)) return { kind: "lognormal", low, high, mass: 0.9 };
  const at = (end: number, deviations: number): number =>
    likely * exp((log(end / likely) * deviations) / deviationsOf90);
  return {
    kind: "overrun",
    p10: at(low, deviationsOf80),
    p50: likely,
    p90: at(high, deviationsOf80),
    ceiling: at(high, 4),
  };
}

/** Standard deviations to the ends of the central 90 % and 80 % of a normal. */
const deviationsOf90 = 1.6448536269514722;
const deviationsOf80 = 1.2815515655446004;

import type { Basis, Calibration, ErrorFactors } from "../calibration/calibration.ts";
import { correctedTimes, type LoadPoint } from "../calibration/prediction.ts";
import { statedError } from "../calibration/stated-error.ts";
import { steadyFirstS } from "../calibration/steady-first-token.ts";
import type { Replica } from "../speed/replica.ts";
import type { RequestShape } from "./load.ts";

/** A prediction with its 90 % interval. */
export interface Predicted {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** What one replica does for a load that never lets up. */
export interface ServingPrediction {
  readonly outputTokensPerS: Predicted;
  readonly outputTokensPerSPerGpu: Predicted;
  readonly requestsPerS: Predicted;
  /** Mean seconds from a request to its first token, its wait for a place included. */
  readonly ttftS: Predicted;
  /** Mean seconds between two tokens of an answer. */
  readonly tpotS: Predicted;
  /** Sequences that run together; what is beyond waits. */
  readonly batch: number;
  /** Share of the memory for the cache that the batch takes, 0 to 1. */
  readonly memoryUsed: number;
  readonly basis: Basis;
  /** The basis in words. */
  readonly why: string;
}

/** How the requests come. */
export interface ServingLoad {
  /** Requests that are always in the system: as one is answered, the next comes. */
  readonly concurrency: number;
  /** Most sequences the engine runs at once; absent: what memory holds. */
  readonly maxSequences?: number;
  /** All start together and none joins (a static batch); absent: false. */
  readonly static?: boolean;
  /**
   * Requests come one by one, as those of many users do, and not all at once as a benchmark starts them:
   * for planning. The time to the first token is then without the common start; all else is that of the
   * closed loop. Absent: false, as is measured.
   */
  readonly steady?: boolean;
}

/**
 * Speed of a replica on which `concurrency` requests are always waiting or running.
 *
 * In a static batch the time to the first token is that of the whole batch's prompts, and the tokens a
 * second count from its start to its last answer.
 *
 * @param load the number of requests, or more of how they come
 * @returns undefined where not one sequence fits in memory
 */
export function predictServing(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  load: number | ServingLoad,
): ServingPrediction | undefined {
  const asked: ServingLoad = typeof load === "number" ? { concurrency: load } : load;
  const point: LoadPoint = {
    kind: asked.static ? "static-batch" : "closed-loop",
    concurrency: Math.max(1, asked.concurrency),
    most: asked.maxSequences ?? Number.POSITIVE_INFINITY,
  };
  return predicted(calibration, replica, request, point, asked.steady && !asked.static);
}

/**
 * More requests wait than fit: all is given at once, and answered as fast as it goes. The time to the
 * first token counts from a request's own turn.
 *
 * @param maxSequences most sequences the engine runs at once; absent: what memory holds, at most 2,048
 */
export const predictOffline = (
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  maxSequences = 2048,
): ServingPrediction | undefined =>
  predicted(calibration, replica, request, {
    kind: "offline",
    concurrency: maxSequences,
    most: maxSequences,
  });

function predicted(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  load: LoadPoint,
  steady = false,
): ServingPrediction | undefined {
  const times = correctedTimes(calibration, replica, request, load);
  if (times.room < 1) return undefined;
  const ttftS = steady ? steadyFirstS(calibration, replica, request, load, times) : times.ttftS;
  const { error, basis, why } = statedError(
    calibration,
    replica,
    load.kind === "closed-loop" ? "closed-loop" : "batch",
  );
  const of = (computed: number, { low, likely, high }: ErrorFactors): Predicted => ({
    low: computed * low,
    likely: computed * likely,
    high: computed * high,
  });
  const outputTokensPerS = times.requestsPerS * request.outputTokens;
  return {
    outputTokensPerS: of(outputTokensPerS, error.throughput),
    outputTokensPerSPerGpu: of(outputTokensPerS / replica.gpus, error.throughput),
    requestsPerS: of(times.requestsPerS, error.throughput),
    ttftS: of(ttftS, error.ttft),
    tpotS: of(times.tpotS, error.tpot),
    batch: Math.max(1, Math.floor(times.batch)),
    memoryUsed: Math.min(1, times.batch / times.room),
    basis,
    why,
  };
}

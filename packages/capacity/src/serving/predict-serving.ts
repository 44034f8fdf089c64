import { numbers } from "../arithmetic.ts";
import { calibrated } from "../calibration/calibrated.ts";
import type { Basis, Calibration, ErrorFactors } from "../calibration/calibration.ts";
import { freeBytes } from "../memory/free-memory.ts";
import { sequenceBytes } from "../memory/kv-cache.ts";
import type { Replica } from "../speed/replica.ts";
import { meanContext, type RequestShape } from "./load.ts";
import { replicaSpeed } from "./replica-speed.ts";

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
}

/**
 * Speed of a replica on which `concurrency` requests are always waiting or running.
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
  const { concurrency, maxSequences = Number.POSITIVE_INFINITY } =
    typeof load === "number" ? { concurrency: load } : load;
  const { model, precision, gpu, gpus, kvBytesPerNumber } = replica;
  const each = sequenceBytes(numbers, model, gpus, kvBytesPerNumber, meanContext(numbers, request));
  const room = Math.floor(freeBytes(model, precision, gpu, gpus) / each);
  if (room < 1) return undefined;
  const batch = Math.min(room, maxSequences, concurrency);
  const { efficiency, error, basis, why } = calibrated(calibration, replica, request, concurrency);
  const speed = replicaSpeed(numbers, replica, efficiency, request, batch);
  const waiting = (concurrency - batch) / speed.requestsPerS;
  const of = (likely: number, { low, high }: ErrorFactors): Predicted => ({
    low: likely * low,
    likely,
    high: likely * high,
  });
  const outputTokensPerS = speed.requestsPerS * request.outputTokens;
  return {
    outputTokensPerS: of(outputTokensPerS, error.throughput),
    outputTokensPerSPerGpu: of(outputTokensPerS / gpus, error.throughput),
    requestsPerS: of(speed.requestsPerS, error.throughput),
    ttftS: of(speed.prefillS + waiting + speed.secondsPerToken, error.ttft),
    tpotS: of(speed.secondsPerToken, error.tpot),
    batch,
    memoryUsed: Math.min(1, batch / room),
    basis,
    why,
  };
}

/** {@link predictServing} with more requests waiting than fit: all is given at once, as fast as it goes. */
export function predictOffline(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  maxSequences?: number,
): ServingPrediction | undefined {
  return predictServing(calibration, replica, request, {
    concurrency: 1e5,
    ...(maxSequences === undefined ? {} : { maxSequences }),
  });
}

import type { ReplicaWork } from "./replica-work.ts";
import type { ServingConstants } from "./serving-constants.ts";

/**
 * Seconds of one decode step: what is read, what is computed, and what is neither, one after the other.
 *
 * (shared + routed × (1 − (1 − k/E)^B)) / (bandwidth × share) + B × cache / (bandwidth × share)
 *   + B × operations / (peak × share) + layers × launches + B × sequence + exchanges
 *
 * The sum fits better than the roofline's larger one of bytes and operations: kernels of a layer wait for each other.
 *
 * @param batch sequences, 1 or more
 * @param context mean tokens of a sequence
 */
export function stepSeconds(
  work: ReplicaWork,
  constants: ServingConstants,
  batch: number,
  context: number,
): number {
  return (
    weightBytes(work, batch) / (work.bandwidth * constants.weights) +
    (batch * work.cacheBytes(context)) / (work.bandwidth * constants.cache) +
    (batch * work.tokenOperations) / (work.peak * constants.decode) +
    launchSeconds(work, constants) +
    batch * constants.sequenceS +
    work.exchanges * constants.exchangeS +
    (batch * work.exchangePerTokenS) / constants.link
  );
}

/** Bytes of weights that a step of `batch` sequences reads: of the experts those that it visits. */
const weightBytes = (work: ReplicaWork, batch: number): number =>
  work.sharedBytes + work.routedBytes * (1 - power(work.missed, batch));

/** Bytes that a step reads: weights, and the cache of `batch` sequences of `context` tokens. */
export const readBytes = (work: ReplicaWork, batch: number, context: number): number =>
  weightBytes(work, batch) + batch * work.cacheBytes(context);

/**
 * Seconds to read a prompt alone: operations, exchanges, and half of a step's launches.
 *
 * @param newTokens tokens to be read
 * @param cachedTokens tokens before them that a prefix cache holds
 */
export function promptSeconds(
  work: ReplicaWork,
  constants: ServingConstants,
  newTokens: number,
  cachedTokens: number,
): number {
  const operations =
    newTokens *
    (work.tokenOperations +
      work.pairOperations * constants.attention * (newTokens + 2 * cachedTokens));
  return (
    operations / (work.peak * constants.prefill) +
    (newTokens * work.exchangePerTokenS) / constants.link +
    0.5 * launchSeconds(work, constants) +
    constants.promptS
  );
}

/** Seconds of a step that are neither bytes nor operations, whatever the batch. */
export const launchSeconds = (work: ReplicaWork, constants: ServingConstants): number =>
  work.layers * constants.layerS +
  work.expertLayers * constants.expertLayerS +
  work.latentLayers * constants.latentLayerS +
  work.linearLayers * constants.linearLayerS +
  constants.stepS;

/** Between two whole batches on a straight line: all that a mean batch needs. */
function power(base: number, exponent: number): number {
  if (base === 0) return 0;
  const whole = Math.floor(exponent);
  let result = 1;
  let square = base;
  for (let left = whole; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result * (1 - (exponent - whole) * (1 - base));
}

import type { Routing } from "./simulate-fleet.ts";

/**
 * Burstiness of the requests that reach one of several replicas.
 *
 * - `random`: thinning a stream brings it nearer to Poisson: 1 + (burstiness − 1) ÷ replicas
 * - `least-loaded`: the fleet is one pool whose number in the system varies by burstiness; a replica has
 *   its share, which varies by burstiness ÷ replicas (requests taken in turn do the same to a renewal stream)
 *
 * @param burstiness squared coefficient of variation of the time between arrivals at the fleet
 * @example
 * replicaBurstiness(5, 4, "random") // => 2
 * replicaBurstiness(5, 4, "least-loaded") // => 1.25
 */
export const replicaBurstiness = (
  burstiness: number,
  replicas: number,
  routing: Routing,
): number => (routing === "random" ? 1 + (burstiness - 1) / replicas : burstiness / replicas);

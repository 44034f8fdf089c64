import type { Arithmetic } from "../arithmetic.ts";

/** What decides how many machines are rented. */
export interface FleetLoad<T> {
  /** Requests per second in the busiest hour. */
  readonly peakRequestsPerS: T;
  /** Requests per second that one busy replica finishes. */
  readonly requestsPerS: T;
  /** Share of a replica's speed that is planned for, below 1 so that queues stay short. */
  readonly utilisationCeiling: T;
  /** Replicas kept beyond the peak, so that one may fail. */
  readonly spareReplicas: T;
}

/**
 * Replicas that serve the peak: ceil(peak / (speed × ceiling)), at least one, plus the spare ones.
 *
 * @example
 * const load = { peakRequestsPerS: 10, requestsPerS: 4, utilisationCeiling: 0.7, spareReplicas: 1 };
 * replicasNeeded(numbers, load) // => 5
 */
export const replicasNeeded = <T>(m: Arithmetic<T>, load: FleetLoad<T>): T =>
  m.add(
    m.max(
      m.constant(1, "1"),
      m.ceil(
        m.divide(load.peakRequestsPerS, m.multiply(load.requestsPerS, load.utilisationCeiling)),
      ),
    ),
    load.spareReplicas,
  );

/**
 * Whole machines that hold `replicas`, a whole number. A replica does not span machines.
 *
 * @param gpusPerReplica GPUs of one replica
 * @param gpusPerMachine GPUs of one machine as sold, at least `gpusPerReplica`
 * @example
 * machinesNeeded(numbers, 3, 1, 8) // => 1
 * machinesNeeded(numbers, 3, 4, 8) // => 2
 */
export function machinesNeeded<T>(
  m: Arithmetic<T>,
  replicas: T,
  gpusPerReplica: number,
  gpusPerMachine: number,
): T {
  const perMachine = Math.floor(gpusPerMachine / gpusPerReplica);
  if (perMachine < 1) {
    throw new Error(`a replica of ${gpusPerReplica} GPUs in a machine of ${gpusPerMachine}`);
  }
  if (perMachine === 1) return replicas;
  return m.ceil(m.divide(replicas, m.constant(perMachine, "1")));
}

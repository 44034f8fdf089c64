import { type Arithmetic, machinesNeeded, replicasNeeded } from "@outlay/capacity";

/** How the calls of a day come, where machines follow them. */
export interface DayShape<T> {
  /** Part of all hours in which tasks arrive. */
  readonly activeShare: T;
  /** Busiest hour over the average active hour. */
  readonly peakFactor: T;
  /** Part of all hours that one start of a machine a day takes. */
  readonly startUpShare: T;
}

/** One replica size in one machine size, and what it serves. */
export interface ScaledFleet<T> {
  readonly gpusPerReplica: number;
  readonly gpusPerMachine: number;
  readonly requestsPerS: T;
  readonly ceiling: T;
  /** Machines beyond those the load needs. */
  readonly spare: T;
  /** Calls per second in the busiest hour. */
  readonly peak: T;
  /** Calls per second that may wait, over all hours. */
  readonly waiting: T;
}

/** Parts into which the active hours are cut, alike in length. */
const parts = 6;

/**
 * Machines that run beside `kept` ones which run all hours, as a mean over all hours, where machines are
 * started and stopped with the load.
 *
 * The active hours, sorted by their load, rise from none to the peak: load(q) = peak × q^(f − 1) for the share
 * q of the hours with less, whose mean is peak ÷ f, as the plan states it. They are cut into six parts, each
 * planned for its busiest end. What may wait runs beside it and in the other hours. One replica and the spare
 * machines always run. Each machine is started once on an active day, and paid for until it answers.
 *
 * @param kept machines that are owned or committed to
 */
export function machinesBeyond<T>(
  m: Arithmetic<T>,
  fleet: ScaledFleet<T>,
  day: DayShape<T>,
  kept: T,
): T {
  const { gpusPerReplica, gpusPerMachine, requestsPerS, ceiling, spare, peak, waiting } = fleet;
  const zero = m.constant(0, "machine");
  const beyond = (load: T): T => {
    const replicas = replicasNeeded(m, {
      peakRequestsPerS: load,
      requestsPerS,
      utilisationCeiling: ceiling,
      spareReplicas: m.constant(0, "1"),
    });
    const machines = m.multiply(
      machinesNeeded(m, replicas, gpusPerReplica, gpusPerMachine),
      m.constant(1, "machine"),
    );
    return m.max(m.subtract(m.add(machines, spare), kept), zero);
  };
  const rise = m.subtract(day.peakFactor, m.constant(1, "factor"));
  const byPart = Array.from({ length: parts }, (_, part) => {
    if (part === parts - 1) return beyond(peak);
    const share = m.raise(m.constant((part + 1) / parts, "1"), rise);
    return beyond(m.min(peak, m.add(m.multiply(peak, share), waiting)));
  });
  const quiet = beyond(waiting);
  const most = byPart.at(-1) as T;
  const running = m.add(
    m.multiply(day.activeShare, m.constant(1 / parts, "1"), m.add(...byPart)),
    m.multiply(m.subtract(m.constant(1, "share"), day.activeShare), quiet),
    m.multiply(day.startUpShare, m.subtract(most, quiet)),
  );
  // Nobody starts a machine for longer than it would have run.
  return m.min(running, most);
}

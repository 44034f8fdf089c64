import { numbers } from "../arithmetic.ts";
import { machinesNeeded, replicasNeeded } from "../serving/machines.ts";
import type { Predicted } from "../serving/predict-serving.ts";
import type { FleetNeed, SoldMachine } from "./serving-need.ts";

/** Replicas and machines that serve a load, and what they cost. */
export interface Fleet {
  /**
   * Replicas; `low` where each is as quick as may be, `high` where as slow: infinite where one so slow
   * keeps no percentile.
   */
  readonly replicas: Predicted;
  /** Whole machines that hold them. */
  readonly machines: Predicted;
  readonly gpus: Predicted;
  /** Requests per second that the machines finish with a replica wherever there is room for one. */
  readonly requestsPerS: number;
  /** Share of that speed which the busiest hour takes; 1 where no load is given. */
  readonly peakUtilisation: number;
  /** Share of that speed which is taken on average; 1 where no load is given. */
  readonly meanUtilisation: number;
  /** USD an hour for the machines. */
  readonly usdPerHour: Predicted;
  /** USD for {@link hoursPerMonth} hours of them: machines are not switched off at night. */
  readonly usdPerMonth: Predicted;
  /** USD for a million tokens that are written, with the machines of all hours. */
  readonly usdPerMillionOutput: Predicted;
  /** USD for a million tokens, read and written alike: the same money over input plus output. */
  readonly usdPerMillionTokens: Predicted;
}

/** Hours of a month: a twelfth of 365.25 days. */
export const hoursPerMonth = 730.5;

/** What a fleet is made for. */
export interface FleetTask {
  /** Requests per second that one replica takes. */
  readonly requestsPerS: Predicted;
  readonly gpusPerReplica: number;
  readonly request: { readonly promptTokens: number; readonly outputTokens: number };
  /** Absent: one machine, busy all the time. */
  readonly load?: FleetNeed | undefined;
  /** Counted by the unfavourable end of the speed. */
  readonly cautious: boolean;
}

/**
 * The machines of one kind that serve a load: replicas for the busiest hour at the ceiling of their use, plus
 * the spare ones, in whole machines. Without a load it is one machine with all the replicas it holds, or the machines of
 * one replica.
 */
export function fleetOf(machine: SoldMachine, task: FleetTask): Fleet {
  const at = (end: keyof Predicted): FleetPoint => pointOf(machine, task, task.requestsPerS[end]);
  // A replica that is quicker than thought takes fewer machines.
  const few = at("high");
  const many = at("low");
  const likely = task.cautious ? many : at("likely");
  const of = (read: (point: FleetPoint) => number): Predicted => ({
    low: read(few),
    likely: read(likely),
    high: read(many),
  });
  const { promptTokens, outputTokens } = task.request;
  const perMillion = (tokens: number): Predicted =>
    of(({ usdPerHour, served }) => (usdPerHour / (served * 3600 * tokens)) * 1e6);
  return {
    replicas: of(({ replicas }) => replicas),
    machines: of(({ machines }) => machines),
    gpus: of(({ machines }) => machines * machine.gpus),
    requestsPerS: likely.requestsPerS,
    peakUtilisation: likely.peakUtilisation,
    meanUtilisation: likely.meanUtilisation,
    usdPerHour: of(({ usdPerHour }) => usdPerHour),
    usdPerMonth: of(({ usdPerHour }) => usdPerHour * hoursPerMonth),
    usdPerMillionOutput: perMillion(outputTokens),
    usdPerMillionTokens: perMillion(promptTokens + outputTokens),
  };
}

/** A fleet at one speed of its replicas. */
interface FleetPoint {
  readonly replicas: number;
  readonly machines: number;
  readonly usdPerHour: number;
  /** Requests per second on average, over all hours. */
  readonly served: number;
  readonly requestsPerS: number;
  readonly peakUtilisation: number;
  readonly meanUtilisation: number;
}

function pointOf(
  machine: SoldMachine,
  { load, gpusPerReplica }: FleetTask,
  requestsPerS: number,
): FleetPoint {
  const perMachine = Math.floor(machine.gpus / gpusPerReplica);
  // A replica of several machines has them for itself.
  const each = perMachine === 0 ? Math.ceil(gpusPerReplica / machine.gpus) : 1;
  if (load === undefined) {
    return {
      replicas: Math.max(1, perMachine),
      machines: each,
      usdPerHour: each * machine.usdPerHour,
      served: Math.max(1, perMachine) * requestsPerS,
      requestsPerS: Math.max(1, perMachine) * requestsPerS,
      peakUtilisation: 1,
      meanUtilisation: 1,
    };
  }
  const peakRequestsPerS = load.requestsPerS * load.peakFactor;
  const replicas = replicasNeeded(numbers, { ...load, peakRequestsPerS, requestsPerS });
  const machines =
    perMachine === 0
      ? replicas * each
      : machinesNeeded(numbers, replicas, gpusPerReplica, machine.gpus);
  const all = (perMachine === 0 ? replicas : machines * perMachine) * requestsPerS;
  return {
    replicas,
    machines,
    usdPerHour: machines * machine.usdPerHour,
    served: load.requestsPerS,
    requestsPerS: all,
    peakUtilisation: peakRequestsPerS / all,
    meanUtilisation: load.requestsPerS / all,
  };
}

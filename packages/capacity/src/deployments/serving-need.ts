import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { Precision } from "../facts/precision.ts";
import type { RequestShape } from "../serving/load.ts";
import type { Predict, TimesOf } from "./predict.ts";

/** A machine at one price: an offer of the catalog, or what a bought one comes to. */
export interface SoldMachine {
  /** Name of the machine. */
  readonly id: string;
  /** Id of the accelerator. */
  readonly accelerator: string;
  /** GPUs in one machine. */
  readonly gpus: number;
  /** USD for the whole machine and one hour. */
  readonly usdPerHour: number;
}

/** Longest times that are allowed, as means unless a percentile is given; an absent one is not held. */
export interface LatencyLimits {
  /** Seconds from a request to its first token. */
  readonly ttftS?: number;
  /** Seconds between two tokens of an answer. */
  readonly tpotS?: number;
}

/** Limits hold for a share of the requests that come as they please, not on average under an even load. */
export interface TailNeed {
  /** Above 0 and below 100: 95 means that 95 of 100 requests keep the limits. */
  readonly percentile: number;
  /** Squared coefficient of variation of the time between arrivals at a replica; 1 is Poisson. */
  readonly burstiness: number;
}

/** The requests of all users together. */
export interface FleetNeed {
  /** Requests per second on average. */
  readonly requestsPerS: number;
  /** Requests per second in the busiest hour ÷ those on average, 1 or more. */
  readonly peakFactor: number;
  /**
   * Share of a replica's speed that the peak may take, 0 to 1, so that queues stay short. A percentile may
   * leave less, never more.
   */
  readonly utilisationCeiling: number;
  /** Replicas beyond those that the peak takes, so that one may fail. */
  readonly spareReplicas: number;
}

/** What is to be served, and how well. */
export interface ServingNeed {
  readonly model: Architecture;
  readonly request: RequestShape<number>;
  readonly limits: LatencyLimits;
  /** Absent: the limits hold on average, with about so many requests in a replica that come one by one. */
  readonly tail?: TailNeed;
  /** Absent: every replica is busy all the time. */
  readonly load?: FleetNeed;
  /** Formats in which the weights may be held. */
  readonly precisions: readonly Precision[];
  /**
   * True: also formats that a part holds but does not compute in, so that weights are unpacked on the way;
   * absent: only where the model is published in it.
   */
  readonly unpacked?: boolean;
  /**
   * Engines that may be taken; `undefined` in it stands for one that is not named. `measured`: those that
   * were measured on the part, or one that is not named where none was.
   */
  readonly engines: readonly (string | undefined)[] | "measured";
  /** Bytes of one number in the key-value cache: 2, or 1 for an fp8 cache. */
  readonly kvBytesPerNumber: number;
  /** Sequences that an engine runs at once at most. */
  readonly maxSequences: number;
  /** How GPUs share the work; absent: as is best. */
  readonly layout?: LayoutWish;
  /** True: limits and replicas by the unfavourable ends of the 90 % intervals, not by the likely values. */
  readonly cautious?: boolean;
}

/** What somebody asks of the layout of a replica; what is absent is chosen. */
export interface LayoutWish {
  /** GPUs of a replica. */
  readonly gpus?: number;
  /** GPUs that share each layer of the attention. */
  readonly tensorParallel?: number;
  /** GPUs over which whole experts are spread. */
  readonly expertParallel?: number;
  /** Groups that do the attention of their own requests. */
  readonly dataParallelAttention?: number;
  /** Groups that each hold some of the layers. */
  readonly pipelineParallel?: number;
}

/** What there is to choose from; prices come in as data. */
export interface DeploymentFacts<M extends SoldMachine = SoldMachine> {
  readonly accelerators: readonly Accelerator[];
  readonly machines: readonly M[];
  /** `(replica, request, load) => predictServing(calibration, replica, request, load)` */
  readonly predict: Predict;
  /** `(gpu) => enginesFor(calibration, gpu)`; none where left out. */
  readonly enginesOf?: (gpu: Accelerator) => readonly string[];
  /** `(replica, request) => replicaTimes(calibration, replica, request)`; needed for a percentile. */
  readonly times?: TimesOf;
}

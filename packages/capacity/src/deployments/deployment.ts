import type { Precision } from "../facts/precision.ts";
import type { Replica } from "../speed/replica.ts";
import type { Fleet } from "./fleet.ts";
import type { Layout } from "./layouts.ts";
import type { OperatingPoint } from "./operating-point.ts";
import type { ReplicaMemory } from "./replica-memory.ts";
import type { SoldMachine } from "./serving-need.ts";

/** A replica that fits and keeps the limits, and the load at which it does most. */
export interface ServingOption extends OperatingPoint {
  readonly replica: Replica;
  readonly layout: Layout;
  readonly memory: ReplicaMemory;
}

/** An option in machines as they are sold, in the number that the load takes. */
export interface Deployment<M extends SoldMachine = SoldMachine> extends ServingOption {
  readonly machine: M;
  readonly fleet: Fleet;
}

/** Why an accelerator does not serve a model in a precision. */
export type WhyNot =
  /** The catalog has no machine with it, at the prices that were handed in. */
  | { readonly code: "no-machine" }
  /** The part does not compute in the format, and the model is not published in it. */
  | { readonly code: "no-format" }
  /** No machine has as many GPUs as were asked for. */
  | { readonly code: "machine-too-small"; readonly gpus: number; readonly most: number }
  /** The GPUs cannot share the model as was asked for. */
  | { readonly code: "no-layout"; readonly gpus: number }
  /** A request is longer than the model reads. */
  | {
      readonly code: "context-too-short";
      readonly requestTokens: number;
      readonly contextTokens: number;
    }
  /** The weights are larger than what the largest replica leaves for them. */
  | {
      readonly code: "weights-too-large";
      readonly weightBytes: number;
      readonly roomBytes: number;
      readonly gpus: number;
    }
  /** The weights fit, but not the cache of one request beside them. */
  | {
      readonly code: "cache-too-small";
      readonly cacheBytes: number;
      readonly bytesPerSequence: number;
      readonly gpus: number;
    }
  /** The limits do not hold even for one request alone; times of the quickest replica. */
  | {
      readonly code: "too-slow";
      readonly ttftS: number;
      readonly tpotS: number;
      readonly gpus: number;
    };

/** An accelerator that does not serve, in one precision. */
export interface Unfit {
  /** Id of the accelerator. */
  readonly gpu: string;
  readonly precision: Precision;
  readonly why: WhyNot;
}

/** What serves a need, cheapest first, and what does not. */
export interface Ranking<M extends SoldMachine = SoldMachine> {
  readonly deployments: readonly Deployment<M>[];
  readonly unfit: readonly Unfit[];
}

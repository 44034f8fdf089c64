import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { Precision } from "../facts/precision.ts";

/** A model on `gpus` accelerators that work on every token together. */
export interface Replica {
  readonly model: Architecture;
  readonly precision: Precision;
  readonly gpu: Accelerator;
  readonly gpus: number;
  /** Bytes of one number in the key-value cache: 2, or 1 for an fp8 cache. */
  readonly kvBytesPerNumber: number;
  /** Serving engine: `vllm`, `trtllm`, `sglang` …; absent: not known, taken as the middle of those measured. */
  readonly engine?: string;
  /** Its version, as it names it. */
  readonly engineVersion?: string;
  /** Year of that version, where it is known: engines of 2024 and before were slower. */
  readonly engineYear?: number;
  /** GPUs over which the routed experts are spread whole, rather than each expert cut; absent: 1. */
  readonly expertParallel?: number;
  /** Groups of GPUs that each do the attention of their own requests; absent: 1. */
  readonly dataParallelAttention?: number;
  /** Groups of GPUs that each hold some of the layers; absent: 1. */
  readonly pipelineParallel?: number;
}

/** What software reaches of the hardware: the uncertain part of the formulas. */
export interface Efficiency<T> {
  /** Share of the memory bandwidth that a decode step reaches. */
  readonly memory: T;
  /** Share of the peak operations that prefill (and a large batch) reaches. */
  readonly compute: T;
  /** Seconds of a step that are neither: launches, sampling, scheduling. */
  readonly stepOverhead: T;
  /** Measured ÷ computed seconds of a decode step, and of a prefill; absent: 1. */
  readonly decodeFactor?: T;
  readonly prefillFactor?: T;
}

import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { Precision } from "../facts/precision.ts";
import type { SkipReason } from "./skip-reason.ts";

/** How the requests of a measurement came. */
export type MeasuredLoad =
  /** So many requests at any time: as one is answered, the next comes. */
  | { readonly kind: "closed-loop"; readonly concurrency: number }
  /** So many requests start together, and none joins until all are done. */
  | { readonly kind: "static-batch"; readonly concurrency: number }
  /** So many requests are sent at once, and the run ends with the last answer. */
  | { readonly kind: "burst"; readonly concurrency: number }
  /** More requests wait from the start than fit. */
  | { readonly kind: "offline" };

/** How the accelerators of a measurement share the work. */
export interface MeasuredLayout {
  /** Accelerators of one replica: tensor × pipeline × data-parallel attention. */
  readonly gpus: number;
  /** Copies of the model that share the load. */
  readonly replicas: number;
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  /** Absent: the row does not say. */
  readonly expertParallel?: number;
  readonly dataParallelAttention: number;
}

/** Where the format of the weights is from. */
export type PrecisionBasis =
  /** The row's own column. */
  | "stated"
  /** The declaration of the benchmark, in the notes. */
  | "declared"
  /** Declared as quantized to a format without a name: the narrowest that the part computes in. */
  | "narrowest of the part"
  /** The name of the checkpoint, in the path of the source. */
  | "checkpoint name"
  /** No format in the name of the checkpoint: the one it is published in. */
  | "as published";

/** Something measured, or why it is not compared. */
export type MeasuredValue =
  | { readonly value: number; readonly skip?: undefined }
  | { readonly value?: undefined; readonly skip: SkipReason };

/** One published measurement, its names found in the catalog, its units one. */
export interface Measurement {
  /** Line of the file, from 1. */
  readonly line: number;
  /** Words of the file, as they stand there. */
  readonly names: {
    readonly model: string;
    readonly gpu: string;
    /** "unstated" where the cell is empty. */
    readonly engine: string;
    /** "unstated" where the cell is empty. */
    readonly scenario: string;
  };
  readonly source: {
    readonly repository: string;
    readonly path: string;
    readonly license: string;
    readonly date: string;
  };
  /** Its shape is `guessed` from the parameter counts where the catalog does not know it. */
  readonly model: Architecture;
  readonly gpu: Accelerator;
  /** `vllm`, `trtllm`, `sglang` …: one word for all spellings; absent where the row does not say. */
  readonly engine?: string;
  readonly engineVersion?: string;
  readonly precision: Precision;
  readonly precisionBasis: PrecisionBasis;
  /** Bytes of one number in the key-value cache, by `cacheBytes`: 1 or 2. */
  readonly kvBytesPerNumber: number;
  readonly layout: MeasuredLayout;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly load: MeasuredLoad;
  /** Output tokens a second and accelerator; prompts are not counted. */
  readonly throughput: MeasuredValue;
  /** Seconds to the first token. */
  readonly ttft: MeasuredValue;
  /** Seconds between two tokens of an answer. */
  readonly tpot: MeasuredValue;
  /** The throughput follows from TTFT and TPOT by Little's law: it is no third measurement. */
  readonly throughputByLittle: boolean;
  /** The layout was put right: the source multiplied its groups twice. */
  readonly layoutMended: boolean;
  /** Rows of one configuration that differ in the number of requests alone: `curveKey`. */
  readonly curve: string;
  /** Rows with the same figures: one run under several labels, `runKey`. */
  readonly run: string;
}

/** Finds the names of a file in the catalog. */
export interface NamedFacts {
  /**
   * A model by any of its names.
   *
   * @param counts parameters (counts, not billions) from which a shape may be guessed
   */
  model(
    name: string,
    counts: { readonly parameters?: number; readonly activeParameters?: number },
  ): Architecture | undefined;
  /** An accelerator by any of its names. */
  gpu(name: string): Accelerator | undefined;
}

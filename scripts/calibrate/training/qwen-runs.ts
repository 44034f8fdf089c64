import type { Accelerator, Architecture, MeasuredTraining, TrainingMethod } from "@outlay/capacity";

/** Shapes of the first Qwen models, from their config files. */
const shapes = {
  "1.8B": { parameters: 1.84e9, layers: 24, hidden: 2048, heads: 16 },
  "7B": { parameters: 7.72e9, layers: 32, hidden: 4096, heads: 32 },
  "14B": { parameters: 14.17e9, layers: 40, hidden: 5120, heads: 40 },
  "72B": { parameters: 72.29e9, layers: 80, hidden: 8192, heads: 64 },
} as const;

/** Tokens of an example, of which each column tells. */
const lengths = [256, 512, 1024, 2048, 4096, 8192] as const;

interface Line {
  readonly size: keyof typeof shapes;
  readonly method: TrainingMethod;
  readonly gpus: number;
  /** Gigabytes over all GPUs, then seconds of an iteration of eight examples on each GPU. */
  readonly measured: readonly (readonly [gb: number, seconds: number])[];
}

/**
 * Runs of one machine that the Qwen team published: an A100 of 80 GB each, one example at a time, eight an
 * iteration, layers recomputed (README of QwenLM/Qwen, "Profiling of Memory and Speed"). Left out: runs that
 * train the words too, and those of two machines, whose link is not told.
 */
const lines: readonly Line[] = [
  {
    size: "1.8B",
    method: "lora",
    gpus: 1,
    measured: [
      [6.7, 1.0],
      [7.4, 1.0],
      [8.4, 1.1],
      [11.0, 1.7],
      [16.2, 3.3],
      [21.8, 6.8],
    ],
  },
  {
    size: "1.8B",
    method: "qlora",
    gpus: 1,
    measured: [
      [5.8, 1.4],
      [6.0, 1.4],
      [6.6, 1.4],
      [7.8, 2.0],
      [10.2, 3.4],
      [15.8, 6.5],
    ],
  },
  {
    size: "1.8B",
    method: "full",
    gpus: 1,
    measured: [
      [43.5, 2.1],
      [43.5, 2.2],
      [43.5, 2.2],
      [43.5, 2.3],
      [47.1, 2.8],
      [48.3, 5.6],
    ],
  },
  {
    size: "7B",
    method: "lora",
    gpus: 1,
    measured: [
      [20.1, 1.2],
      [20.4, 1.5],
      [21.5, 2.8],
      [23.8, 5.2],
      [29.7, 10.1],
      [36.6, 21.3],
    ],
  },
  {
    size: "7B",
    method: "qlora",
    gpus: 1,
    measured: [
      [11.5, 3.0],
      [11.5, 3.0],
      [12.3, 3.5],
      [13.9, 7.0],
      [16.9, 11.6],
      [23.5, 22.3],
    ],
  },
  {
    size: "7B",
    method: "full",
    gpus: 2,
    measured: [
      [139.2, 4.0],
      [148.0, 4.0],
      [162.0, 4.5],
    ],
  },
  {
    size: "14B",
    method: "lora",
    gpus: 1,
    measured: [
      [34.6, 1.6],
      [35.1, 2.4],
      [35.3, 4.4],
      [37.4, 8.4],
      [42.5, 17.0],
      [55.2, 36.0],
    ],
  },
  {
    size: "14B",
    method: "qlora",
    gpus: 1,
    measured: [
      [18.7, 5.3],
      [18.4, 6.3],
      [18.9, 8.2],
      [19.9, 11.8],
      [23.0, 20.1],
      [27.9, 38.3],
    ],
  },
  {
    size: "72B",
    method: "lora",
    gpus: 4,
    measured: [
      [215.4, 17.6],
      [217.7, 20.5],
      [222.6, 29.4],
      [228.8, 45.7],
      [249.0, 83.4],
      [289.2, 161.5],
    ],
  },
  {
    size: "72B",
    method: "qlora",
    gpus: 1,
    measured: [
      [61.4, 27.4],
      [61.4, 31.5],
      [62.9, 41.4],
      [64.1, 59.5],
      [68.0, 97.7],
      [75.6, 179.8],
    ],
  },
];

/** One of these runs: with the memory that it took over all GPUs. */
export interface QwenRun extends MeasuredTraining {
  readonly memoryGb: number;
}

/**
 * The published runs as setups.
 *
 * @param a100 the A100 of 80 GB of the catalog
 */
export const qwenRuns = (a100: Accelerator): readonly QwenRun[] =>
  lines.flatMap(({ size, method, gpus, measured }) =>
    measured.map(([memoryGb, seconds], at): QwenRun => {
      const sequenceTokens = lengths[at] as number;
      const { parameters, layers, hidden, heads } = shapes[size];
      const model: Architecture = {
        id: `qwen-${size.toLowerCase()}`,
        name: `Qwen ${size}`,
        parameters,
        activeParameters: parameters,
        layers,
        hidden,
        heads,
        vocabulary: 151_936,
        attention: { kind: "heads", kvHeads: heads, headDim: 128 },
        context: 8192,
        precision: "bf16",
        sources: ["qwen-readme"],
        checked: "2026-11-24",
        status: "single source",
      };
      return {
        line: at + 1,
        source: "QwenLM/Qwen",
        names: { model: `Qwen-${size}`, gpu: "A100-80GB" },
        setup: {
          model,
          method,
          gpu: a100,
          gpus,
          sequenceTokens,
          microBatch: 1,
          batchSequences: 8 * gpus,
          software: "plain",
          ...(gpus > 1 ? { sharded: true } : {}),
        },
        tokens: 8 * sequenceTokens * gpus,
        gpuHours: (seconds * gpus) / 3600,
        tokensAssumed: false,
        memoryGb,
      };
    }),
  );

import type { TrainingSetup } from "../training-setup.ts";

/** One published run: how it was set up, and what it took. */
export interface MeasuredTraining {
  /** Line of the file, from 1. */
  readonly line: number;
  /** Who published it: rounds of MLPerf are one source. */
  readonly source: string;
  /** Model and part by the words of the file. */
  readonly names: { readonly model: string; readonly gpu: string };
  readonly setup: TrainingSetup;
  /** Tokens learnt from, of which `gpuHours` were taken; a million where a speed was published. */
  readonly tokens: number;
  readonly gpuHours: number;
  /** The source does not say how many tokens: the length of its examples is assumed. */
  readonly tokensAssumed: boolean;
}

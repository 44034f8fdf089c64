import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import { deviceBytes } from "./device-memory.ts";
import { engineShare } from "./engine-share.ts";

const gib = 1_073_741_824;

/** Bytes of a GPU that its driver reports and no program sees: 0.41 to 0.46 GiB on NVIDIA parts. */
export const driverBytes: number = 0.43 * gib;

/** Recorded graphs of the decode step: 0.1 to 1.1 GiB in public logs of vLLM. */
const graphBytes = 0.5 * gib;

/** Bytes of a number between layers: bf16. */
const activationNumber = 2;

/** The longest iteration that an engine makes room for when it starts. */
export interface Iteration {
  /** Tokens of prompts that it reads: `max_num_batched_tokens`, `chunked_prefill_size`. */
  readonly tokens: number;
  /** Sequences that it answers: `max_num_seqs`. */
  readonly sequences: number;
}

/** vLLM's defaults since 0.9, for parts of 70 GiB and more, and for smaller ones. */
export const usualIteration = (gpu: Pick<Accelerator, "memoryGb" | "reportedMib">): Iteration =>
  deviceBytes(gpu) >= 70 * gib
    ? { tokens: 8192, sequences: 1024 }
    : { tokens: 2048, sequences: 256 };

/** What activations are counted from. */
export type Activated = Pick<
  Architecture,
  "activeParameters" | "layers" | "hidden" | "vocabulary" | "experts"
>;

/** Bytes of one GPU that neither weights nor cache may take. */
export interface Reserve {
  /** Libraries, and the buffers through which several GPUs exchange. */
  readonly libraryBytes: number;
  /** Activations and logits of the longest iteration. */
  readonly iterationBytes: number;
  readonly graphBytes: number;
}

/**
 * What an engine needs of a GPU to run, beside weights and cache.
 *
 * activations: tokens × (4 × hidden + 3 × width / GPUs that share a layer) × 2, the width of a layer being
 *              active parameters / layers / hidden / 3; with experts also tokens × experts a token × hidden × 2
 * logits:      sequences × vocabulary × bytes that the engine takes for each: 44 where it tries out sorting
 *              them before it starts (vLLM: 4 as they come, 4 copied, 12 sorted with their places, 12 to sort
 *              in, 12 for chances and sums), else 8
 *
 * @param gpus of the whole replica
 * @param tensor GPUs that share each layer
 */
export function engineReserve(
  model: Activated,
  engine: string | undefined,
  iteration: Iteration,
  gpus: number,
  tensor: number,
): Reserve {
  const { layers, hidden, vocabulary = 0, experts, activeParameters } = model;
  const width = Math.max(0, activeParameters - vocabulary * hidden) / layers / hidden / 3;
  const visits = experts === undefined ? 0 : experts.perToken * hidden;
  const perToken = (4 * hidden + (3 * width) / tensor + visits) * activationNumber;
  const { logitBytes, aloneGib, severalGib } = engineShare(engine);
  return {
    libraryBytes: (gpus > 1 ? severalGib : aloneGib) * gib,
    iterationBytes: iteration.tokens * perToken + iteration.sequences * vocabulary * logitBytes,
    graphBytes,
  };
}

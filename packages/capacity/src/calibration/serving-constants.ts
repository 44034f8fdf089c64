import { computesIn } from "../deployments/computes-in.ts";
import type { Replica } from "../speed/replica.ts";
import { formatOf } from "./likeness.ts";

/**
 * What is fitted, with where the fit starts and its unit. A factor by engine, by format of the weights, or for
 * dense models may stand beside each.
 */
export const constantStarts = {
  /** Share of the bandwidth at which weights are read. */
  weights: 0.8,
  /** Share of the bandwidth at which the key-value cache is read. */
  cache: 0.6,
  /** Share of the peak operations that a decode step reaches. */
  decode: 0.9,
  /** Share of the peak operations that prefill reaches: of a mixture; dense models have a factor. */
  prefill: 0.25,
  /** Share of the link that an exchange between GPUs reaches. */
  link: 0.6,
  /** Seconds of a step for each layer: launches. */
  layerS: 40e-6,
  /** The same for routing and gathering, of a mixture of experts. */
  expertLayerS: 25e-6,
  /** The same for latent attention. */
  latentLayerS: 15e-6,
  /** The same for linear attention. */
  linearLayerS: 15e-6,
  /** Seconds of a step for anything else: sampling, scheduling. */
  stepS: 5e-4,
  /** Seconds of a step for each sequence in it. */
  sequenceS: 18e-6,
  /** Seconds to start an exchange, for each doubling of the GPUs. */
  exchangeS: 2e-6,
  /** Seconds of a prompt beside its operations. */
  promptS: 1e-3,
  /** Seconds to the first token beside prompt, step and waiting: the server in front. */
  firstS: 0.06,
  /** Factor on the time to the first token that brings the relative error down: long waits are rare and far out. */
  first: 1,
  /** Prompts that one waits for, for each other request in the system. */
  burst: 0.05,
  /** Power of that: 1 where all wait in one line. */
  burstPower: 1.1,
  /** Share of the prompts read meanwhile by which an answer is held up. */
  turns: 1,
  /** Operations of attention in a prompt, beside their formula. */
  attention: 0.9,
} as const;

/** Name of a fitted constant. */
export type ConstantName = keyof typeof constantStarts;

/** Every {@link ConstantName}. */
export const constantNames: readonly ConstantName[] = Object.keys(constantStarts) as ConstantName[];

/** The constants that hold for one replica: shares (1), seconds, powers. */
export type ServingConstants = Readonly<Record<ConstantName, number>>;

/** By constant: its value under `all`, and factors on it by engine, format of the weights, or `dense`. */
export type FittedConstants = Readonly<Record<ConstantName, Readonly<Record<string, number>>>>;

/** The words by which a replica finds its factors. */
export const constantKeys = ({ engine, precision, gpu, model }: Replica): readonly string[] => [
  "all",
  ...(engine === undefined ? [] : [engine]),
  // What a part does not compute in is unpacked on the way, as 4-bit integers are everywhere.
  !computesIn(gpu, precision) ? "int4" : precision === "int8" ? "fp8" : formatOf(precision),
  ...(model.experts === undefined ? ["dense"] : []),
];

/** The constants for a replica: `all` × its factors. An engine that was not measured has none. */
export function servingConstants(fitted: FittedConstants, replica: Replica): ServingConstants {
  const keys = constantKeys(replica);
  const found = {} as Record<ConstantName, number>;
  for (const name of constantNames) {
    let value = 1;
    for (const key of keys) value *= fitted[name][key] ?? 1;
    found[name] = value;
  }
  return found;
}

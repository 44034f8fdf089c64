import { exp, log } from "@outlay/numerics";
import type { Architecture } from "../facts/architecture.ts";
import type { Precision } from "../facts/precision.ts";
import { modelFamily } from "../measured/curve-key.ts";
import type { RequestShape } from "../serving/load.ts";
import type { Replica } from "../speed/replica.ts";

/** What two configurations are compared by. */
export interface Configuration {
  /** Shape of the layers: `modelFamily`. */
  readonly family: string;
  /** dense, experts, latent (experts with latent attention). */
  readonly kind: string;
  /** Chip of the part. */
  readonly gpu: string;
  readonly precision: string;
  readonly engine: string;
  /** Version of the engine; "" where it is not known. */
  readonly version: string;
  readonly gpus: number;
  /** Attention is split by requests. */
  readonly groups: boolean;
  /** Experts are spread whole. */
  readonly spread: boolean;
  readonly load: "closed-loop" | "batch";
}

/** Logarithms to the base of 2 of tokens in, tokens out and requests at once. */
export type Place = readonly [input: number, output: number, concurrency: number];

/** What a replica under a load is compared by. */
export const configurationOf = (replica: Replica, load: Configuration["load"]): Configuration => ({
  family: modelFamily(replica.model),
  kind: kindOf(replica.model),
  gpu: chipOf(replica.gpu),
  precision: formatOf(replica.precision),
  engine: replica.engine ?? "",
  version: replica.engineVersion ?? "",
  gpus: replica.gpus,
  groups: (replica.dataParallelAttention ?? 1) > 1,
  spread: (replica.expertParallel ?? 1) > 1,
  load,
});

/** The format as measurements are told apart by: both formats of 16 bits are one. */
export const formatOf = (precision: Precision): Precision =>
  precision === "fp16" ? "bf16" : precision;

/** Where a request and a number of them lie. */
export const placeOf = (
  { promptTokens, outputTokens }: RequestShape<number>,
  concurrency: number,
): Place => [log2(promptTokens), log2(outputTokens), log2(concurrency)];

/** The chip of a part: GB200 is two B200 beside another host. */
export const chipOf = ({ id }: { readonly id: string }): string => id.replace(/^gb(?=\d)/, "b");

const kindOf = ({ attention, experts }: Architecture): string =>
  experts === undefined ? "dense" : attention.kind === "latent" ? "latent" : "experts";

/** Logarithm to the base of 2; 0 for what is below 1. */
export const log2 = (value: number): number => log(Math.max(1, value)) / ln2;
const ln2 = log(2);

/**
 * How alike two configurations are, 0 to 1: a factor for each thing that differs. The factors are chosen,
 * not fitted: sizes of what a difference is likely to change. Each is a kernel, so their product is one.
 *
 * @param least a likeness below it need not be exact, only below it too
 */
export function configurationLikeness(one: Configuration, other: Configuration, least = 0): number {
  const alike =
    (one.family === other.family ? 1 : one.kind === other.kind ? 0.25 : 0.1) *
    (one.gpu === other.gpu ? 1 : 0.6) *
    (one.precision === other.precision ? 1 : 0.5) *
    (one.engine === other.engine ? 1 : 0.3) *
    (one.version === other.version ? 1 : 0.5) *
    (one.groups === other.groups ? 1 : 0.4) *
    (one.spread === other.spread ? 1 : 0.5) *
    (one.load === other.load ? 1 : 0.3);
  if (alike < least || one.gpus === other.gpus) return alike;
  const gpus = log2(one.gpus) - log2(other.gpus);
  return alike * exp((-gpus * gpus) / 8);
}

/** How alike two pairs of lengths are, 0 to 1: a bell over doublings, 8 wide. */
export function lengthLikeness(
  one: readonly [input: number, output: number, ...rest: number[]],
  other: readonly [input: number, output: number, ...rest: number[]],
): number {
  const input = (one[0] - other[0]) / 3;
  const output = (one[1] - other[1]) / 3;
  return exp(-0.5 * (input * input + output * output));
}

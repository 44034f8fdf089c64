import type { Arithmetic } from "../arithmetic.ts";
import type { Replica } from "./replica.ts";

/** Seconds to start one all-reduce between the GPUs of a machine. Assumption. */
export const allReduceStartS = 15e-6;

/** Seconds of a step that starting the exchanges takes: two a layer; 0 for one GPU. */
export const exchangeStartSeconds = ({ model, gpus }: Replica): number =>
  gpus === 1 ? 0 : 2 * model.layers * allReduceStartS;

/**
 * Seconds per token of moving its activations (bf16): two all-reduces a layer, each moving
 * 2 × (n − 1) / n of them over the link between two GPUs; 0 for one GPU.
 */
export const exchangeSecondsPerToken = ({ model, gpu, gpus }: Replica): number =>
  (2 * model.layers * model.hidden * 2 * ((2 * (gpus - 1)) / gpus)) /
  (gpu.interconnectGbPerS * 1e9);

/**
 * Seconds in which the GPUs of a replica exchange what `tokens` tokens produce.
 *
 * @returns seconds; 0 for one GPU
 */
export const exchangeSeconds = <T>(m: Arithmetic<T>, replica: Replica, tokens: T): T =>
  m.add(
    m.constant(exchangeStartSeconds(replica), "s"),
    m.multiply(m.constant(exchangeSecondsPerToken(replica), "s / token"), tokens),
  );

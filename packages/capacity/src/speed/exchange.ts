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

/** {@link exchangeStartSeconds} of a step, which gives each sequence one token. */
export const exchangeStart = <T>(m: Arithmetic<T>, replica: Replica): T =>
  m.fact(
    "both",
    "exchange-start",
    "s / token",
    `Starting the exchanges between ${replica.gpus} GPUs: two a layer, 15 µs each.`,
    exchangeStartSeconds(replica),
  );

/** {@link exchangeSecondsPerToken}. */
export const exchangePerToken = <T>(m: Arithmetic<T>, replica: Replica): T =>
  m.fact(
    "both",
    "exchange-per-token",
    "s / token",
    `Moving what one token produces between ${replica.gpus} GPUs.`,
    exchangeSecondsPerToken(replica),
  );

/**
 * Seconds in which the GPUs of a replica exchange what `tokens` tokens produce.
 *
 * @returns what is to be added to the time of a step: one term, or none for one GPU
 */
export const exchangeSeconds = <T>(m: Arithmetic<T>, replica: Replica, tokens: T): readonly T[] =>
  replica.gpus === 1
    ? []
    : [
        m.multiply(exchangeStart(m, replica), m.constant(1, "token")),
        m.multiply(exchangePerToken(m, replica), tokens),
      ];

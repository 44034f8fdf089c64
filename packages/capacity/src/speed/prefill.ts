import type { Arithmetic } from "../arithmetic.ts";
import { peakOperations } from "../facts/accelerator.ts";
import { exchangeSeconds } from "./exchange.ts";
import type { Efficiency, Replica } from "./replica.ts";

/**
 * Seconds to read a prompt of `tokens`, alone on the replica.
 *
 * operations = tokens × (2 × active parameters + 2 × layers × hidden × tokens): the second part is
 * attention, where a token looks back at half of the prompt on average (4 × hidden × tokens / 2).
 *
 * @param tokens tokens to be read, without those found in a prefix cache
 * @returns seconds
 */
export function prefillSeconds<T>(
  m: Arithmetic<T>,
  replica: Replica,
  efficiency: Efficiency<T>,
  tokens: T,
): T {
  const { model, gpu, gpus, precision } = replica;
  const perToken = m.add(
    m.constant(2 * model.activeParameters, "operation / token"),
    m.multiply(m.constant(2 * model.layers * model.hidden, "operation / token2"), tokens),
  );
  const peak = m.constant(gpus * peakOperations(gpu, precision), "operation / s");
  return m.add(
    m.divide(m.multiply(tokens, perToken), m.multiply(peak, efficiency.compute)),
    exchangeSeconds(m, replica, tokens),
  );
}

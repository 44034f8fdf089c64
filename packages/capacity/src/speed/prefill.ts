import type { Arithmetic } from "../arithmetic.ts";
import { exchangeSeconds } from "./exchange.ts";
import type { Efficiency, Replica } from "./replica.ts";
import { attentionOperations, operationsPerToken, peak } from "./replica-facts.ts";

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
  const perToken = m.add(
    operationsPerToken(m, replica),
    m.multiply(attentionOperations(m, replica), tokens),
  );
  return m.add(
    m.divide(m.multiply(tokens, perToken), m.multiply(peak(m, replica), efficiency.compute)),
    ...exchangeSeconds(m, replica, tokens),
  );
}

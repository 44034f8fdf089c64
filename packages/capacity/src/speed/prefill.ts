import type { Arithmetic } from "../arithmetic.ts";
import { corrected } from "./corrected.ts";
import { exchangeSeconds } from "./exchange.ts";
import type { Efficiency, Replica } from "./replica.ts";
import { attentionOperations, operationsPerToken, peak } from "./replica-facts.ts";

/** A prompt, and how much of it must be read. */
export interface PromptShape<T> {
  /** Tokens of the whole prompt. */
  readonly promptTokens: T;
  /** Tokens of it that are not found in a prefix cache; at most `promptTokens`. */
  readonly newPromptTokens: T;
}

/**
 * Seconds to read a prompt, alone on the replica. What the prefix cache holds is not computed again,
 * but each new token still looks back at it.
 *
 * For one token that looks at another, attention takes 4 × hidden operations a layer: 2 for the
 * product of query and key, 2 for the weighted sum of values. A new token looks at half of the new
 * ones on average and at all cached ones, new² / 2 + new × cached pairs in all, so
 *
 * operations = new × 2 × active parameters + 4 × layers × hidden × (new² / 2 + new × cached)
 *            = new × (2 × active parameters + 2 × layers × hidden × (new + 2 × cached))
 *
 * and new + 2 × cached is 2 × prompt − new, which is how it is written here. Layers of linear
 * attention look at a state instead: what that takes grows with the tokens alone and is far below
 * that of the parameters, so it is not counted. Sliding layers count as if they saw all.
 *
 * @returns seconds
 */
export function prefillSeconds<T>(
  m: Arithmetic<T>,
  replica: Replica,
  efficiency: Efficiency<T>,
  prompt: PromptShape<T>,
): T {
  const { promptTokens, newPromptTokens } = prompt;
  const lookedAt = m.subtract(m.multiply(m.constant(2, "1"), promptTokens), newPromptTokens);
  const perToken = m.add(
    operationsPerToken(m, replica),
    m.multiply(attentionOperations(m, replica), lookedAt),
  );
  const computed = m.add(
    m.divide(
      m.multiply(newPromptTokens, perToken),
      m.multiply(peak(m, replica), efficiency.compute),
    ),
    ...exchangeSeconds(m, replica, newPromptTokens),
  );
  return corrected(m, computed, efficiency.prefillFactor);
}

import type { Arithmetic } from "../arithmetic.ts";

/** The requests that a replica is asked to serve. */
export interface RequestShape<T> {
  /** Tokens of the prompt. */
  readonly promptTokens: T;
  /** Tokens of the prompt that are not found in a prefix cache and must be read. */
  readonly newPromptTokens: T;
  /** Tokens written, reasoning included. */
  readonly outputTokens: T;
}

/** What the operator asks of a replica. */
export interface ServingTarget<T> {
  /** Longest mean pause between two tokens of an answer, seconds. */
  readonly secondsPerToken: T;
  /** Sequences that the engine runs at once at most. */
  readonly maxSequences: T;
}

/** Tokens that a running sequence holds on average: its prompt and half of its answer. */
export const meanContext = <T>(m: Arithmetic<T>, request: RequestShape<T>): T =>
  m.add(request.promptTokens, m.multiply(m.constant(0.5, "1"), request.outputTokens));

/**
 * How long a replica takes for its two kinds of work, and how much it holds: all that the queue needs
 * to know of model, part, engine and calibration.
 *
 * Laws that callers must keep: a larger batch, a longer context and more new tokens never take less
 * time; a longer context never leaves room for more sequences.
 */
export interface ReplicaTimes {
  /**
   * Seconds that a request spends in the server in front of the replica, before its first token and beside
   * all work of the replica; absent: 0.
   */
  readonly serverS?: number;
  /** Seconds of one step that gives each of `batch` (1 or more) running sequences one token; `contextTokens` is their mean length. */
  stepS(batch: number, contextTokens: number): number;
  /** Seconds to read `newTokens` of a prompt that follow `cachedTokens` already held, with no other work. */
  prefillS(newTokens: number, cachedTokens: number): number;
  /** Sequences of `contextTokens` each that memory and engine hold at once, whole; 0 where not even one fits. */
  maxSequences(contextTokens: number): number;
}

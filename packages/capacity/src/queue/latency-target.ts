/**
 * What users are promised: of all requests, the stated percentile must be at most this slow. A limit
 * that is absent is not asked for. Both are judged each for itself, as MLPerf does.
 */
export interface LatencyTarget {
  /** Seconds from arrival to the first token. */
  readonly ttftS?: number;
  /** Seconds between two tokens: (last − first token) / (output tokens − 1), per request. */
  readonly tpotS?: number;
  /** Above 0 and below 100: 99 means that 99 of 100 requests keep the limit. */
  readonly percentile: number;
}

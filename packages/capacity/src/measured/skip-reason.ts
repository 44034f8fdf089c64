/** Why a row, or one of its values, is not compared with a prediction: keys for programs, words for people. */
export const skipReasons = {
  "bad-row": "a cell that cannot be read",
  disaggregated: "prefill and decode on machines of their own",
  "speculative-decoding": "a second model drafts the answers",
  "prefix-cache": "part of the prompts came from a cache, and the row does not say how much",
  "open-loop":
    "requests came at a rate that the replica does not hold: what waits grows with the run",
  server: "the highest rate within limits on percentiles: no fixed number of requests at a time",
  "unknown-scenario": "how the requests came is not said",
  "unknown-model": "no such model in the catalog, and no parameter counts in the row",
  "unknown-gpu": "no such accelerator in the catalog",
  "no-precision": "the format of the weights is not said",
  "unknown-precision": "a format of weights that the formulas do not know",
  "no-lengths": "no length of prompt or answer",
  "no-concurrency": "no number of requests at a time",
  "no-gpu-count": "no number of accelerators",
  "suspect-gpu-count":
    "the source's number of accelerators is wrong, and the true one does not follow",
  "bad-layout": "the parallel groups do not make up the accelerators",
  "inconsistent-value": "two figures of the row contradict each other",
  "no-value": "nothing that was measured",
  median: "the median of the source beside our mean",
  "not-predicted": "our formulas say that the model does not fit",
} as const;

/** One of {@link skipReasons}. */
export type SkipReason = keyof typeof skipReasons;

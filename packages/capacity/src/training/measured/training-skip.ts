/** Why a row is not compared, in words. */
export const trainingSkips = {
  unread: "a cell cannot be read",
  "unknown-model": "the catalog does not know the model",
  "unknown-gpu": "the catalog does not know the accelerator, or the name means several",
  "other-method": "neither all weights, nor LoRA, nor QLoRA",
  "no-tokens": "time to a quality, without the tokens it took",
  "no-time": "neither time nor speed",
  "no-length": "examples are not packed and their length is not stated",
  "rate-unclear": "a speed of several GPUs that does not say whether it is of one or of all",
  "above-peak": "would need more than nine tenths of what the part computes at most",
  "suspect-gpu-count": "the same time on one GPU and on several: only one was used",
  "early-part": "a part of a kind that the formulas do not describe",
} as const;

/** One of {@link trainingSkips}. */
export type TrainingSkip = keyof typeof trainingSkips;

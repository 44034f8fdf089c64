/** Keys of the plan: the ways to build it. The keys of one way are written once for all that have them. */
export const pathsRows = [
  {
    key: "paths",
    type: "section",
    required: true,
    doc: "Ways to build it that are compared; name at least one.",
  },
  { key: "paths.hosted", type: "section", doc: "A model through an API, as its seller offers it." },
  {
    key: "paths.hosted-tuned",
    type: "section",
    doc: "A model through an API, tuned by its provider on your examples.",
  },
  {
    key: "paths.self-hosted",
    type: "section",
    needs: [
      ["measured_tokens_per_second", "accelerator"],
      ["measured_tokens_per_second", "gpus"],
    ],
    doc: "An open model on machines of your own, rented or owned.",
  },
  {
    key: "paths.self-hosted-tuned",
    type: "section",
    needs: [
      ["measured_tokens_per_second", "accelerator"],
      ["measured_tokens_per_second", "gpus"],
    ],
    doc: "An open model that you tune on your examples, on machines of your own.",
  },
] as const;

/** Keys of every path. */
export const anyPathRows = [
  {
    key: "operations",
    type: "quantity",
    unit: "factor",
    max: 10000,
    example: "0.1 to 0.5",
    assumed: "ops.fte",
    doc: "Full-time persons who keep it running.",
  },
  {
    key: "success_rate",
    type: "quantity",
    unit: "share",
    min: 0.01,
    example: "40 % to 65 %",
    doc: "Success rate with this model, where it differs from `outcome.success_rate`, which holds when this is left out; if both are, outcome.success-rate is assumed.",
  },
] as const;

/** Keys of the paths through an API: hosted, hosted-tuned. */
export const apiPathRows = [
  {
    key: "model",
    type: "name",
    required: true,
    example: "anthropic/claude-sonnet-4-6",
    doc: "Model of the price book, as provider/model.",
  },
  {
    key: "small_model",
    type: "name",
    example: "anthropic/claude-haiku-4-5",
    doc: "Model of the price book for the tasks that a small model answers as well (`workload.small_model_share`). All go to `model`, when left out.",
  },
] as const;

/** Keys of the paths on machines: self-hosted, self-hosted-tuned. */
export const machinePathRows = [
  {
    key: "model",
    type: "name",
    required: true,
    example: "llama-3.1-8b-instruct",
    doc: "Open model of the catalog.",
  },
  {
    key: "accelerator",
    type: "name",
    example: "l40s",
    doc: "Accelerator of the catalog; left out, the cheapest that serves the load is taken.",
  },
  {
    key: "purchase",
    type: "choice",
    choices: ["on-demand", "committed", "spot"],
    example: "on-demand",
    doc: "How the accelerators are paid for; on demand, when left out.",
  },
  {
    key: "precision",
    type: "choice",
    choices: ["bf16", "fp8", "int8", "int4", "fp4"],
    example: "fp8",
    doc: "Number format of the weights. Left out: the one the model is published in, mostly bf16, as fewer bits may cost quality; fp8 halves its memory and often the machines.",
  },
  {
    key: "precision_at_least",
    type: "choice",
    choices: ["8-bit", "4-bit"],
    example: "8-bit",
    doc: "With `precision` left out: the fewest bits that the weights may have, where it costs less. Left out: those the model is published in. Try your cases before you allow fewer.",
  },
  {
    key: "engine",
    type: "name",
    example: "vllm",
    doc: "Serving engine: vllm, trtllm, sglang and others that the calibration knows. Left out, the one with which it costs least among those measured.",
  },
  {
    key: "gpus",
    type: "quantity",
    unit: "gpu",
    min: 1,
    max: 64,
    whole: true,
    point: true,
    example: "2",
    doc: "Accelerators that work together on one copy of the model. Left out, as many as cost least.",
  },
  {
    key: "measured_tokens_per_second",
    type: "quantity",
    unit: "token / second",
    min: 0.1,
    max: 10000000,
    example: "2200 to 2600 / second",
    doc: "Tokens that one full copy of the model writes in a second, all its answers together, as you measured it on this `accelerator` and number of `gpus` with calls like these. It takes the place of our prediction and of its error.",
  },
  {
    key: "tokens_per_second",
    type: "quantity",
    unit: "token / second",
    min: 0.1,
    max: 10000,
    example: "15 to 30 / second",
    assumed: "capacity.seconds-per-token",
    doc: "Least speed at which one answer appears; a slower one lets a machine serve more at once.",
  },
  {
    key: "redundancy",
    type: "quantity",
    unit: "machine",
    max: 100,
    whole: true,
    point: true,
    example: "1",
    assumed: "capacity.redundancy",
    doc: "Machines beyond those the load needs, so that one may fail.",
  },
] as const;

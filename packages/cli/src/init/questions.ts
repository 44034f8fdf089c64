/** One thing `outlay init` wants to know: a flag, a key of the plan, and how a person is asked. */
export type Question = {
  /** Key of the verb's options; `inputTokens` is `--input-tokens`. */
  readonly option: string;
  /** Key in the plan. */
  readonly key: string;
  readonly ask: string;
  /** Placeholder of the value in the help. */
  readonly value: string;
  readonly doc: string;
  /** Whether Enter, or no flag, leaves the key out. */
  readonly skippable?: boolean;
  /** The question is asked only where this key is answered. */
  readonly after?: string;
};

/** The questions, in the order in which they are asked. */
export const questions: readonly Question[] = [
  {
    option: "name",
    key: "name",
    ask: "What is the system called?",
    value: "NAME",
    doc: "what the system is called",
  },
  {
    option: "unit",
    key: "outcome.unit",
    ask: "What is one good outcome?",
    value: "WORDS",
    doc: "one successful outcome, in the singular",
    skippable: true,
  },
  {
    option: "fallbackCost",
    key: "outcome.fallback_cost",
    ask: "What does a failed one cost, when a person takes over? $0 if nobody does",
    value: "USD",
    doc: "what a failed outcome costs; $0 if nobody takes over",
    skippable: true,
    after: "outcome.unit",
  },
  {
    option: "tasks",
    key: "workload.tasks",
    ask: "How many tasks, and per what time?",
    value: "RATE",
    doc: "how many tasks, with their time",
  },
  {
    option: "inputTokens",
    key: "workload.input_tokens",
    ask: "How many tokens go into one call? 75 English words are about 100",
    value: "N",
    doc: "tokens sent with one call",
  },
  {
    option: "outputTokens",
    key: "workload.output_tokens",
    ask: "How many tokens has one answer?",
    value: "N",
    doc: "tokens of one answer",
  },
  {
    option: "model",
    key: "paths.hosted.model",
    ask: "Which model through its API?",
    value: "MODEL",
    doc: "model used through its API, as provider/model",
    skippable: true,
  },
  {
    option: "openModel",
    key: "paths.self-hosted.model",
    ask: "Which open model on own machines?",
    value: "MODEL",
    doc: "open model you would host yourself",
    skippable: true,
  },
  {
    option: "accelerator",
    key: "paths.self-hosted.accelerator",
    ask: "On which accelerator?",
    value: "NAME",
    doc: "accelerator for the open model; the cheapest that fits if left out",
    skippable: true,
    after: "paths.self-hosted.model",
  },
  {
    option: "start",
    key: "start",
    ask: "In which month does it go live?",
    value: "MONTH",
    doc: "first month of use; a month that the build can keep if left out",
    skippable: true,
  },
];

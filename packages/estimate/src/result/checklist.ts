/** Who can answer a question of the checklist. */
export type Owner = "finance" | "platform" | "data" | "legal" | "product";

/** One question to settle before anyone signs, and the inputs that an answer would replace. */
export interface ChecklistRow {
  readonly id: string;
  /** The question, for people. */
  readonly question: string;
  readonly owner: Owner;
  /** Keys of the plan that answer it; `*` stands for each path of the plan. */
  readonly keys: readonly string[];
  /** Beginnings of the ids of inputs that belong to it. */
  readonly inputs: readonly string[];
  /** Whether it is one of the five of A.checklist. */
  readonly published?: true;
  /** What an answer can do that no amount of money says, in a sentence. */
  readonly beyondMoney?: string;
  /** Its keys are charged only where they are stated: each that is not is open. */
  readonly uncharged?: true;
}

/**
 * What to settle before anyone signs: the five questions of A.checklist first, then those that the
 * inputs of an estimate ask. An input belongs to the row with the longest matching beginning.
 */
export const checklist: readonly ChecklistRow[] = [
  {
    id: "buy-or-build",
    question: "Is there a product that does it?",
    owner: "product",
    beyondMoney:
      "A product stands beside the paths and can make them needless; it does not move their totals.",
    keys: ["buy.seats", "buy.price_per_task", "buy.success_rate"],
    inputs: ["buy.", "baseline.buy."],
    published: true,
  },
  {
    id: "mlops-capacity",
    question: "Who keeps it running?",
    owner: "platform",
    keys: ["people.mlops", "paths.*.operations", "people.on_call"],
    inputs: ["ops.", "people.on_call", "people.mlops", "mlops."],
    published: true,
  },
  {
    id: "compute-access",
    question: "Are the machines or the quota there, and at what price?",
    owner: "platform",
    beyondMoney:
      "Without machines or quota a path on machines of one's own comes later, or not at all.",
    keys: ["hosting.gpu_lead", "hosting.site", "hosting.utilisation_ceiling"],
    inputs: [
      "hosting.",
      "capacity.",
      "price.gpu",
      "price.machine",
      "calendar.gpu-lead",
      "training.",
      "self-hosted.measured-",
      "self-hosted-tuned.measured-",
    ],
    published: true,
  },
  {
    id: "proof-of-concept",
    question: "Who can try it out in three to four weeks?",
    owner: "product",
    beyondMoney:
      "Without people who try it first, the money for the build is spent before anyone knows that it works.",
    keys: ["people.team", "people.roles"],
    inputs: ["poc."],
    published: true,
  },
  {
    id: "privacy-and-security",
    question: "What may leave the house, and who has to agree?",
    owner: "legal",
    beyondMoney: "A rule can rule a path out, or allow it on conditions.",
    keys: ["compliance.regimes", "compliance.residency", "compliance.review_weeks"],
    inputs: ["compliance.", "audit.", "observability.audit", "calendar.review", "delay."],
    published: true,
  },
  {
    id: "quality",
    question: "How often does it succeed, and what does a failure cost?",
    owner: "data",
    beyondMoney: "A path below the quality floor cannot win, whatever it costs.",
    keys: ["paths.*.success_rate", "outcome.fallback_cost", "quality.golden_set"],
    inputs: [
      "outcome.",
      "hosted.success",
      "hosted-tuned.success",
      "self-hosted.success",
      "self-hosted-tuned.success",
      "quality.",
      "evaluation.",
    ],
  },
  {
    id: "review",
    question: "How much does a person look over?",
    owner: "product",
    keys: ["review.share", "review.minutes", "review.rate"],
    inputs: ["review.", "labour.rate.reviewer"],
  },
  {
    id: "demand",
    question: "How much will it be used, and how?",
    owner: "product",
    keys: ["workload.growth", "workload.turns_per_conversation", "workload.peak_factor"],
    inputs: ["workload.", "usage.", "change.", "people.users"],
  },
  {
    id: "data",
    question: "In what state is the data?",
    owner: "data",
    keys: ["data.sources", "data.labels", "retrieval.changed"],
    inputs: ["data.", "retrieval.", "tuning."],
  },
  {
    id: "scope",
    question: "How much is there to build, and how sure is that?",
    owner: "product",
    keys: ["scope", "product.features", "integrations"],
    inputs: [
      "eng.",
      "scope.",
      "integration.",
      "product.",
      "overrun.",
      "calendar.",
      "model-choice.",
    ],
  },
  {
    id: "people",
    question: "What does an hour of work cost?",
    owner: "finance",
    keys: ["people.rate", "people.roles", "people.delivery_overhead"],
    inputs: ["people.", "labour."],
  },
  {
    id: "upkeep",
    question: "What does it take to keep it good?",
    owner: "platform",
    keys: ["finance.maintenance", "finance.migration_interval"],
    inputs: ["maintenance.", "migration.", "finance.migration", "retraining."],
  },
  {
    id: "prices",
    question: "What is paid in fact, for how long?",
    owner: "finance",
    keys: ["commercial.discount", "finance.price_decline", "finance.discount_rate"],
    inputs: ["price.", "finance.", "commercial.", "infra.", "observability.", "surprise."],
  },
  {
    id: "not-charged",
    question: "What does leaving the seller cost, and what tax is not given back?",
    owner: "finance",
    beyondMoney:
      "Nothing is charged before it is stated: what it costs comes on top of the totals.",
    keys: ["finance.exit_cost", "commercial.tax"],
    inputs: ["finance.exit_cost", "commercial.tax"],
    uncharged: true,
  },
];

const prices = checklist.find(({ id }) => id === "prices") as ChecklistRow;

/** The row that an input belongs to: that of the longest beginning, or else the prices. */
export function rowOfInput(id: string): ChecklistRow {
  let found: ChecklistRow | undefined;
  let longest = 0;
  for (const row of checklist) {
    for (const start of row.inputs) {
      if (id.startsWith(start) && start.length > longest) {
        found = row;
        longest = start.length;
      }
    }
  }
  return found ?? prices;
}

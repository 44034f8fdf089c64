import type { EstimateNote } from "../model/index.ts";
import {
  crossoverHere,
  latencyHere,
  lifeShareHere,
  machinesHere,
  modelRankHere,
  path4BuildHere,
  productHere,
  recurringHere,
  reindexHere,
  residencyHere,
  storeHere,
  type Touch,
  type Touched,
  trialHere,
} from "./contradiction-touches.ts";

/** A published figure that disagrees with itself, or with other sources. */
export interface Contradiction {
  /** Its id in the list of published figures; A and B are the articles. */
  readonly id: string;
  readonly says: string;
  readonly but: string;
  /**
   * What it means in a plan that it touches, path by path, in words with figures of the estimate; empty
   * where it moves nothing. Absent: it is said elsewhere (see `shown`), or moves no estimate.
   */
  readonly here?: (given: Touched) => readonly Touch[];
  /** Where it is shown, when no note of this table says it. */
  readonly shown?: string;
}

const inBook = "as a note of the price book article-2026";

/** All contradictions of the published figures, in the order of the list. */
export const contradictions: readonly Contradiction[] = [
  {
    id: "A.price.claude-haiku-4-5",
    says: "0.80 and 4.00 USD per million tokens",
    but: "the vendor lists 1.00 and 5.00; 0.80 and 4.00 was Haiku 3.5",
    shown: inBook,
  },
  {
    id: "A.price.gemini-2-5-pro",
    says: "1.25 and 5.00 USD per million tokens",
    but: "the vendor lists 1.25 and 10.00 to 200K tokens of prompt, 2.50 and 15.00 above",
    shown: inBook,
  },
  {
    id: "A.price.gemini-2-5-flash",
    says: "0.075 and 0.30 USD per million tokens",
    but: "the vendor lists 0.30 and 2.50; 0.075 and 0.30 was Gemini 1.5 Flash",
    shown: inBook,
  },
  {
    id: "A.price.gpt-4o-training",
    says: "a tuned GPT-4o answers at the price of its base",
    but: "the vendor lists 3.75 and 15.00 USD for it, against 2.50 and 10.00",
    shown: inBook,
  },
  {
    id: "A.price.rag-storage",
    says: "50 to 200 USD a month for 5M to 10M chunks",
    but: "at 0.023 USD a gigabyte 5M chunks are about 1 USD; it is the reads of the index that cost so much",
    here: storeHere,
  },
  {
    id: "A.worked.support-flash",
    says: "from Sonnet to Flash the same work costs 50 times less",
    but: "2,400 ÷ 54 USD are 44 times",
    shown: "examples/worked reproduce both bills",
  },
  {
    id: "A.worked.self-host-8b",
    says: "7,000 USD a month for an 8B model on one A100 in the cloud",
    but: "one A100 at the article's 3 to 5 USD an hour is 2,190 to 3,650; 7,000 is two, always on",
    here: machinesHere,
  },
  {
    id: "A.path3.recurring",
    says: "an open model of one's own runs at 7K to 20K USD a year",
    but: "the article's own GPU is 7,000 USD a month, one L40S on demand 16,300 a year, and no people fit",
    here: (given) => recurringHere(given, "self-hosted"),
  },
  {
    id: "A.path3.initial",
    says: "30K to 80K USD to begin with, of which integration 15K to 40K",
    but: "that is half of it, where the article gives integration 15 to 20 % elsewhere",
    shown: "as `check` of the comparison with published ranges",
  },
  {
    id: "A.path4.initial",
    says: "100K to 250K USD to begin with: development of 80K to 200K, data preparation of 20K to 50K",
    but: "the two already add up to it, so nothing is left for GPUs, integration and compliance",
    here: path4BuildHere,
  },
  {
    id: "A.path4.recurring",
    says: "upkeep of 10K to 30K USD a year for a tuned open model, beside 15K to 30K of infrastructure",
    but: "15 to 20 % of a build of 100K to 250K are 15K to 50K a year before any GPU",
    here: (given) => recurringHere(given, "self-hosted-tuned"),
  },
  {
    id: "A.path4.lora-compute",
    says: "500 to 3,000 USD of compute for a LoRA run of 7B to 13B, ten times that for all weights",
    but: "counted by operations a run of 8B takes a few GPU hours, and all weights about 1.5 times as many",
    shown: "as a note of the tuned path",
  },
  {
    id: "A.share.model-not-top-three",
    says: "both that the model bill is not in the top three and that it is third",
    but: "the two contradict each other, and it depends on the horizon",
    here: modelRankHere,
  },
  {
    id: "B.share.maintenance-and-scaling",
    says: "upkeep and scaling are up to 60 % of five years",
    but: "the middles of article A for a tuned open model give 34 %",
    here: lifeShareHere,
  },
  {
    id: "A.rule.crossover-sonnet",
    says: "a model of one's own pays from 3M queries a month against Sonnet",
    but: "at the article's own 0.012 USD a query and 7,000 USD a month the two are equal near 583,000",
    here: crossoverHere,
  },
  {
    id: "A.rule.model-class",
    says: "GPT-4o against GPT-4o mini moves the crossover tenfold",
    but: "their prices differ 16.7-fold",
    shown: "no estimate takes the rule",
  },
  {
    id: "A.latency.tuned-small",
    says: "50 to 300 ms for a small tuned model",
    but: "400 tokens from an 8B model on one A100 take at least 3.1 s: it can only be the first word",
    here: latencyHere,
  },
  {
    id: "A.surprise.re-embedding",
    says: "500 to 2,500 USD to embed 5M chunks again",
    but: "at list prices it is 50 to 450 USD of embedding and about 143 of writes",
    here: reindexHere,
  },
  {
    id: "A.practice.poc",
    says: "a trial of three to four weeks for 5 to 10 % of the full cost",
    but: "one person for that time is 8.6K to 19K USD, so a small build cannot buy it for that; the article's own prototype is about 40K",
    here: trialHere,
  },
  {
    id: "A.constraint.residency",
    says: "HIPAA, bank rules, high risk under the EU AI Act and government leave only models of one's own",
    but: "as a ban it is too strong: vendors offer agreements, regions and zero retention, and the article calls a vendor's model its default for fintech",
    here: residencyHere,
  },
  {
    id: "B.sourcing.closed",
    says: "a closed model is adapted by prompts only",
    but: "the same article has a path that tunes one",
    shown: "no estimate takes the rule",
  },
  {
    id: "A.case.sales-training",
    says: "100K to 200K USD for a product of four full-time people in four months",
    but: "at the article's 75 to 120 USD an hour that is 180K to 288K; it holds for less time, or at the low end",
    here: productHere,
  },
  {
    id: "model_life",
    says: "GPT-4o and its tuned versions, Gemini 2.5 Pro and Flash as models to build on",
    but: "all of them end between December 2026 and January 2027",
    shown: "as a note of the path, with the month and the replacement",
  },
];

/** The contradictions that touch this plan, in words for people; one note each, for all its paths. */
export const contradictionNotes = (given: Touched): readonly EstimateNote[] =>
  contradictions.flatMap(({ says, but, here }): EstimateNote[] => {
    const touches = here?.(given) ?? [];
    const [first] = touches;
    if (first === undefined) return [];
    const texts = new Set(touches.map(({ text }) => text));
    const words =
      texts.size === 1
        ? first.text
        : touches
            .map(({ path, text }) => (path === undefined ? text : `${path}: ${text}`))
            .join("; ");
    return [
      {
        code: "contradiction",
        ...(touches.length === 1 && first.path !== undefined ? { path: first.path } : {}),
        text: `Published: ${says}; but ${but}. Here: ${words}.`,
      },
    ];
  });

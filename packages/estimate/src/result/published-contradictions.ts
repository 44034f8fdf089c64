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
import type { PublishedFigures } from "./published-ranges.ts";

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

/** What each of them means in a plan, or where else it is shown; in the catalog stands what they say. */
const touches: Readonly<Record<string, Pick<Contradiction, "here" | "shown">>> = {
  "A.price.claude-haiku-4-5": { shown: inBook },
  "A.price.gemini-2-5-pro": { shown: inBook },
  "A.price.gemini-2-5-flash": { shown: inBook },
  "A.price.gpt-4o-training": { shown: inBook },
  "A.price.rag-storage": { here: storeHere },
  "A.worked.support-flash": { shown: "examples/worked reproduce both bills" },
  "A.worked.self-host-8b": { here: machinesHere },
  "A.path3.recurring": { here: (given) => recurringHere(given, "self-hosted") },
  "A.path3.initial": { shown: "as `check` of the comparison with published ranges" },
  "A.path4.initial": { here: path4BuildHere },
  "A.path4.recurring": { here: (given) => recurringHere(given, "self-hosted-tuned") },
  "A.path4.lora-compute": { shown: "as a note of the tuned path" },
  "A.share.model-not-top-three": { here: modelRankHere },
  "B.share.maintenance-and-scaling": { here: lifeShareHere },
  "A.rule.crossover-sonnet": { here: crossoverHere },
  "A.rule.model-class": { shown: "no estimate takes the rule" },
  "A.latency.tuned-small": { here: latencyHere },
  "A.surprise.re-embedding": { here: reindexHere },
  "A.practice.poc": { here: trialHere },
  "A.constraint.residency": { here: residencyHere },
  "A.constraint.video": { shown: "in the advice on video" },
  "B.sourcing.closed": { shown: "in the advice on closed and open models" },
  "B.type.autoregressive": { shown: "in the advice on kinds of models" },
  "B.type.rnn": { shown: "in the advice on kinds of models" },
  "A.case.sales-training": { here: productHere },
  "mit-nanda.without-return": { shown: "no estimate takes the figure" },
  model_life: { shown: "as a note of the path, with the month and the replacement" },
};

/** All contradictions of the published figures, in the order of the catalog. */
export const contradictions = (figures: PublishedFigures): readonly Contradiction[] =>
  [...figures.values()].flatMap(({ id, contradiction }) =>
    contradiction === undefined ? [] : [{ id, ...contradiction, ...touches[id] }],
  );

/** The contradictions that touch this plan, in words for people; one note each, for all its paths. */
export const contradictionNotes = (given: Touched): readonly EstimateNote[] =>
  contradictions(given.model.figures).flatMap(({ says, but, here }): EstimateNote[] => {
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

import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";
import type { RerankerRoom } from "./reranker-room.ts";

/** One figure of a case: what it is of, and the node that holds it, in the unit of the node. */
export interface SurpriseFigure {
  /** Head of its column: `All pieces each month`. */
  readonly what: string;
  readonly node: string;
}

/** One of the cases that a surprise tells apart. */
export interface SurpriseScenario {
  readonly label: string;
  readonly figures: readonly SurpriseFigure[];
  readonly note?: string;
}

/** A published figure, and ours on the same basis. */
export interface SurpriseBeside {
  /** Id of the published figure. */
  readonly id: string;
  /** The basis of both: `embedding 5M pieces again, a month`. */
  readonly basis: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** Ours, in the same unit. */
  readonly node: string;
}

/** One thing that plans forget, with its money and what controls it. */
export interface Surprise {
  /** Name in ids: `re-embedding` in `hosted.surprise.re-embedding.total`. */
  readonly id: string;
  readonly path: PathId;
  /** What happens, in a few words for people. */
  readonly title: string;
  /** Id of the node that holds its money, USD over the horizon. */
  readonly node: string;
  /** Whether the totals of the path hold this money already; if not, it comes on top. */
  readonly counted: boolean;
  /** True where nobody pays it: it is worth that is not gained, in no total and no list of costs. */
  readonly forgone?: true;
  /** Chance that it happens, 0 to 1; absent where nobody knows, or where it is a choice. */
  readonly probability?: number;
  /** Id of a node that is 1 in the draws in which it happens, else 0: the chance is its mean. */
  readonly happens?: string;
  /** Where the chance comes from; without one, why there is none. A sentence. */
  readonly probabilityWhy: string;
  /** What keeps it small, in a sentence. */
  readonly control: string;
  /** Keys of the plan that say more about it. */
  readonly keys: readonly string[];
  /** The published figure behind it, such as `A.surprise.audit`. */
  readonly published?: string;
  /** That figure, beside ours on the same basis. */
  readonly beside?: SurpriseBeside;
  /** Cases that it tells apart, such as one for each embedding model. */
  readonly scenarios?: readonly SurpriseScenario[];
}

/** Id of the node that holds the money of a surprise. */
export const surpriseNode = (path: PathId, id: string): string => `${path}.surprise.${id}.total`;

/** The context of a model, with what the surprises of all its paths share. */
export interface SurpriseContext extends ModelContext {
  /** What keeping the index costs with each embedding model. */
  readonly embeddings: () => readonly SurpriseScenario[];
  /** What a reranker of one's own needs; nothing where no machine for it is for rent. */
  readonly rerankerRoom: () => RerankerRoom | undefined;
}

/** What one builder answers: nothing where the plan cannot meet this surprise. */
export type SurpriseBuilder = (context: SurpriseContext, path: PathId) => readonly Surprise[];

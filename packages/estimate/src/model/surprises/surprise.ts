import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";

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
  /** What keeps it small, in a sentence. */
  readonly control: string;
  /** Keys of the plan that say more about it. */
  readonly keys: readonly string[];
  /** The published figure behind it, such as `A.surprise.audit`. */
  readonly published?: string;
}

/** Id of the node that holds the money of a surprise. */
export const surpriseNode = (path: PathId, id: string): string => `${path}.surprise.${id}.total`;

/** What one builder answers: nothing where the plan cannot meet this surprise. */
export type SurpriseBuilder = (context: ModelContext, path: PathId) => readonly Surprise[];

import type { Point } from "../graph/index.ts";
import type { Surprise } from "../model/index.ts";

/** A surprise with its money, at the medians of the inputs. */
export interface SurpriseResult extends Omit<Surprise, "path"> {
  /** USD over the horizon: the value of `node`. */
  readonly usd: number;
}

/** The surprises of a path that cost something, the dearest first. */
export const surpriseResults = (
  surprises: readonly Surprise[],
  path: string,
  middle: Point,
): readonly SurpriseResult[] =>
  surprises
    .filter((each) => each.path === path)
    .map(({ path: _, ...words }): SurpriseResult => ({ ...words, usd: middle.value(words.node) }))
    .filter(({ usd }) => usd > 0)
    .sort((a, b) => b.usd - a.usd || (a.id < b.id ? -1 : 1));

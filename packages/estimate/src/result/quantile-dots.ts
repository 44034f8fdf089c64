import { evaluate, quantilesOf } from "../graph/index.ts";
import type { Estimated } from "./estimate.ts";

/** Most dots that somebody can count. */
const mostDots = 1_000;

/**
 * A node as a few values of equal chance, for a dot plot in which each dot is one of `count` futures:
 * the quantiles at (i + ½) ÷ count, ascending, in the unit of the node.
 *
 * The draws are those of the estimate; a node that it did not keep is evaluated with the same seed.
 *
 * @param node a node without months, such as `hosted.total`; another is a mistake, and throws
 * @param count whole, 1 to 1,000
 */
export function quantileDots(
  { evaluation, model }: Estimated,
  node: string,
  count: number,
): readonly number[] {
  if (!Number.isInteger(count) || count < 1 || count > mostDots) {
    throw new RangeError(`count must be a whole number from 1 to ${mostDots}, not ${count}`);
  }
  const shares = Array.from({ length: count }, (_, i) => (i + 0.5) / count);
  if (evaluation.keeps(node)) return quantilesOf(evaluation.samples(node), shares);
  const { seed, draws, sampling } = evaluation;
  const again = evaluate(model.graph, { seed, draws, sampling, targets: [node] });
  if (!again.ok) throw new Error(`not a number: ${JSON.stringify(again.error)}`);
  return quantilesOf(again.value.samples(node), shares);
}

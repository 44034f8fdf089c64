import { type Estimated, evaluate, quantilesOf } from "@outlay/estimate";

/**
 * Quantiles of any node without months, of the same draws as the estimate; a node that the estimate did
 * not keep is evaluated with the same seed.
 *
 * @param node a node without months; another is a mistake, and throws
 * @param shares each 0 to 1: 0.5 is the middle
 */
export function nodeQuantiles(
  { evaluation, model }: Estimated,
  node: string,
  shares: readonly number[],
): readonly number[] {
  if (evaluation.keeps(node)) return quantilesOf(evaluation.samples(node), shares);
  const { seed, draws, sampling } = evaluation;
  const again = evaluate(model.graph, { seed, draws, sampling, targets: [node] });
  if (!again.ok) throw new Error(`not a number: ${JSON.stringify(again.error)}`);
  return quantilesOf(again.value.samples(node), shares);
}

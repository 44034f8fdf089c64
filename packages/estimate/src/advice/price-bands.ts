import type { Screened } from "./screen-hosted.ts";

/** Ends of the bands, as multiples of the typical call of the plan's own model. */
const ends = [0.1, 1 / 3, 1] as const;

/**
 * Models by the price of the plan's typical call against its own model's: up to a tenth, to a third, to
 * the same, dearer. Within a band closed and open ones are apart, each the cheapest first.
 *
 * @param own price of the typical call with the plan's own model; the middle of all where it has none
 */
export function priceBands(models: readonly Screened[], own: number | undefined): Screened[][] {
  const middle = own ?? models[Math.floor(models.length / 2)]?.callUsd ?? 0;
  const bandOf = ({ callUsd }: Screened): number => {
    const at = ends.findIndex((end) => callUsd <= end * middle);
    return at === -1 ? ends.length : at;
  };
  const groups = Map.groupBy(models, (each) => `${bandOf(each)} ${each.weights}`);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

import { publishedEnds } from "@outlay/pricing";
import type { EstimateFacts } from "../facts.ts";
import type { SurpriseBeside } from "./surprise.ts";

/**
 * A published figure of the catalog beside a node of ours; nothing where the catalog does not have it.
 *
 * @param what which of its values; the first when left out
 * @param scale ours in one of its units: 0.01 where it is in percent and ours is a share
 */
export function publishedBeside(
  { published }: EstimateFacts,
  id: string,
  ours: Pick<SurpriseBeside, "basis" | "unit" | "node">,
  { what, scale = 1 }: { readonly what?: string; readonly scale?: number } = {},
): { readonly beside?: SurpriseBeside } {
  const figure = published.get(id);
  const ends = figure === undefined ? undefined : publishedEnds(figure, what);
  if (ends === undefined) return {};
  return { beside: { id, ...ours, low: ends[0] * scale, high: ends[1] * scale } };
}

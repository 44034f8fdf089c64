import { exp } from "@outlay/numerics";
import { toNumber } from "@outlay/pricing";
import { median } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import type { EstimateNote } from "../sheet/note.ts";
import { prefixLifetimeMinutes } from "../usage/prefix-cache.ts";
import { writesCostMore } from "./cache-choice.ts";
import type { HostedModel } from "./hosted-model.ts";
import { findPrice } from "./token-price.ts";

/**
 * Says so where so little is found in the cache, at the middle, that writing to it costs more than it
 * saves: the estimate then sends such prompts as plain input.
 */
export function cacheNote(
  model: HostedModel,
  plan: Plan,
  defaults: Defaults,
): EstimateNote | undefined {
  if (!writesCostMore(model)) return undefined;
  const least = leastShare(model);
  if (least === undefined) return undefined;
  const { workload } = plan;
  const of = (
    given: { readonly distribution: Parameters<typeof median>[0] } | undefined,
    row: string,
  ) => median(given?.distribution ?? defaultRow(defaults, row).distribution);
  const gap = workload.reuse_gap;
  const prefix =
    workload.cache_hit_share === undefined && gap !== undefined
      ? 1 - exp(-prefixLifetimeMinutes / median(gap.distribution))
      : of(workload.cache_hit_share, "usage.cache-hit-share");
  const history = of(workload.history_hit_share, "usage.history-hit-share");
  const what = [
    ...(model.usesCache && prefix < least ? ["the repeated prefix"] : []),
    ...(model.cachesHistory && history < least ? ["what a task has sent before"] : []),
  ];
  if (what.length === 0) return undefined;
  return {
    code: "cache-off",
    path: model.path,
    text: `Caching ${what.join(" and ")} does not pay at the middle of this plan: writing to the cache of ${model.name} costs more than plain input, so at least ${Math.ceil(least * 100)} % must be found again. Where less is found, prompts are counted as plain input; switch the cache off there.`,
  };
}

/** Share of tokens that must be found again for caching to pay: (w − i) ÷ (w − r). */
function leastShare({ prices, context }: HostedModel): number | undefined {
  const of = (...meters: readonly Parameters<typeof findPrice>[1][]): number | undefined => {
    const found = meters.map((meter) => findPrice(prices, meter, context)).find(Boolean);
    return found === undefined ? undefined : toNumber(found.picked.usdPerUnit);
  };
  const [i, r, w] = [of("input_text"), of("cache_read_text"), of("cache_write_5m", "cache_write")];
  return i === undefined || r === undefined || w === undefined || w <= r
    ? undefined
    : (w - i) / (w - r);
}

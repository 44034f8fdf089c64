import type { Conditions } from "../../price-line.ts";
import { isObject, type JsonObject } from "../json-reader.ts";

/** A pricing tier and when it applies in our terms. */
export interface LangfuseTier {
  readonly name: string;
  readonly prices: JsonObject;
  /** Several where a tier names several service tiers. */
  readonly when: readonly Conditions[];
}

/**
 * Reads the pricing tiers of a model: each is whole, and the first whose conditions all match is
 * taken, in the order of `priority`; the default one when none does.
 *
 * @param skip called with the name of a tier whose conditions are not ours
 */
export function langfuseTiers(
  tiers: readonly JsonObject[],
  skip: (name: string) => void,
): LangfuseTier[] {
  const read = tiers.flatMap((tier): LangfuseTier[] => {
    const name = typeof tier["name"] === "string" ? tier["name"] : "tier";
    const conditions = Array.isArray(tier["conditions"]) ? tier["conditions"] : [];
    const when = conditions.reduce<readonly Conditions[] | undefined>(
      (all, one) => all && narrowed(all, one),
      [{}],
    );
    const prices = isObject(tier["prices"]) ? tier["prices"] : {};
    if (when === undefined) skip(name);
    return when === undefined ? [] : [{ name, prices, when }];
  });
  return read.map((tier) => ({ ...tier, when: tier.when.map((one) => upToNext(one, read)) }));
}

/** Every combination with one more condition, or undefined where it is none of ours. */
function narrowed(
  all: readonly Conditions[],
  condition: unknown,
): readonly Conditions[] | undefined {
  const more = isObject(condition) ? conditionsOf(condition) : undefined;
  if (more === undefined) return undefined;
  return all.flatMap((one) => more.map((other) => ({ ...one, ...other })));
}

function conditionsOf(condition: JsonObject): readonly Conditions[] | undefined {
  const { usageDetailPattern: pattern, operator, value, source, key, values } = condition;
  if (typeof pattern === "string" && pattern.includes("input") && typeof value === "number") {
    if (operator === "gt") return [{ contextAbove: value }];
    if (operator === "gte") return [{ contextAbove: value - 1 }];
    return undefined;
  }
  if (source !== "model_parameters" || operator !== "in" || !Array.isArray(values))
    return undefined;
  if (key === "speed" && values.length === 1 && values[0] === "fast")
    return [{ serviceTier: "fast" }];
  if (key !== "service_tier") return undefined;
  const tiers = (["batch", "flex", "priority"] as const).filter((one) => values.includes(one));
  return tiers.length === 0 ? undefined : tiers.map((serviceTier) => ({ serviceTier }));
}

/** A tier ends where a tier for longer input begins under conditions that are otherwise the same. */
function upToNext(when: Conditions, tiers: readonly LangfuseTier[]): Conditions {
  const { contextAbove = 0, ...rest } = when;
  const starts = tiers
    .flatMap((tier) => tier.when)
    .flatMap(({ contextAbove: start = 0, ...other }) =>
      start > contextAbove && JSON.stringify(other) === JSON.stringify(rest) ? [start] : [],
    );
  return starts.length === 0 ? when : { ...when, contextUpTo: Math.min(...starts) };
}

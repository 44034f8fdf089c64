import { decimalOfNumber } from "../decimal.ts";
import type { ServiceTier } from "../price-line.ts";
import type { Rational } from "../rational.ts";
import { isJson, type Json, part, type Reading } from "./reading.ts";

/** The words of providers for a service tier; `auto` is a wish, not an answer, and not listed. */
const TIERS: Readonly<Record<string, ServiceTier>> = {
  standard: "standard",
  default: "standard",
  on_demand: "standard",
  ON_DEMAND: "standard",
  batch: "batch",
  flex: "flex",
  ON_DEMAND_FLEX: "flex",
  priority: "priority",
  // What OpenAI's GPT-6 models answer for its Fast mode, the new name of `priority`.
  fast: "priority",
  // Dearer than `priority` (3 to 6 times the standard price), and no price of it is listed here: a
  // tier without prices makes the request unpriced, where an unknown word would take the standard ones.
  ultrafast: "fast",
  performance: "priority",
  ON_DEMAND_PRIORITY: "priority",
  scale: "provisioned",
  reserved: "provisioned",
  PROVISIONED_THROUGHPUT: "provisioned",
};

/** Words that say nothing: a wish that the answer repeats, or a field left at its default. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(["", "auto", "TRAFFIC_TYPE_UNSPECIFIED"]);

/**
 * The service tier that a response's word means; undefined where it says nothing. A word that is not
 * known is noted, because it is priced as standard for want of anything better.
 */
export function serviceTierOf(reading: Reading, word: unknown): ServiceTier | undefined {
  // Bedrock wraps it: { type: "flex" }.
  if (isJson(word)) return serviceTierOf(reading, word["type"]);
  if (typeof word !== "string" || SAYS_NOTHING.has(word)) return undefined;
  if (Object.hasOwn(TIERS, word)) return TIERS[word];
  reading.note("tier_unknown", word.slice(0, 40));
  return undefined;
}

/** xAI counts money in ticks: 10^10 of them are one USD (its API reference, `cost_in_usd_ticks`). */
const TICKS_PER_USD = 10_000_000_000n;

/**
 * What a usage block itself says that the request cost, in USD: OpenRouter's `cost`, Perplexity's
 * `cost.total_cost`, xAI's `cost_in_usd_ticks`. With a key of one's own at OpenRouter (`is_byok`)
 * `cost` is only its fee, and the provider's bill stands in `cost_details`.
 */
export function statedUsd(usage: Json | undefined): Rational | undefined {
  const ticks = usage?.["cost_in_usd_ticks"];
  if (isAmount(ticks)) {
    const amount = decimalOfNumber(ticks);
    return { n: amount.n, d: amount.d * TICKS_PER_USD };
  }
  const cost = usage?.["cost"];
  if (isAmount(cost)) {
    const upstream = part(usage, "cost_details")?.["upstream_inference_cost"];
    if (usage?.["is_byok"] !== true) return decimalOfNumber(cost);
    return isAmount(upstream) ? decimalOfNumber(upstream) : undefined;
  }
  const total = part(usage, "cost")?.["total_cost"];
  return isAmount(total) ? decimalOfNumber(total) : undefined;
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value < 1e12;
}

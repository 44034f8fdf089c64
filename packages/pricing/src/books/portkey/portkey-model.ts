import type { Conditions, ServiceTier } from "../../price-line.ts";
import type { Rational } from "../../rational.ts";
import type { LineDraft } from "../flat/line-draft.ts";
import { isObject, type JsonObject } from "../json-reader.ts";
import { PORTKEY_SETTINGS, portkeyMeaning } from "./portkey-keys.ts";

const CENT: Rational = { n: 1n, d: 100n };

const MODES: Readonly<Record<string, Conditions>> = {
  standard: {},
  batch: { serviceTier: "batch" satisfies ServiceTier },
  flex: { serviceTier: "flex" satisfies ServiceTier },
  priority: { serviceTier: "priority" satisfies ServiceTier },
  fast: { serviceTier: "fast" satisfies ServiceTier },
};

/** Keys of a `pricing_config` that hold no price. */
const NO_PRICES = ["currency", "calculate"];

/**
 * Adds the prices of one entry. Where it has `custom_pricing`, the finer prices by region and mode
 * stand for the plain ones, of which they repeat the default.
 *
 * @param when conditions of the whole entry
 * @param path start of the names of its prices
 */
export function addModel(
  draft: LineDraft,
  row: JsonObject,
  when: Conditions,
  path = "pricing_config",
): void {
  const custom = object(object(row["custom_pricing"])["regions"]);
  const plain = object(row["pricing_config"]);
  const repeated = Object.keys(custom).length > 0;
  if (!repeated) {
    addConfig(draft, path, plain, when);
  } else {
    const { pay_as_you_go: _, batch_config: __, ...others } = plain;
    addConfig(draft, path, others, when);
    addRegions(draft, custom, boundaries(row["custom_pricing"]), when);
  }
  for (const key of Object.keys(row)) {
    if (key !== "pricing_config" && key !== "custom_pricing") draft.unmapped.push(key);
  }
}

function addRegions(
  draft: LineDraft,
  regions: JsonObject,
  tiers: ReadonlyMap<string, Conditions>,
  when: Conditions,
): void {
  // A line for a region is narrower than one for a context tier only if both have one: see
  // `checkLines`.
  const anyLength: Conditions = tiers.size === 0 ? {} : { contextAbove: -1 };
  for (const [names, region] of Object.entries(regions)) {
    for (const name of names.split(",")) {
      const where: Conditions = name === "default" ? {} : { region: name };
      for (const [mode, value] of Object.entries(object(object(region)["execution_modes"]))) {
        const path = `${name}.${mode}`;
        const how = MODES[mode];
        if (how === undefined) {
          draft.unmapped.push(`execution mode ${mode}`);
          continue;
        }
        const { pricing_config: config, context_tiers: lengths } = object(value);
        if (config !== undefined)
          addConfig(draft, path, object(config), { ...when, ...anyLength, ...where, ...how });
        for (const [tier, priced] of Object.entries(object(lengths))) {
          const length = tiers.get(tier);
          if (length === undefined) draft.unmapped.push(`context tier ${tier}`);
          else {
            const inner = object(object(priced)["pricing_config"]);
            addConfig(draft, `${path}.${tier}`, inner, { ...when, ...length, ...where, ...how });
          }
        }
      }
    }
  }
}

/**
 * `{ "0": "lte-272k", "272000": "gt-272k" }`: each tier begins above its number and ends at the
 * next.
 */
function boundaries(custom: unknown): Map<string, Conditions> {
  const map = Object.entries(object(object(custom)["context_tier_map"]))
    .map(([from, name]): [number, unknown] => [Number(from), name])
    .sort((a, b) => a[0] - b[0]);
  const tiers = new Map<string, Conditions>();
  for (const [place, [from, name]] of map.entries()) {
    const next = map[place + 1]?.[0];
    if (typeof name !== "string") continue;
    tiers.set(name, {
      contextAbove: from === 0 ? -1 : from,
      ...(next === undefined ? {} : { contextUpTo: next }),
    });
  }
  return tiers;
}

function addConfig(draft: LineDraft, path: string, config: JsonObject, when: Conditions): void {
  const currency = config["currency"];
  if (currency !== undefined && currency !== "USD") {
    draft.unmapped.push(
      `prices in ${typeof currency === "string" ? currency : JSON.stringify(currency)}`,
    );
    return;
  }
  for (const [key, value] of Object.entries(config)) {
    if (key === "pay_as_you_go") addUnits(draft, path, object(value), when);
    else if (key === "batch_config") {
      addUnits(draft, `${path}.batch`, object(value), { ...when, serviceTier: "batch" });
    } else if (key === "fixed_cost") {
      const request = object(object(value)["request"])["price"];
      draft.price(`${path}.${key}`, "requests", request, { per: 1n, usdPer: CENT, when });
    } else if (key === "finetune_config") addTraining(draft, `${path}.${key}`, object(value), when);
    else if (!NO_PRICES.includes(key)) draft.unmapped.push(key);
  }
}

function addTraining(draft: LineDraft, path: string, config: JsonObject, when: Conditions): void {
  for (const [key, value] of Object.entries(config)) {
    const meter =
      key === "pay_per_token"
        ? "training_tokens"
        : key === "pay_per_hour"
          ? "training_hours"
          : undefined;
    if (meter === undefined) draft.unmapped.push(key);
    else
      draft.price(`${path}.${key}`, meter, object(value)["price"], { per: 1n, usdPer: CENT, when });
  }
}

type Units = {
  readonly draft: LineDraft;
  readonly path: string;
  readonly when: Conditions;
  /** Meters that have an amount, as two keys can mean the same meter. */
  readonly seen: Map<string, unknown>;
};

function addUnits(draft: LineDraft, path: string, units: JsonObject, when: Conditions): void {
  const into: Units = { draft, path, when, seen: new Map() };
  const { additional_units: additional, image, ...plain } = units;
  for (const [key, value] of Object.entries({ ...plain, ...object(additional) })) {
    if (!PORTKEY_SETTINGS.includes(key)) addUnit(into, key, object(value)["price"]);
  }
  if (image !== undefined) addImages(draft, `${path}.image`, object(image), when);
}

function addUnit({ draft, path, when, seen }: Units, key: string, price: unknown): void {
  const meaning = portkeyMeaning(key);
  if (meaning === undefined) {
    draft.unmapped.push(key);
    return;
  }
  const { meter, variant } = meaning;
  if (variant === undefined && price !== 0) {
    const other = seen.get(meter);
    if (other !== undefined && other !== price) draft.unmapped.push(`${key} beside another price`);
    if (other !== undefined) return;
    seen.set(meter, price);
  }
  const narrowed =
    variant === undefined ? when : { ...when, variant: { ...when.variant, ...variant } };
  draft.price(`${path}.${key}`, meter, price, { per: 1n, usdPer: CENT, when: narrowed });
}

/**
 * Cents for one image, by quality and size. `default` stands for a request that names none, but
 * beside a quality that has sizes of its own it stays a size by that name: a request must not meet
 * two prices.
 */
function addImages(draft: LineDraft, path: string, qualities: JsonObject, when: Conditions): void {
  for (const [quality, sizes] of Object.entries(qualities)) {
    for (const [size, value] of Object.entries(object(sizes))) {
      const variant = {
        ...when.variant,
        ...(quality === "default" ? {} : { quality }),
        ...(size === "default" && quality === "default" ? {} : { size }),
      };
      const narrowed = Object.keys(variant).length === 0 ? when : { ...when, variant };
      const price = object(value)["price"];
      draft.price(`${path}.${quality}.${size}`, "images", price, {
        per: 1n,
        usdPer: CENT,
        when: narrowed,
      });
    }
  }
}

const object = (value: unknown): JsonObject => (isObject(value) ? value : {});

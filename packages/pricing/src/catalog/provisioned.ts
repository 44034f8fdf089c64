import type { PriceStatus } from "../price-line.ts";

/** How long one commits to a unit; `hour` is no commitment. */
export const PROVISIONED_TERMS = ["hour", "week", "month", "quarter", "year"] as const;

/** Times that a price can be for. */
export const PROVISIONED_PERIODS = ["hour", "day", "week", "month", "year"] as const;

/** How long one commits to a unit. */
export type ProvisionedTerm = (typeof PROVISIONED_TERMS)[number];

/** What a figure rests on. */
interface Evidence {
  readonly status: PriceStatus;
  /** The last day for which a source shows it. */
  readonly checked: string;
  readonly sources: readonly string[];
  readonly note?: string;
}

/** What one unit costs for one term. */
export interface ProvisionedPrice extends Evidence {
  readonly term: ProvisionedTerm;
  /** USD for one unit and `per`, as decimal text. */
  readonly usd: string;
  readonly per: (typeof PROVISIONED_PERIODS)[number];
}

/** Reserved throughput as it is sold: Azure's PTU, Google Cloud's GSU, Bedrock's model unit. */
export interface ProvisionedUnit {
  /** For example `azure.ptu.global`. */
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  /** Where it serves, in the seller's words; a region, or `global`. */
  readonly region: string;
  readonly prices: readonly ProvisionedPrice[];
}

/**
 * What one unit carries of a model. Throughput is counted in input tokens a minute: a token written weighs
 * `output_weight` of them, one read from the cache `cached_weight`. Where the seller sells units of output
 * apart, `output_tokens_per_minute` stands instead.
 */
export interface ProvisionedCarry extends Evidence {
  /** Ids of the units. */
  readonly units: readonly string[];
  readonly models: readonly string[];
  /** Fewest units that are sold, and the step to more. */
  readonly minimum: number;
  readonly increment: number;
  readonly input_tokens_per_minute?: number;
  readonly output_tokens_per_minute?: number;
  readonly output_weight?: number;
  readonly cached_weight?: number;
}

/** `catalog/provisioned.yaml` as plain data. */
export interface Provisioned {
  readonly units: readonly ProvisionedUnit[];
  readonly carries: readonly ProvisionedCarry[];
}

/** A unit of a model, with what it carries. */
export interface ProvisionedOffer {
  readonly unit: ProvisionedUnit;
  readonly carry: ProvisionedCarry;
}

/** Hours of what a price is for: a month has 730, as for machines. */
const hours = { hour: 1, day: 24, week: 168, month: 730, year: 8760 } as const;

/** USD for one unit and hour. */
export const usdPerUnitHour = ({ usd, per }: Pick<ProvisionedPrice, "usd" | "per">): number =>
  Number(usd) / hours[per];

/** USD for one unit and month, in which it is paid whether it is used or not. */
export const usdPerUnitMonth = ({ usd, per }: Pick<ProvisionedPrice, "usd" | "per">): number =>
  (Number(usd) * hours.month) / hours[per];

/** The units in which a seller sells throughput of a model, in the order of the file. */
export function provisionedOffers(
  { units, carries }: Provisioned,
  provider: string,
  model: string,
): readonly ProvisionedOffer[] {
  return units
    .filter((unit) => unit.provider === provider)
    .flatMap((unit) =>
      carries
        .filter((carry) => carry.units.includes(unit.id) && carry.models.includes(model))
        .map((carry) => ({ unit, carry })),
    );
}

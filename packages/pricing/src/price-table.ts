import { fail, type Outcome, ok } from "@outlay/document";
import { checkLines, type LineConflict } from "./check-lines.ts";
import { type ConditionKey, conditionKeys, factorKind, inWindowAt, tierOf } from "./conditions.ts";
import type { Instant } from "./instant.ts";
import { METERS, type Meter } from "./meter.ts";
import { PICO_PER_USD } from "./pico-usd.ts";
import type { Conditions, Period, PriceFactor, PriceLine, ServiceTier } from "./price-line.ts";
import { ONE, type Rational, times } from "./rational.ts";

/** The facts of a request that decide which of several prices applies. */
export interface PriceContext {
  readonly at: Instant;
  /** What we knew when; absent: all that is known now. */
  readonly knownAt?: Instant | undefined;
  /** Input tokens of the request, cached ones included. */
  readonly contextTokens: number;
  readonly serviceTier: ServiceTier;
  readonly region?: string | undefined;
  readonly variant?: Readonly<Record<string, string>> | undefined;
}

/** The price line that decided, and what it comes to for one unit. */
export interface PickedPrice {
  readonly line: PriceLine;
  readonly factors: readonly PriceFactor[];
  /** USD for one unit, exact, factors included. */
  readonly usdPerUnit: Rational;
  /** The same in pico-dollars where that is a whole number that a double holds exactly, else NaN. */
  readonly picoPerUnit: number;
  /** Of a negotiated price: what the book below asks for the same. */
  readonly list?: PickedPrice;
}

/** What a table is built from. */
export interface PriceTableInput {
  readonly lines: readonly PriceLine[];
  readonly factors?: readonly PriceFactor[];
  /** Meters whose price counts where a meter has none of its own, in order. */
  readonly fallbacks?: Readonly<Partial<Record<Meter, readonly Meter[]>>>;
  /** A foreign list may leave some input sizes without a price; they are then unpriced. */
  readonly gaps?: "allowed";
}

interface Candidate {
  readonly line: PriceLine;
  readonly tier: ServiceTier | "any";
  readonly keys: ReadonlySet<ConditionKey>;
  readonly plain: PickedPrice;
  readonly withFactors: Map<string, PickedPrice>;
}

/** Prices of one model at one provider, arranged for looking up; built once, then only read. */
export class PriceTable {
  readonly lines: readonly PriceLine[];
  readonly factors: readonly PriceFactor[];
  readonly fallbacks: Readonly<Partial<Record<Meter, readonly Meter[]>>>;
  readonly #byKind: readonly KindOfFactor[];
  readonly #candidates: Partial<Record<Meter, Candidate[]>>;

  private constructor(input: PriceTableInput) {
    this.lines = input.lines;
    this.factors = input.factors ?? [];
    this.fallbacks = input.fallbacks ?? {};
    this.#byKind = byKind(this.factors);
    this.#candidates = Object.create(null) as Partial<Record<Meter, Candidate[]>>;
    for (const line of input.lines) {
      const list = this.#candidates[line.meter] ?? [];
      this.#candidates[line.meter] = list;
      list.push(candidate(line));
    }
    for (const list of Object.values(this.#candidates)) list.sort(firstDecides);
  }

  /** A table of lines that do not contradict each other, or every contradiction found. */
  static build(input: PriceTableInput): Outcome<PriceTable, readonly LineConflict[]> {
    const found = checkLines(input.lines, input.factors ?? []);
    const conflicts =
      input.gaps === "allowed" ? found.filter(({ code }) => code !== "context_gap") : found;
    return conflicts.length > 0 ? fail(conflicts) : ok(new PriceTable(input));
  }

  /** The price of one meter under the given facts, or undefined where the table has none. */
  pick(meter: Meter, context: PriceContext): PickedPrice | undefined {
    const candidates = this.#candidates[meter];
    if (candidates === undefined) return undefined;
    const direct = match(candidates, context, context.serviceTier);
    if (this.factors.length === 0) return direct?.plain;
    const tierless = this.#factors(meter, context, false);
    if (direct !== undefined) return withFactors(direct, tierless);
    const tiered = this.#factors(meter, context, true);
    if (tiered.length === 0) return undefined;
    const standard = match(candidates, context, "standard");
    return standard && withFactors(standard, [...tierless, ...tiered]);
  }

  /** Whether any line of the meter is in force then, under whatever conditions. */
  lists(meter: Meter, at: Instant, knownAt?: Instant): boolean {
    const candidates = this.#candidates[meter];
    if (candidates === undefined) return false;
    return candidates.some(({ line }) => inForce(line, at, knownAt));
  }

  /** Factors in force for the meter: those that stand for a service tier, or all others. */
  #factors(meter: Meter, context: PriceContext, forTier: boolean): PriceFactor[] {
    const found: PriceFactor[] = [];
    let before: string | undefined;
    for (const { factor, kind, tier } of this.#byKind) {
      // Of one kind the first that holds is the one learnt last.
      if (kind === before) continue;
      if (forTier ? tier !== context.serviceTier : tier !== undefined) continue;
      if (!(factor.meters?.includes(meter) ?? isRequestToken(meter))) continue;
      if (!inForce(factor, context.at, context.knownAt) || !holds(factor.when, context)) continue;
      found.push(factor);
      before = kind;
    }
    return found;
  }
}

/** Tokens of a request; tokens trained on are billed apart, whatever its tier or place. */
export const isRequestToken = (meter: Meter): boolean =>
  METERS[meter].unit === "token" && METERS[meter].direction !== "other";

interface KindOfFactor {
  readonly factor: PriceFactor;
  readonly kind: string;
  /** The service tier that it stands for. */
  readonly tier: ServiceTier | undefined;
}

function byKind(factors: readonly PriceFactor[]): KindOfFactor[] {
  return factors
    .map((factor) => {
      const { serviceTier } = factor.when;
      const tier = serviceTier === "any" ? undefined : serviceTier;
      return { factor, kind: factorKind(factor.when), tier };
    })
    .sort(
      (a, b) =>
        (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) ||
        b.factor.known.from - a.factor.known.from,
    );
}

function candidate(line: PriceLine): Candidate {
  return {
    line,
    tier: tierOf(line.when, METERS[line.meter].unit),
    keys: conditionKeys(line.when),
    plain: multiplied(line, []),
    withFactors: new Map(),
  };
}

/** A line under factors, and beside it the same at list price where any of them is negotiated. */
function multiplied(line: PriceLine, factors: readonly PriceFactor[]): PickedPrice {
  const product = factors.reduce((all, { factor }) => times(all, factor), ONE);
  const perUnit = { n: line.usd.n, d: line.usd.d * line.per };
  const price = picked(line, factors, times(perUnit, product));
  if (line.list === undefined && factors.every(({ list }) => list === undefined)) return price;
  const list = multiplied(
    line.list ?? line,
    factors.map((factor) => factor.list ?? factor),
  );
  return { ...price, list };
}

/** A line's price for one unit, under the factors that apply at once. */
export function picked(
  line: PriceLine,
  factors: readonly PriceFactor[],
  usd: Rational,
): PickedPrice {
  const pico = usd.n * PICO_PER_USD;
  const whole = pico % usd.d === 0n ? Number(pico / usd.d) : Number.NaN;
  return {
    line,
    factors,
    usdPerUnit: usd,
    picoPerUnit: Number.isSafeInteger(whole) ? whole : Number.NaN,
  };
}

function withFactors(found: Candidate, factors: readonly PriceFactor[]): PickedPrice {
  if (factors.length === 0) return found.plain;
  const key = factors.map((factor) => factor.id).join("\n");
  let price = found.withFactors.get(key);
  if (price === undefined) {
    price = multiplied(found.line, factors);
    found.withFactors.set(key, price);
  }
  return price;
}

/** More conditions first, a named tier before any tier, then what was learnt last. */
function firstDecides(a: Candidate, b: Candidate): number {
  return (
    b.keys.size - a.keys.size ||
    Number(a.tier === "any") - Number(b.tier === "any") ||
    b.line.known.from - a.line.known.from
  );
}

function match(
  candidates: readonly Candidate[],
  context: PriceContext,
  tier: ServiceTier,
): Candidate | undefined {
  for (const one of candidates) {
    if (one.tier !== tier && one.tier !== "any") continue;
    if (!inForce(one.line, context.at, context.knownAt)) continue;
    if (one.keys.size === 0 || holds(one.line.when, context)) return one;
  }
  return undefined;
}

/** Whether a fact applied at a time, as known at another (absent: as known now). */
export function inForce(
  fact: { readonly effective: Period; readonly known: Period },
  at: Instant,
  knownAt: Instant | undefined,
): boolean {
  if (at < fact.effective.from) return false;
  if (fact.effective.to !== undefined && at >= fact.effective.to) return false;
  if (knownAt === undefined) return fact.known.to === undefined;
  return knownAt >= fact.known.from && (fact.known.to === undefined || knownAt < fact.known.to);
}

/** Whether every condition beside the service tier holds. */
function holds(when: Conditions, context: PriceContext): boolean {
  if (when.contextAbove !== undefined && !(context.contextTokens > when.contextAbove)) return false;
  if (when.contextUpTo !== undefined && !(context.contextTokens <= when.contextUpTo)) return false;
  if (when.region !== undefined && when.region !== context.region) return false;
  if (when.timeOfDay !== undefined && !inWindowAt(when.timeOfDay, context.at)) return false;
  if (when.variant !== undefined) {
    for (const key in when.variant) {
      if (context.variant?.[key] !== when.variant[key]) return false;
    }
  }
  return true;
}

import type { LeftPrice, ModelPrices, Spread, SpreadPart } from "../../book.ts";
import { decimalOfNumber } from "../../decimal.ts";
import { type Instant, instant } from "../../instant.ts";
import type { Direction } from "../../meter.ts";
import type { Note } from "../../note.ts";
import type { PriceLine } from "../../price-line.ts";
import { PriceTable, picked } from "../../price-table.ts";
import type { Usage } from "../../usage.ts";
import type { Model, PriceChoice, Provider } from "./compile-book.ts";
import type { CountLayout } from "./count-layout.ts";
import {
  inputTokens,
  leafQuantities,
  type SplitError,
  type SplitPlan,
  splitPlan,
} from "./leaf-quantities.ts";
import type { PriceSet, Rate } from "./price-set.ts";
import { type Reported, reportedOf, widest } from "./reported.ts";
import { hasOwnMeter, METER_FALLBACKS, meterOf } from "./unit-meter.ts";
import type { Unit } from "./units.ts";

/** A model as found for a name: who bills, whose list it stands in, and the rule that led there. */
export type FoundPrices = {
  readonly book: string;
  readonly seller: Provider;
  readonly lister: Provider;
  readonly model: Model;
  readonly rule: string;
};

type Choice = {
  /** For each priced unit its rates. */
  readonly picks: readonly (readonly Pick[])[];
  readonly prices: ModelPrices;
  /** By what an extractor reads. */
  readonly plans: WeakMap<CountLayout, SplitPlan>;
};
type Pick = Omit<SpreadPart, "quantity">;

const EVER: Instant = instant(-8_640_000_000_000_000);

/** The prices of one model, its lines made once for each of its sets. */
export class PricedModel {
  readonly #found: FoundPrices;
  readonly #choices = new Map<PriceSet, Choice>();

  constructor(found: FoundPrices) {
    this.#found = found;
  }

  /** The prices in force at a time, by meter. */
  prices(at: Instant): ModelPrices {
    return this.#choice(this.#found.model.choose(at)).prices;
  }

  /** Usage spread over the prices in force at a time. */
  spread(usage: Usage, at: Instant): Spread {
    const chosen = this.#found.model.choose(at);
    const set = chosen.set();
    if (set.problem !== undefined) return nothing({ code: "other", about: set.problem });
    const { picks, plans } = this.#choice(chosen);
    const reported = reportedOf(usage);
    let plan = plans.get(reported.layout);
    if (plan === undefined) {
      plan = splitPlan(set, reported.layout);
      plans.set(reported.layout, plan);
    }
    const leaves = leafQuantities(set, plan, reported);
    if (!leaves.ok) return nothing(splitNote(leaves.error));
    const length = set.tiered ? inputTokens(plan, reported) : 0;
    if (length === undefined) {
      return nothing(splitNote({ code: "count_not_reported", unit: "input_tokens", count: 0 }));
    }
    const parts: SpreadPart[] = [];
    for (let place = 0; place < picks.length; place++) {
      const quantity = leaves.value[place] ?? 0;
      if (quantity === 0) continue;
      const { meter, direction, picked: price, rule } = pickFor(picks[place] ?? [], length);
      parts.push({ meter, direction, quantity, picked: price, rule });
    }
    const missing = plan.uncovered.length === 0 ? NONE : uncovered(plan, reported);
    const { serviceTier } = usage;
    if (serviceTier === undefined || serviceTier === "standard") return { parts, missing };
    return { parts, missing, notes: [tierNote(serviceTier)] };
  }

  #choice(chosen: PriceChoice): Choice {
    const set = chosen.set();
    let choice = this.#choices.get(set);
    if (choice === undefined) {
      choice = makeChoice(this.#found, set, chosen.words);
      this.#choices.set(set, choice);
    }
    return choice;
  }
}

const nothing = (note: Note): Spread => ({ parts: [], missing: [note] });

const NONE: readonly Note[] = [];

/** The book has one price for every way to run a request. */
const tierNote = (tier: string): Note => ({
  code: "other",
  about: `this book knows no service tiers: ${tier} is priced as standard`,
});

/** The last rate that applies to input of that length. */
function pickFor(picks: readonly Pick[], length: number): Pick {
  let found = picks[0];
  for (const pick of picks) {
    if (length > (pick.picked.line.when.contextAbove ?? -1)) found = pick;
  }
  if (found === undefined) throw new RangeError("a priced unit without a price");
  return found;
}

/** Counts that no price covers; of a kind and its parts only the kind. */
function uncovered({ uncovered: places }: SplitPlan, { layout, counts }: Reported): Note[] {
  const { units } = layout;
  const missing = places.filter((place) => (counts[place] ?? 0) > 0);
  return widest(missing.map((place) => units[place] as Unit)).map((unit) => ({
    code: "price_missing",
    about: unit.usage,
    values: {
      quantity: counts[units.indexOf(unit)] ?? 0,
      reason: "the book lists none for this model",
    },
  }));
}

function splitNote({ code, unit, count }: SplitError): Note {
  const why =
    code === "count_not_reported"
      ? `${unit} is not reported though its parts, or kinds that meet in it, are`
      : `the parts of ${unit} are more than its ${count}`;
  return { code: "other", about: `${why}: this book prices nothing then` };
}

function makeChoice(found: FoundPrices, set: PriceSet, words: string): Choice {
  const picks = set.units.map(({ unit, rates }) =>
    rates.map((rate, tier): Pick => {
      const line = priceLine(found, unit, rate, rates[tier + 1]?.above, words);
      const parts = [found.rule, unit.price, words, tierWords(rate)];
      return {
        meter: line.meter,
        direction: directionOf(unit),
        picked: picked(line, [], { n: line.usd.n, d: line.usd.d * line.per }),
        rule: parts.filter((part) => part !== "").join(", "),
      };
    }),
  );
  const byMeter = new Map<string, PriceLine[]>();
  const left: LeftPrice[] = [];
  for (const [place, unitPicks] of picks.entries()) {
    const lines = unitPicks.map((pick) => pick.picked.line);
    const meter = lines[0]?.meter ?? "";
    const { unit } = set.units[place] ?? {};
    const key = unit?.price ?? "";
    if (byMeter.has(meter)) left.push({ key, because: "another price has its meter" });
    else {
      byMeter.set(meter, lines);
      if (unit === undefined || hasOwnMeter(unit)) continue;
      for (const { id } of lines) left.push({ key, because: "no meter for it", line: id });
    }
  }
  const table = PriceTable.build({
    lines: [...byMeter.values()].flat(),
    fallbacks: METER_FALLBACKS,
  });
  if (!table.ok)
    throw new RangeError(`lines of ${found.model.id} contradict: ${JSON.stringify(table.error)}`);
  const rule = words === "" ? found.rule : `${found.rule}, ${words}`;
  return {
    picks,
    plans: new WeakMap(),
    prices: {
      provider: found.seller.id,
      model: found.model.id,
      rule,
      ...(found.lister.id !== found.seller.id && { otherSeller: found.lister.id }),
      table: table.value,
      left,
    },
  };
}

/** A unit without a direction is part of the total alone. */
function directionOf({ dimensions }: Unit): Direction {
  const direction = dimensions["direction"];
  return direction === "input" || direction === "output" ? direction : "other";
}

const tierWords = ({ above }: Rate): string =>
  above === undefined ? "" : `tier above ${above} input tokens`;

function priceLine(
  { book, lister, seller, model }: FoundPrices,
  unit: Unit,
  { usd, above }: Rate,
  upTo: number | undefined,
  words: string,
): PriceLine {
  const id = [book, lister.id, model.id, unit.price, words, above === undefined ? "" : `>${above}`];
  return {
    id: id.filter((part) => part !== "").join("/"),
    provider: seller.id,
    model: model.id,
    meter: meterOf(unit),
    usd: decimalOfNumber(usd),
    per: BigInt(unit.per),
    when: {
      serviceTier: "any",
      ...(above === undefined ? {} : { contextAbove: above }),
      ...(upTo === undefined ? {} : { contextUpTo: upTo }),
    },
    effective: { from: EVER },
    known: { from: EVER },
    sources: lister.pricingUrls,
    status: "single source",
  };
}

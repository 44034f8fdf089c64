import type { ModelPrices, Spread, SpreadPart } from "../../book.ts";
import { decimalOfNumber } from "../../decimal.ts";
import { type Instant, instant } from "../../instant.ts";
import type { Direction } from "../../meter.ts";
import type { Note } from "../../note.ts";
import type { PriceLine } from "../../price-line.ts";
import { PriceTable, picked } from "../../price-table.ts";
import type { Usage } from "../../usage.ts";
import type { Model, PriceChoice, Provider } from "./compile-book.ts";
import { reportedOf } from "./foreign-usage.ts";
import { countOf, leafQuantities, type Reported, type SplitError } from "./leaf-quantities.ts";
import type { PriceSet, Rate } from "./price-set.ts";
import { METER_FALLBACKS, meterOf } from "./unit-meter.ts";
import { contains, type Unit, unitOfUsage } from "./units.ts";

/** A model as found for a name: who bills, whose list it stands in, and the rule that led there. */
export type FoundPrices = {
  readonly book: string;
  readonly seller: Provider;
  readonly lister: Provider;
  readonly model: Model;
  readonly rule: string;
};

type Choice = { readonly picks: readonly (readonly Pick[])[]; readonly prices: ModelPrices };
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
    const reported = reportedOf(usage);
    const leaves = leafQuantities(set, reported);
    if (!leaves.ok) return nothing(splitNote(leaves.error));
    const length = set.tiered ? inputTokens(reported) : 0;
    if (length === undefined) {
      return nothing(splitNote({ code: "count_not_reported", unit: "input_tokens", count: 0 }));
    }
    const { picks } = this.#choice(chosen);
    const parts: SpreadPart[] = [];
    for (const [place, { unit, rates }] of set.units.entries()) {
      const quantity = leaves.value[place] ?? 0;
      if (quantity === 0) continue;
      let tier = 0;
      while ((rates[tier + 1]?.above ?? Infinity) < length) tier += 1;
      const pick = picks[place]?.[tier];
      if (pick === undefined) throw new RangeError(`no price line for ${unit.price}`);
      parts.push({ ...pick, quantity });
    }
    return { parts, missing: uncovered(set, reported) };
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

/** The input that context tiers are compared with; `undefined` where only parts of it were reported. */
function inputTokens(reported: Reported): number | undefined {
  return countOf(INPUT_TOKENS, reported);
}

/** Counts that no price covers; of a kind and its parts only the kind. */
function uncovered(set: PriceSet, reported: Reported): Note[] {
  const missing: Unit[] = [];
  for (const name in reported) {
    if (!((reported[name] ?? 0) > 0)) continue;
    const unit = unitOfUsage(name);
    if (unit !== undefined && !set.covered[unit.index]) missing.push(unit);
  }
  return missing
    .filter((unit) => !missing.some((wide) => wide !== unit && contains(wide, unit)))
    .map(({ usage }) => ({
      code: "price_missing",
      about: usage,
      values: { quantity: reported[usage] ?? 0, reason: "the book lists none for this model" },
    }));
}

function splitNote({ code, unit, count }: SplitError): Note {
  return code === "count_not_reported"
    ? {
        code: "other",
        about: `${unit} is not reported although a part of it is: this book prices nothing then`,
      }
    : {
        code: "other",
        about: `the parts of ${unit} are more than its ${count}: this book prices nothing then`,
      };
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
  for (const unitPicks of picks) {
    const lines = unitPicks.map((pick) => pick.picked.line);
    const meter = lines[0]?.meter ?? "";
    if (!byMeter.has(meter)) byMeter.set(meter, lines);
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
    prices: { provider: found.seller.id, model: found.model.id, rule, table: table.value },
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

const INPUT_TOKENS = unitOfUsage("input_tokens") as Unit;

import {
  type AdviceTask,
  type CurrentModel,
  currentModels,
  dayOf,
  endDay,
  LIST_BOOK,
  METERS,
  type Meter,
  toNumber,
} from "@outlay/pricing";
import { instantOf } from "../model/hosted/find-model.ts";
import type { EstimateFacts } from "../model/index.ts";
import type { UnitPrice } from "./advice.ts";

/** What decides which models of other work are candidates. */
export interface UnitRules {
  /** First day of use. */
  readonly day: string;
  /** First day after the last one of use; a model that ends before is out. */
  readonly until?: string;
  /** Sellers whose agreement to the plan's rules is known; absent: no rules. */
  readonly agreed?: ReadonlySet<string>;
  /** Why no model at a seller may be taken. */
  readonly forbidden?: string;
}

/** Models for a task that are paid by a unit of their own, and those that are out, by reason. */
export interface UnitPrices {
  readonly units: readonly UnitPrice[];
  readonly ruledOut: readonly { readonly text: string; readonly models: readonly string[] }[];
}

/**
 * Models of the list that are sold for a task, by what a unit costs there; the cheapest of each meter
 * first. A model with several prices for a unit (by size, quality, region) has the two ends.
 */
export function unitPrices(facts: EstimateFacts, task: AdviceTask, rules: UnitRules): UnitPrices {
  const book = facts.books.get(LIST_BOOK);
  if (book === undefined) return { units: [], ruledOut: [] };
  const units: UnitPrice[] = [];
  const out = new Map<string, string[]>();
  for (const current of currentModels(book, instantOf(rules.day))) {
    const prices = pricesFor(task, current);
    if (prices.length === 0 || current.facts.tunedFrom !== undefined) continue;
    const { provider, id, name, weights, endOfLife } = current.facts;
    const model = `${provider}/${id}`;
    const end = endDay(endOfLife);
    const endsBefore = rules.until !== undefined && end !== undefined && end < rules.until;
    const why = rules.forbidden ?? (endsBefore ? "end within the horizon" : undefined);
    if (why !== undefined) {
      out.set(why, [...(out.get(why) ?? []), model]);
      continue;
    }
    for (const price of prices) {
      units.push({
        model,
        name,
        ...(weights === undefined ? {} : { weights }),
        ...price,
        state: rules.agreed?.has(provider) === false ? "ask-seller" : "allowed",
        ...(end === undefined ? {} : { ends: end }),
      });
    }
  }
  const meters: readonly Meter[] = task.meters ?? [...new Set(units.map(({ meter }) => meter))];
  return {
    units: units.sort(
      (a, b) =>
        meters.indexOf(a.meter) - meters.indexOf(b.meter) ||
        Number(a.state !== "allowed") - Number(b.state !== "allowed") ||
        a.usd[0] - b.usd[0],
    ),
    ruledOut: [...out].map(([text, models]) => ({ text, models })),
  };
}

/** What a model asks for the task: for each of its meters the lowest and the highest plain price. */
function pricesFor(
  { meters, kind }: AdviceTask,
  { lines, kinds }: CurrentModel,
): Pick<UnitPrice, "meter" | "usd" | "per" | "unit" | "checked">[] {
  if (meters === undefined && kind === undefined) return [];
  if (kind !== undefined && !kinds.has(kind)) return [];
  const wanted: readonly Meter[] =
    meters ?? (kind === "rerank" ? ["search_units", "input_text"] : ["input_text"]);
  return wanted.flatMap((meter) => {
    const plain = lines.filter(
      ({ meter: each, when: { serviceTier: tier }, usd }) =>
        each === meter &&
        (tier === undefined || tier === "any" || tier === "standard") &&
        usd.n > 0n,
    );
    if (plain.length === 0) return [];
    const usd = plain.map((line) => toNumber(line.usd));
    const days = plain.flatMap(({ checked }) => (checked === undefined ? [] : [dayOf(checked)]));
    const { per, unit } = METERS[meter];
    return [
      {
        meter,
        usd: [Math.min(...usd), Math.max(...usd)] as const,
        per: Number(per),
        unit,
        ...(days.length === 0 ? {} : { checked: days.sort()[0] as string }),
      },
    ];
  });
}

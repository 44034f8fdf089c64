import type { CheckProblem } from "@outlay/document";
import type { PricedModel, PriceFile, PriceRow } from "../catalog/price-file.ts";
import { amountsOf } from "../catalog/price-row.ts";
import { faultsOf } from "../catalog/read-price-file.ts";
import type { Sources } from "../catalog/source-list.ts";
import { isMeter, METERS, type Meter } from "../meter.ts";

/** A model as far as it passes the lints, and each fault with what was left out for it. */
export interface FaultlessModel {
  /** Absent where nothing is left. */
  readonly model?: PricedModel;
  readonly faults: readonly { readonly what: string; readonly fault: string }[];
}

/**
 * Leaves out what the lints refuse, until nothing is refused. A meter goes out of its service tier as a
 * whole, with the meter whose price would count for it: else a general price would stand for the one
 * that was left out. What concerns no single meter takes the model out.
 *
 * @param file the file that the model will stand in, for its other keys
 */
export function withoutFaults(
  file: PriceFile,
  model: PricedModel,
  sources: Sources,
): FaultlessModel {
  const faults: { what: string; fault: string }[] = [];
  let kept = model;
  for (;;) {
    const [problem] = faultsOf({ ...file, models: [kept] }, sources);
    if (problem === undefined) return { model: kept, faults };
    const place = placeOf(kept, problem);
    if (place === undefined) {
      faults.push({ what: "the whole model", fault: problem.message });
      return { faults };
    }
    const { meter, tier } = place;
    faults.push({ what: tier === undefined ? meter : `${meter}, ${tier}`, fault: problem.message });
    const next = without(kept, meter, tier);
    if (next === undefined) return { faults };
    kept = next;
  }
}

interface Place {
  readonly meter: Meter;
  readonly tier: PriceRow["tier"];
}

/** The meter and tier that a problem is about, where it is about one. */
function placeOf(model: PricedModel, { at }: CheckProblem): Place | undefined {
  const [, , , sheet, , place, meter] = at ?? [];
  const row = model.prices[Number(sheet)]?.usd[Number(place)];
  if (row === undefined || typeof meter !== "string" || !isMeter(meter)) return undefined;
  return { meter, tier: row.tier };
}

function without(
  model: PricedModel,
  meter: Meter,
  tier: PriceRow["tier"],
): PricedModel | undefined {
  const { fallback } = METERS[meter];
  const gone = fallback === undefined ? [meter] : [meter, fallback];
  const prices = model.prices.flatMap((sheet) => {
    const usd = sheet.usd.flatMap((row) => {
      if (row.tier !== tier && fallback === undefined) return [row];
      const left = Object.fromEntries(
        Object.entries(row).filter(([key]) => !(gone as readonly string[]).includes(key)),
      ) as PriceRow;
      return left.times === undefined && amountsOf(left).length === 0 ? [] : [left];
    });
    return usd.some((row) => amountsOf(row).length > 0) ? [{ ...sheet, usd }] : [];
  });
  if (prices.length === 0) return undefined;
  const billsAs = Object.entries(model.bills_as ?? {}).filter(
    ([name, as]) => !gone.includes(name as Meter) && !gone.includes(as),
  );
  return { ...model, prices, bills_as: Object.fromEntries(billsAs) };
}

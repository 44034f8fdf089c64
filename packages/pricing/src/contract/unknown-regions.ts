import { type CheckProblem, nearest } from "@outlay/document";
import type { PriceBook } from "../catalog/price-book.ts";
import { providerId } from "../provider-id.ts";
import type { Contract } from "./contract.ts";

/**
 * Agreements for a region that no price of the seller knows: a name with a typing mistake would never
 * match, and the list price would be paid in silence. A `note` says that it is meant.
 */
export function unknownRegions(contract: Contract, base: PriceBook): readonly CheckProblem[] {
  return (contract.negotiated ?? []).flatMap((one, index): CheckProblem[] => {
    if (one.region === undefined || one.note !== undefined) return [];
    const known = regionsOf(base, providerId(one.provider));
    if (known.has(one.region)) return [];
    const suggestion = nearest(one.region, known);
    return [
      {
        message: `no price of ${one.provider} is for the region \`${one.region}\`: it would never count; if requests name it, say so in \`note\``,
        at: ["negotiated", index, "region"],
        ...(known.size > 0 && { expected: `one of ${[...known].sort().join(", ")}` }),
        ...(suggestion !== undefined && { suggestion }),
      },
    ];
  });
}

/** Regions that a seller's prices or multiples are for, at any time. */
const regionsOf = (base: PriceBook, seller: string): ReadonlySet<string> =>
  new Set(
    base.models
      .filter(({ provider }) => provider === seller)
      .flatMap(({ table }) => [...table.lines, ...table.factors])
      .flatMap(({ when }) => when.region ?? []),
  );

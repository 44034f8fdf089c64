import type { Machine, Purchase } from "@outlay/capacity";
import { type Distribution, median } from "../../distribution/index.ts";
import {
  type Expression,
  mul,
  type NodeExpression,
  node,
  type Origin,
  sub,
} from "../../graph/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { type OfferedMachine, type Serving, soldAs } from "./find-candidates.ts";

/** Hours that a machine is rented in a month: 8760 / 12. */
export const hoursPerMonth = 730;

/** How machines beyond a stated commitment are paid for. */
export const beyondCommitment = (purchase: Purchase): Purchase =>
  purchase === "committed" ? "on-demand" : purchase;

/** The row of the defaults that turns the on-demand price into the one that is paid, if any. */
const discountRow = (sold: Purchase, purchase: Purchase): string | undefined =>
  sold === purchase
    ? undefined
    : purchase === "spot"
      ? "price.spot-discount"
      : purchase === "committed"
        ? "price.commitment-discount"
        : undefined;

/** What one seller asks says little of what others would; where the plan names the seller's region, it is the price. */
const oneOfferRow = ({ offers }: OfferedMachine, { settled }: Serving): string | undefined =>
  offers.length === 1 && settled !== true ? "price.machine.one-offer" : undefined;

const offeredFor = (serving: Serving, purchase: Purchase): OfferedMachine =>
  soldAs(serving.machine, purchase) ?? serving.machine;

/** USD for one hour of a whole machine at the median: what {@link addMachinePrice} gives there. */
export function centralMachinePrice(
  serving: Serving,
  defaults: Defaults,
  purchase: Purchase = serving.purchase,
): number {
  const machine = offeredFor(serving, purchase);
  const middle = (row: string | undefined, without: number): number =>
    row === undefined ? without : median(defaultRow(defaults, row).distribution);
  const asked = median(priceOf(machine)) * middle(oneOfferRow(machine, serving), 1);
  return asked * (1 - middle(discountRow(machine.sold, purchase), 0));
}

/**
 * USD for one hour of a whole machine: from the lowest to the highest of all offers, the middle one
 * likely. A single offer is widened by what others might ask.
 *
 * @param purchase how it is paid for; as the path says when left out
 */
export function addMachinePrice(
  sheet: Sheet,
  serving: Serving,
  purchase: Purchase = serving.purchase,
): Expression {
  const { path, replica } = serving;
  const machine = offeredFor(serving, purchase);
  const size = `${machine.gpus} × ${replica.gpu.name}`;
  const asked = addAsked(sheet, serving, machine, size);
  const row = discountRow(machine.sold, purchase);
  if (row === undefined) return asked;
  const paid = `${path}.machine-price.${purchase}`;
  if (sheet.graph.has(paid)) return node(paid);
  sheet.note({
    code: "price-fallback",
    path,
    text: `The catalog has no ${purchase} price for ${size}; the on-demand price is discounted by ${row}.`,
  });
  const discount = sheet.assume(row, `Discount of ${purchase} machines off the on-demand price.`);
  return sheet.step(
    paid,
    "USD / hour",
    `One hour of a machine, ${purchase}: the on-demand price less the discount.`,
    mul(asked, sub(1, discount)),
  );
}

/** What is asked for a machine that is sold in one way; the same node for all paths. */
function addAsked(
  sheet: Sheet,
  serving: Serving,
  machine: OfferedMachine,
  size: string,
): Expression {
  const listed = addOffers(sheet, machine, size);
  const { id } = listed;
  const row = oneOfferRow(machine, serving);
  if (row === undefined) return listed;
  return sheet.shared(
    `${id}.elsewhere`,
    "USD / hour",
    `One hour of a machine of ${size}, ${machine.sold}: the only offer × what others might ask against it.`,
    () =>
      mul(listed, sheet.assume(row, "What other sellers would ask, against the only offer known.")),
  );
}

/** USD for one hour of a machine, as the sellers ask; the same node for all who need one. */
export function addOffers(sheet: Sheet, machine: OfferedMachine, size: string): NodeExpression {
  const { id: name, sold } = machine;
  const id = `price.machine.${name}${sold === "on-demand" ? "" : `.${sold}`}`;
  return sheet.graph.has(id)
    ? { op: "node", id }
    : sheet.graph.input({
        id,
        unit: "USD / hour",
        doc: `One hour of a machine of ${size}, ${sold}: lowest, middle and highest offer.`,
        distribution: priceOf(machine),
        origin: offersOrigin(machine),
      });
}

/** Ends of all offers; in the middle, the middle offer (of an even number, the lower of the two). */
export function priceOf({ offers }: OfferedMachine): Distribution {
  const low = Math.min(...offers.map(({ usdPerHour }) => usdPerHour.low));
  const high = Math.max(...offers.map(({ usdPerHour }) => usdPerHour.high));
  const middle = offers.map(({ usdPerHour }) => usdPerHour.likely).sort((a, b) => a - b);
  const likely = middle[Math.floor((middle.length - 1) / 2)] as number;
  return low === high ? { kind: "point", value: low } : { kind: "pert", low, likely, high };
}

/** All sellers with what they ask, from the lowest to the highest of their regions; checked on the earliest day of any. */
function offersOrigin({ offers }: OfferedMachine): Origin {
  return {
    kind: offers.every(({ status }) => status === "vendor page") ? "vendor" : "published",
    source: `${offers.length} ${offers.length === 1 ? "offer" : "offers"}: ${offers.map(askedWords).join("; ")}`,
    checked: offers.map(({ checked }) => checked).sort()[0] as string,
  };
}

/** `aws.p5.4xlarge in 9 regions 6.88 to 11.56 (single source: x)`. */
function askedWords({ id, usdPerHour: { low, high }, offers, status, sources }: Machine): string {
  const regions = [...new Set(offers.flatMap(({ region }) => region ?? []))];
  const where =
    regions.length === 0
      ? ""
      : regions.length === 1
        ? ` in ${regions[0]}`
        : ` in ${regions.length} regions`;
  const asked = low === high ? `${low}` : `${low} to ${high}`;
  return `${id}${where} ${asked} (${status}: ${sources.join(", ")})`;
}

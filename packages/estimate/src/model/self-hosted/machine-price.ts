import { type Distribution, median } from "../../distribution/index.ts";
import { type Expression, mul, node, type Origin, sub } from "../../graph/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { OfferedMachine, Serving } from "./find-candidates.ts";

/** Hours that a machine is rented in a month: 8760 / 12. */
export const hoursPerMonth = 730;

/** The row of the defaults that turns the on-demand price into the one the plan pays, if any. */
const discountRow = ({ machine, purchase }: Serving): string | undefined =>
  machine.sold === purchase
    ? undefined
    : purchase === "spot"
      ? "price.spot-discount"
      : "price.commitment-discount";

/** USD for one hour of a whole machine at the median: what {@link addMachinePrice} gives there. */
export function centralMachinePrice(serving: Serving, defaults: Defaults): number {
  const row = discountRow(serving);
  const discount = row === undefined ? 0 : median(defaultRow(defaults, row).distribution);
  return median(priceOf(serving.machine)) * (1 - discount);
}

/**
 * USD for one hour of a whole machine, the way the plan pays: from the lowest to the highest of all
 * offers, the middle one likely.
 */
export function addMachinePrice(sheet: Sheet, serving: Serving): Expression {
  const { path, machine, purchase, replica } = serving;
  const id = `price.machine.${machine.id}`;
  const listed = sheet.graph.has(id)
    ? node(id)
    : sheet.graph.input({
        id,
        unit: "USD / hour",
        doc: `One hour of a machine of ${machine.gpus} × ${replica.gpu.name}, ${machine.sold}: lowest, middle and highest offer.`,
        distribution: priceOf(machine),
        origin: offersOrigin(machine),
      });
  const row = discountRow(serving);
  if (row === undefined) return listed;
  const paid = `${path}.machine-price`;
  if (sheet.graph.has(paid)) return node(paid);
  sheet.note({
    code: "price-fallback",
    path,
    text: `The catalog has no ${purchase} price for ${machine.gpus} × ${replica.gpu.name}; the on-demand price is discounted by ${row}.`,
  });
  const discount = sheet.assume(row, `Discount of ${purchase} machines off the on-demand price.`);
  return sheet.step(
    paid,
    "USD / hour",
    `One hour of a machine, ${purchase}: the on-demand price less the discount.`,
    mul(listed, sub(1, discount)),
  );
}

/** Ends of all offers; in the middle, the middle offer (of an even number, the lower of the two). */
function priceOf({ offers }: OfferedMachine): Distribution {
  const low = Math.min(...offers.map(({ usdPerHour }) => usdPerHour.low));
  const high = Math.max(...offers.map(({ usdPerHour }) => usdPerHour.high));
  const middle = offers.map(({ usdPerHour }) => usdPerHour.likely).sort((a, b) => a - b);
  const likely = middle[Math.floor((middle.length - 1) / 2)] as number;
  return low === high ? { kind: "point", value: low } : { kind: "pert", low, likely, high };
}

/** All offers with their prices; checked on the earliest day of any. */
function offersOrigin({ offers }: OfferedMachine): Origin {
  const words = offers.map(
    ({ id, region, usdPerHour, status, sources }) =>
      `${id}${region === undefined ? "" : ` in ${region}`} ${usdPerHour.likely} (${status}: ${sources.join(", ")})`,
  );
  return {
    kind: offers.every(({ status }) => status === "vendor page") ? "vendor" : "published",
    source: `${offers.length} offers: ${words.join("; ")}`,
    checked: offers.map(({ checked }) => checked).sort()[0] as string,
  };
}

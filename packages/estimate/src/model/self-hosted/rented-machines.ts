import type { Purchase } from "@outlay/capacity";
import {
  add,
  type Expression,
  max,
  min,
  mul,
  node,
  quantity,
  runningMax,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { Basis, RunPart } from "../sheet/line.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId } from "../volume/basis.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addBasis } from "../volume/volume.ts";
import { addCommittedPrices } from "./committed-prices.ts";
import type { Serving } from "./find-candidates.ts";
import type { HostingTerms } from "./hosting-terms.ts";
import { addMachinePrice, beyondCommitment, hoursPerMonth } from "./machine-price.ts";
import { addSpotTerms, spotShare } from "./spot-terms.ts";

/** What is rented, and when. */
export interface Renting {
  /** Machines in use in the busiest hour that are not owned, in each month. */
  readonly rented: Expression;
  /** Machines that run beside so many committed ones, as a mean over all hours. */
  readonly beyond: (promised: Term) => Term;
  /** Rent of each month against the first. */
  readonly prices: Expression;
}

/**
 * Adds the rent of machines, `<path>.gpu-serving`, all hours of the month. Its parts:
 *
 * - `machines`: those in use, the way the plan pays; with a commitment, those beyond it
 * - `stand-in`: of spot machines, those on demand for the hours in which no spot machine is to be had
 * - `committed`: those in use that the commitment covers, at the committed price
 * - `unused`: those that are committed to and not in use, at the same price
 *
 * A committed price is fixed within its term; the others go with the rent of the month. Who commits to
 * a number of machines pays for that many. Who commits to all machines pays in each
 * month for as many as were ever in use.
 *
 * @returns machines that are paid for in each month
 */
export function addRentedMachines(
  sheet: Sheet,
  serving: Serving,
  { rented, beyond, prices }: Renting,
  terms: HostingTerms<Expression>,
  years: readonly FiscalYear[],
): { readonly paid: Term; readonly atPeak: Term } {
  const { path, replica, machine, purchase } = serving;
  const base = (basis: Basis, doc: string, count: Term, index = prices): void => {
    addBasis(sheet, years, basisId(path, basis), "machine", doc, mul(count, index));
  };
  const fixed = (): Expression => addCommittedPrices(sheet, prices, termOf(terms));
  const part = (id: string, doc: string, basis: Basis, price: Term): RunPart => ({
    id,
    doc,
    basis,
    rate: mul(price, quantity(hoursPerMonth, "hour / month"), quantity(1, "1 / machine")),
  });
  const run = (parts: readonly RunPart[]): void =>
    sheet.run({
      path,
      id: "gpu-serving",
      title: "GPU serving",
      doc: `Rent of machines of ${machine.gpus} × ${replica.gpu.name}, ${purchase}.`,
      category: "infrastructure",
      bought: true,
      phase: "deployment",
      parts,
    });
  const use = "Whole machines, all hours of the month.";
  const inUse = (way: Purchase): RunPart[] => {
    const price = addMachinePrice(sheet, serving, way);
    if (way !== "spot") return [part("machines", use, "machine-at-gpu-prices", price)];
    const spot = addSpotTerms(sheet);
    const onDemand = addMachinePrice(sheet, serving, "on-demand");
    return [
      part(
        "machines",
        "Spot machines, all hours of the month in which they are to be had, and those that do no work.",
        "machine-at-gpu-prices",
        mul(price, spotShare(spot)),
      ),
      part(
        "stand-in",
        "Machines on demand for the hours in which no spot machine is to be had.",
        "machine-at-gpu-prices",
        mul(onDemand, spot.standIn),
      ),
    ];
  };
  const idle = "Machines that are committed to and not in use, all hours of the month.";

  if (terms.commitment !== undefined) {
    const promised = quantity(terms.commitment, "machine");
    const committed = addMachinePrice(sheet, serving, "committed");
    const more = beyond(promised);
    base(
      "machine-at-gpu-prices",
      "Machines in use beyond the commitment, each weighted with the rent of its month.",
      more,
    );
    base(
      "machine-committed-at-gpu-prices",
      "Committed machines in use, each weighted with the price of its term.",
      min(rented, promised),
      fixed(),
    );
    base(
      "machine-unused-at-gpu-prices",
      "Committed machines not in use, each weighted with the price of its term.",
      max(sub(promised, rented), quantity(0, "machine")),
      fixed(),
    );
    run([
      ...inUse(beyondCommitment(purchase)),
      part("committed", use, "machine-committed-at-gpu-prices", committed),
      part("unused", idle, "machine-unused-at-gpu-prices", committed),
    ]);
    return { paid: add(more, promised), atPeak: max(rented, promised) };
  }
  if (purchase !== "committed") {
    const paid = beyond(quantity(0, "machine"));
    base("machine-at-gpu-prices", "Machines, each weighted with the rent of its month.", paid);
    run(inUse(purchase));
    return { paid, atPeak: rented };
  }
  const price = addMachinePrice(sheet, serving);
  const promised = sheet.step(
    `${path}.machines-committed`,
    "machine",
    "Machines that are committed to: as many as were ever in use.",
    runningMax(rented),
  );
  base(
    "machine-committed-at-gpu-prices",
    "Committed machines in use, each weighted with the price of its term.",
    rented,
    fixed(),
  );
  base(
    "machine-unused-at-gpu-prices",
    "Committed machines not in use, each weighted with the price of its term.",
    sub(promised, rented),
    fixed(),
  );
  run([
    part("machines", use, "machine-committed-at-gpu-prices", price),
    part("unused", idle, "machine-unused-at-gpu-prices", price),
  ]);
  const committed = node(`${path}.machines-committed`);
  return { paid: committed, atPeak: committed };
}

function termOf({ term }: HostingTerms<Expression>): number {
  if (term === undefined) throw new Error("machines are committed to for no term");
  return term;
}

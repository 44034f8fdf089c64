import {
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

/**
 * Adds the rent of machines, `<path>.gpu-serving`, all hours of the month. Its parts:
 *
 * - `machines`: those in use, the way the plan pays; with a commitment, those beyond it
 * - `committed`: those in use that the commitment covers, at the committed price
 * - `unused`: those that are committed to and not in use, at the same price
 *
 * A committed price is fixed within its term; the others go with the rent of the month. Who commits to
 * a number of machines pays for that many. Who commits to all machines pays in each
 * month for as many as were ever in use.
 *
 * @param rented machines in use that are not owned, in each month
 * @param prices rent of each month against the first
 * @returns machines that are paid for in each month
 */
export function addRentedMachines(
  sheet: Sheet,
  serving: Serving,
  rented: Expression,
  prices: Expression,
  terms: HostingTerms<Expression>,
  years: readonly FiscalYear[],
): Term {
  const { path, replica, machine, purchase } = serving;
  const base = (basis: Basis, doc: string, count: Term, index = prices): void => {
    addBasis(sheet, years, basisId(path, basis), "machine", doc, mul(count, index));
  };
  const fixed = (): Expression => addCommittedPrices(sheet, prices, termOf(terms));
  const part = (id: string, doc: string, basis: Basis, price: Expression): RunPart => ({
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
  const idle = "Machines that are committed to and not in use, all hours of the month.";

  if (terms.commitment !== undefined) {
    const promised = quantity(terms.commitment, "machine");
    const beyond = addMachinePrice(sheet, serving, beyondCommitment(purchase));
    const committed = addMachinePrice(sheet, serving, "committed");
    base(
      "machine-at-gpu-prices",
      "Machines in use beyond the commitment, each weighted with the rent of its month.",
      max(sub(rented, promised), quantity(0, "machine")),
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
      part("machines", use, "machine-at-gpu-prices", beyond),
      part("committed", use, "machine-committed-at-gpu-prices", committed),
      part("unused", idle, "machine-unused-at-gpu-prices", committed),
    ]);
    return max(rented, promised);
  }
  const price = addMachinePrice(sheet, serving);
  if (purchase !== "committed") {
    base("machine-at-gpu-prices", "Machines, each weighted with the rent of its month.", rented);
    run([part("machines", use, "machine-at-gpu-prices", price)]);
    return rented;
  }
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
  return node(`${path}.machines-committed`);
}

function termOf({ term }: HostingTerms<Expression>): number {
  if (term === undefined) throw new Error("machines are committed to for no term");
  return term;
}

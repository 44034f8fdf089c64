import type { Accelerator } from "@outlay/capacity";
import { type Expression, mul, node, type Origin, quantity } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { Serving } from "./find-candidates.ts";
import type { OwnedTerms } from "./hosting-terms.ts";

/**
 * Adds what machines cost that are bought, on the bases `machine-owned` and `machine-bought` of the path.
 * Where nobody says what the GPUs cost, hardware and upkeep are left out; the path is then partial.
 *
 * @param first machines of the first year
 * @param later whether any are bought after the launch
 */
export function addOwnedLines(
  sheet: Sheet,
  serving: Serving,
  terms: OwnedTerms<Expression>,
  first: Expression,
  later: boolean,
): void {
  const price = addPurchasePrice(sheet, serving, terms);
  if (price !== undefined) addHardware(sheet, serving, first, price, later);
  addPower(sheet, serving, terms);
  if (price !== undefined) addUpkeep(sheet, serving, terms, price);
}

/** USD for one machine, where somebody says what its GPUs cost. */
function addPurchasePrice(
  sheet: Sheet,
  { path, replica: { gpu }, machine }: Serving,
  { hostMultiple }: OwnedTerms<Expression>,
): Expression | undefined {
  const { purchasePrice } = gpu;
  if (purchasePrice === undefined) return undefined;
  const id = `price.gpu-purchase.${gpu.id}`;
  const { low, likely, high } = purchasePrice.usd;
  const each = sheet.graph.has(id)
    ? node(id)
    : sheet.graph.input({
        id,
        unit: "USD / gpu",
        doc: `One ${gpu.name}, new, without the machine around it.`,
        distribution:
          low === high ? { kind: "point", value: low } : { kind: "pert", low, likely, high },
        origin: originOf(purchasePrice),
      });
  return sheet.step(
    `${path}.machine-purchase-price`,
    "USD / machine",
    `A machine of ${machine.gpus} × ${gpu.name}: its GPUs × what host, network, spares and install add.`,
    mul(each, quantity(machine.gpus, "gpu / machine"), hostMultiple),
  );
}

const originOf = (fact: Pick<Accelerator, "status" | "sources" | "checked">): Origin => ({
  kind: fact.status === "vendor page" ? "vendor" : "published",
  source: `${fact.status}: ${fact.sources.join(", ")}`,
  checked: fact.checked,
});

function addHardware(
  sheet: Sheet,
  { path, replica: { gpu }, machine }: Serving,
  first: Expression,
  price: Expression,
  later: boolean,
): void {
  const size = `${machine.gpus} × ${gpu.name}`;
  sheet.build({
    path,
    id: "hardware",
    title: "Hardware",
    doc: `Machines of ${size} for the busiest month of the first year, bought before the launch.`,
    category: "infrastructure",
    bought: true,
    phase: "deployment",
    amount: mul(first, price),
    overruns: false,
    spending: "capex",
    asset: "hardware",
  });
  if (!later) return;
  sheet.run({
    path,
    id: "hardware-renewal",
    title: "More and newer hardware",
    doc: `Machines of ${size} that are bought after the launch, once a year for more load, and in place of old ones.`,
    category: "infrastructure",
    bought: true,
    phase: "deployment",
    spending: "capex",
    parts: [
      {
        id: "machines",
        doc: "Machines bought in the month.",
        basis: "machine-bought",
        rate: mul(price, quantity(1, "1 / month")),
      },
    ],
  });
}

function addPower(
  sheet: Sheet,
  { path, replica: { gpu }, machine }: Serving,
  { powerPerKilowatt, roomPerKilowatt }: OwnedTerms<Expression>,
): void {
  if (gpu.powerW === undefined) return;
  const kilowatts = sheet.graph.input({
    id: `${path}.machine-power`,
    unit: "kW / machine",
    doc: `Rated power of ${machine.gpus} × ${gpu.name}.`,
    distribution: { kind: "point", value: (machine.gpus * gpu.powerW) / 1000 },
    origin: originOf(gpu),
  });
  sheet.run({
    path,
    id: "power",
    title: "Power, cooling and room",
    doc: "Electricity and room of the machines that are owned, used or not.",
    category: "infrastructure",
    bought: true,
    phase: "deployment",
    parts: [
      {
        id: "electricity",
        doc: "Electricity: kilowatts × host × draw × PUE × hours × price.",
        basis: "machine-owned",
        rate: mul(kilowatts, powerPerKilowatt),
      },
      {
        id: "room",
        doc: "Room: kilowatts × host × price of a kilowatt.",
        basis: "machine-owned",
        rate: mul(kilowatts, roomPerKilowatt),
      },
    ],
  });
}

function addUpkeep(
  sheet: Sheet,
  { path }: Serving,
  { upkeep }: OwnedTerms<Expression>,
  price: Expression,
): void {
  sheet.run({
    path,
    id: "hardware-upkeep",
    title: "Upkeep of hardware",
    doc: "Contract for repair and replacement: a share of what the machines cost, each year.",
    category: "infrastructure",
    bought: true,
    phase: "maintenance",
    parts: [
      {
        id: "contract",
        doc: "Contract for one machine.",
        basis: "machine-owned",
        rate: mul(price, upkeep, quantity(1 / 12, "year / month")),
      },
    ],
  });
}

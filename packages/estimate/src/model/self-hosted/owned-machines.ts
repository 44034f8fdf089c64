import type { Accelerator } from "@outlay/capacity";
import {
  add,
  atMonth,
  ceil,
  type Expression,
  mul,
  node,
  type Origin,
  quantity,
  runningMax,
  series,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { MachinePath } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId } from "../volume/basis.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addBasis } from "../volume/volume.ts";
import type { Serving } from "./find-candidates.ts";
import type { HostingTerms, OwnedTerms } from "./hosting-terms.ts";
import { lastMonthOf } from "./owned-schedule.ts";

/**
 * Adds machines that are bought: how many, what they cost, their power and their upkeep.
 *
 * - `<path>.hardware`: the machines of the first year, bought before the launch
 * - `<path>.hardware-renewal`: those that later years need beside them, and those that replace old ones
 * - `<path>.power`, `<path>.hardware-upkeep`: for each machine that is owned, used or not
 *
 * @returns machines owned in each month
 */
export function addOwnedMachines(
  sheet: Sheet,
  serving: Serving,
  machines: Expression,
  terms: HostingTerms<Expression>,
  years: readonly FiscalYear[],
): Expression {
  const { owned, cohorts } = terms;
  const { path } = serving;
  if (owned === undefined) throw new Error("nothing is owned");
  const byYear = addOwnedByYear(sheet, path, machines, terms);
  const inYear = (year: number) =>
    monthsWhere(sheet.months, (month) => Math.floor(month / 12) === year);
  addBasis(
    sheet,
    years,
    basisId(path, "machine-owned"),
    "machine",
    "Machines that are owned.",
    add(...byYear.map((count, year) => mul(count, inYear(year)))),
  );
  const later = cohorts.flatMap(({ year, boughtIn }) =>
    boughtIn
      .filter((month) => month > 0)
      .map((month) => {
        const before = byYear[year - 1];
        const now = byYear[year] as Expression;
        const more = before === undefined ? now : sub(now, before);
        return mul(
          more,
          monthsWhere(sheet.months, (each) => each === month),
        );
      }),
  );
  if (later.length > 0) {
    addBasis(
      sheet,
      years,
      basisId(path, "machine-bought"),
      "machine",
      "Machines that are bought after the launch: for more load, and for old ones.",
      add(...later),
    );
  }
  const price = addPurchasePrice(sheet, serving, owned);
  if (price !== undefined) addHardware(sheet, serving, byYear[0] as Expression, price, later);
  addPower(sheet, serving, owned);
  if (price !== undefined) addUpkeep(sheet, serving, owned, price);
  return node(basisId(path, "machine-owned"));
}

/** Machines owned in each year: for its busiest month, and never fewer than in the year before. */
function addOwnedByYear(
  sheet: Sheet,
  path: MachinePath,
  machines: Expression,
  { site, cohorts, owned }: HostingTerms<Expression>,
): readonly Expression[] {
  const most = sheet.step(
    `${path}.machines-so-far`,
    "machine",
    "Most machines that any month needed up to this one.",
    runningMax(machines),
  );
  return cohorts.map(({ year }) => {
    const needed = atMonth(most, lastMonthOf(year, sheet.months));
    // A product such as 0.7 × 10 may lie a hair above a whole number.
    const hair = quantity(1e-9, "machine");
    return sheet.step(
      `${path}.machines-owned.year-${year + 1}`,
      "machine",
      `Machines owned in year ${year + 1} after the launch: ${site === "hybrid" ? "the owned part of those that its busiest month needs, rounded up" : "those that its busiest month needs"}.`,
      site === "hybrid" && owned !== undefined ? ceil(sub(mul(owned.share, needed), hair)) : needed,
    );
  });
}

const monthsWhere = (months: number, is: (month: number) => boolean): Expression =>
  series(
    Array.from({ length: months }, (_, month) => (is(month) ? 1 : 0)),
    "factor",
  );

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
  later: readonly Term[],
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
  if (later.length === 0) return;
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

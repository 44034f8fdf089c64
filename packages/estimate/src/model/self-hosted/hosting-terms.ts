import { type Expression, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { defaultOrigin, defaultRow, likelyValue } from "../sheet/input.ts";
import { pointOfSheet } from "../sheet/point-of-sheet.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { hoursPerMonth } from "./machine-price.ts";
import { commitmentMonths } from "./offers-of-plan.ts";
import { type Cohort, purchaseCohorts } from "./owned-schedule.ts";

/** Where the machines stand: rented, bought, or bought for a part of the load and rented for the rest. */
export type Site = "cloud" | "owned" | "hybrid";

/** What owning a machine depends on, whichever machine it is. */
export interface OwnedTerms<T> {
  /** Part of the machines of a year's busiest month that is bought: 1 unless hybrid. */
  readonly share: T;
  /** Cost of a machine ÷ cost of its GPUs. */
  readonly hostMultiple: T;
  /** Contract for repair in a year, as a share of what the machine cost. */
  readonly upkeep: T;
  /** USD of electricity for a kilowatt of GPUs (rated) and a month: host, draw, cooling and hours included. */
  readonly powerPerKilowatt: T;
  /** USD for the room of a kilowatt of GPUs (rated) and a month, host included. */
  readonly roomPerKilowatt: T;
}

/** How machines are paid for, apart from their prices. */
export interface HostingTerms<T> {
  readonly site: Site;
  /** Rented machines that are paid in any case. */
  readonly commitment?: number;
  /** Months for which the price of a commitment is fixed; absent where nobody commits to anything. */
  readonly term?: number;
  /** When machines are bought; none when all are rented. */
  readonly cohorts: readonly Cohort[];
  /** Absent when all are rented. */
  readonly owned?: OwnedTerms<T>;
}

/** Everything is rented, and nothing is promised. */
export const rentedTerms: HostingTerms<never> = { site: "cloud", cohorts: [] };

/** The terms of a plan, as inputs of the graph. The same nodes for all paths. */
export function addHostingTerms(sheet: Sheet, plan: Plan): HostingTerms<Expression> {
  const { hosting } = plan;
  const site = hosting?.site ?? "cloud";
  const committed = hosting?.commitment?.distribution;
  const commitment = {
    ...(committed?.kind === "point" ? { commitment: Math.round(committed.value) } : {}),
    ...(site === "owned" || !commits(plan) ? {} : { term: addCommitmentTerm(sheet, plan) }),
  };
  if (site === "cloud") return { site, ...commitment, cohorts: [] };
  const life = addDepreciation(sheet, plan);
  return {
    site,
    ...commitment,
    cohorts: purchaseCohorts(sheet.months, Math.max(1, Math.round(12 * life))),
    owned: {
      share:
        site === "owned"
          ? sheet.shared("hosting.all-owned", "share", "All machines are bought.", () =>
              quantity(1, "share"),
            )
          : sheet.believe({
              id: "hosting.owned_share",
              doc: "Part of the machines of a year's busiest month that is bought.",
              plan: hosting?.owned_share,
              key: "hosting.owned_share",
              default: "hosting.owned-share",
            }),
      hostMultiple: sheet.assume(
        "price.owned-host-multiple",
        "Cost of a machine ÷ cost of its GPUs: host, network, spares, install.",
      ),
      upkeep: sheet.assume(
        "hardware.upkeep",
        "Contract for repair in a year, as a share of what the machine cost.",
      ),
      powerPerKilowatt: addPowerCost(sheet, plan),
      roomPerKilowatt: addRoomCost(sheet),
    },
  };
}

/** Whether any machine is rented at a price that is fixed for a term. */
const commits = ({ hosting, paths }: Plan): boolean =>
  hosting?.commitment !== undefined ||
  paths["self-hosted"]?.purchase === "committed" ||
  paths["self-hosted-tuned"]?.purchase === "committed";

/** Months of a commitment: one number, as it sets the months of renewal. */
function addCommitmentTerm(sheet: Sheet, plan: Plan): number {
  const id = "price.commitment-term";
  const stated = plan.hosting?.commitment_term;
  const value = commitmentMonths(plan, sheet.defaults);
  const doc = "Months for which the price of a committed machine is fixed.";
  if (stated !== undefined) {
    sheet.believe({ id, doc, plan: stated, key: "hosting.commitment_term", default: id });
  } else if (!sheet.graph.has(id)) {
    const distribution = { kind: "point", value } as const;
    const origin = defaultOrigin(defaultRow(sheet.defaults, id));
    sheet.graph.input({ id, unit: "month", doc, distribution, origin });
  }
  return value;
}

/** Years until a machine is replaced: one number, as it sets the months of purchase. */
function addDepreciation(sheet: Sheet, plan: Plan): number {
  const stated = plan.hosting?.depreciation;
  const doc = "Years until a machine that was bought is replaced.";
  const id = "hosting.depreciation";
  if (stated !== undefined) {
    sheet.believe({ id, doc, plan: stated, key: id, default: "finance.depreciation" });
    return likelyValue(stated.distribution);
  }
  const row = defaultRow(sheet.defaults, "finance.depreciation");
  const value = likelyValue(row.distribution);
  if (!sheet.graph.has(id)) {
    const distribution = { kind: "point", value } as const;
    sheet.graph.input({ id, unit: "year", doc, distribution, origin: defaultOrigin(row) });
  }
  return value;
}

/** USD for a kilowatt of GPUs and a month: host × draw × PUE × hours × price. */
function addPowerCost(sheet: Sheet, plan: Plan): Expression {
  const { hosting } = plan;
  const price = sheet.believe({
    id: "hosting.power_price",
    doc: "Price of electricity.",
    plan: hosting?.power_price,
    key: "hosting.power_price",
    default: "price.power",
  });
  const pue = sheet.believe({
    id: "hosting.pue",
    doc: "Power of the whole room for each unit that the machines take.",
    plan: hosting?.pue,
    key: "hosting.pue",
    default: "price.pue",
  });
  const draw = sheet.assume("hardware.power-draw", "Mean draw as a share of the rated power.");
  return sheet.shared(
    "hosting.power-cost",
    "USD / kW / month",
    "Electricity for a kilowatt of GPUs in a month: host × draw × PUE × 730 hours × price.",
    () => mul(addHostPower(sheet), draw, pue, quantity(hoursPerMonth, "kWh / kW / month"), price),
  );
}

/** USD for the room of a kilowatt of GPUs and a month: host × price of a kilowatt. */
const addRoomCost = (sheet: Sheet): Expression =>
  sheet.shared(
    "hosting.room-cost",
    "USD / kW / month",
    "Room for a kilowatt of GPUs in a month: host × price of a kilowatt.",
    () =>
      mul(
        addHostPower(sheet),
        sheet.assume("hardware.room", "Space, racks and security for a kilowatt and month."),
      ),
  );

const addHostPower = (sheet: Sheet): Expression =>
  sheet.assume("hardware.host-power", "Power of a machine ÷ power of its GPUs.");

/** The terms as numbers: every input at its median. */
export function centralTerms(sheet: Sheet, terms: HostingTerms<Expression>): HostingTerms<number> {
  const { owned, ...rest } = terms;
  if (owned === undefined) return rest;
  const ids = Object.values(owned).map(idOf);
  const point = pointOfSheet(sheet, ids);
  const value = (each: Expression): number => point.value(idOf(each));
  return {
    ...rest,
    owned: {
      share: value(owned.share),
      hostMultiple: value(owned.hostMultiple),
      upkeep: value(owned.upkeep),
      powerPerKilowatt: value(owned.powerPerKilowatt),
      roomPerKilowatt: value(owned.roomPerKilowatt),
    },
  };
}

function idOf(each: Expression): string {
  if (each.op !== "node") throw new Error(`${each.op} is no node`);
  return each.id;
}

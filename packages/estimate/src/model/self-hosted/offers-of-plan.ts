import { type Machine, machinesFor, type Place, placeNamed, placeNames } from "@outlay/capacity";
import { fail, type Issue, issueAt, nearest, type Outcome, ok } from "@outlay/document";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import type { EstimateFacts } from "../facts.ts";
import { defaultRow, likelyValue } from "../sheet/input.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { MachinePath } from "../sheet/path.ts";

/** The machines that a plan may rent, and where. */
export interface PlanOffers {
  /** With the prices of the place and of the term that is committed to. */
  readonly machines: readonly Machine[];
  /** All machines of the catalog, to say where else a part is rented. */
  readonly everywhere: readonly Machine[];
  /** Absent when the plan names none: every offer counts then. */
  readonly place?: Place;
  /** All machines that serve are bought: the place is that of their room, and narrows no offers. */
  readonly owned?: boolean;
}

/** Months of a commitment: as the plan states, or as is usual. */
export function commitmentMonths(plan: Plan, defaults: Defaults): number {
  const stated = plan.hosting?.commitment_term?.distribution;
  const months =
    stated?.kind === "point"
      ? stated.value
      : likelyValue(defaultRow(defaults, "price.commitment-term").distribution);
  return Math.max(1, Math.round(months));
}

/** The offers that count for a plan; or that it names a place which the catalog does not have. */
export function offersOfPlan(
  plan: Plan,
  { machines, countries }: EstimateFacts,
  defaults: Defaults,
): Outcome<PlanOffers, Issue[]> {
  const termMonths = commitmentMonths(plan, defaults);
  const named = plan.hosting?.region;
  if (named === undefined) {
    return ok({ machines: machinesFor(machines, { termMonths }), everywhere: machines });
  }
  const place = placeNamed(countries, named.value);
  if (place === undefined) {
    const names = placeNames(countries);
    const suggestion = nearest(named.value, names);
    return fail([
      issueAt(named.at, {
        code: "wrong_value",
        message: `the catalog has no machines in ${named.value}`,
        expected: `an area, a country or a region of a seller: ${names.join(", ")}`,
        ...(suggestion === undefined ? {} : { suggestion }),
      }),
    ]);
  }
  // A part can be bought where nobody rents it out.
  if (plan.hosting?.site === "owned") {
    return ok({
      machines: machinesFor(machines, { termMonths }),
      everywhere: machines,
      place,
      owned: true,
    });
  }
  const here = machinesFor(machines, { regions: place.regions, termMonths });
  return ok({ machines: here, everywhere: machines, place });
}

/**
 * What a reader must know of a place that a plan names: whose prices these are, and which sellers are
 * left out because their prices name no region. Nothing where no place is named.
 */
export function placeNote(path: MachinePath, offers: PlanOffers): EstimateNote | undefined {
  const { place, machines, everywhere, owned } = offers;
  if (place === undefined) return undefined;
  if (owned === true) {
    return {
      code: "machine-choice",
      path,
      text: `Machines stand in ${place.id} (hosting.region): its electricity, where the catalog has it. GPUs that are rented before the launch or for tuning are at the prices of all sellers, wherever they are.`,
    };
  }
  const sellers = new Set(machines.map(sellerOf));
  const nowhere = new Set(
    everywhere
      .filter((one) => one.offers.every(({ region }) => region === undefined))
      .map(sellerOf),
  );
  const out = [...nowhere].filter((seller) => !sellers.has(seller)).sort();
  const left =
    out.length === 0 ? "" : ` Prices that name no region are left out: those of ${out.join(", ")}.`;
  return {
    code: "machine-choice",
    path,
    text: `Machines in ${place.id} only (hosting.region): prices of ${[...sellers].sort().join(", ") || "nobody"}.${left}`,
  };
}

/**
 * Where a part is rented, for a plan whose place has none, or none that is large enough: countries, or that
 * sellers name no region. Nothing where no place is named, or nothing larger is rented anywhere.
 *
 * @param moreThan bytes of memory of the largest machine of the place; any size when left out
 */
export function rentedElsewhere(
  accelerator: string | undefined,
  { everywhere, place, owned }: PlanOffers,
  { countries, accelerators }: Pick<EstimateFacts, "countries" | "accelerators">,
  moreThan?: number,
): string {
  if (place === undefined || owned === true) return "";
  const bytes = ({ accelerator: gpu, gpus }: Machine): number =>
    gpus * (accelerators.get(gpu)?.memoryGb ?? 0) * 1e9;
  const offers = everywhere
    .filter((one) => accelerator === undefined || one.accelerator === accelerator)
    .filter((one) => moreThan === undefined || bytes(one) > moreThan)
    .flatMap((one) => one.offers);
  if (offers.length === 0 && moreThan !== undefined) return "";
  const what = moreThan === undefined ? "It is" : "Larger ones are";
  const regions = new Set(offers.map(({ region }) => region));
  const named = countries
    .filter((country) => country.regions.some((region) => regions.has(region)))
    .map(({ id }) => id);
  const unnamed = regions.has(undefined) ? ", and from sellers that name no region" : "";
  return named.length === 0
    ? ` ${what} rented from sellers that name no region only: leave out hosting.region.`
    : ` ${what} rented in ${named.join(", ")}${unnamed}.`;
}

const sellerOf = ({ id }: Machine): string => id.split(".")[0] as string;

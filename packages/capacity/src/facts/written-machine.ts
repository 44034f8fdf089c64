import { type Shape, shape } from "@outlay/document";
import { type Machine, machineOf, type Offer, type Purchase } from "./machine.ts";
import { type Provenance, provenanceFields, provenanceOf } from "./provenance.ts";

const usd = (doc: string): ReturnType<typeof shape.optional<number>> =>
  shape.optional(
    shape.number({ min: 1e-9, doc: `USD for the whole machine and one hour: ${doc}` }),
  );

/** Prices of one or more regions as written, in the order of {@link columns}. */
interface WrittenOffers extends Partial<Provenance> {
  readonly regions?: readonly string[];
  readonly on_demand?: number;
  readonly spot?: number;
  readonly committed_1y?: number;
  readonly committed_3y?: number;
}

const row: Shape<WrittenOffers> = shape.object(
  {
    regions: shape.optional(
      shape.list(shape.text(), {
        min: 1,
        doc: "Regions with these prices, as the seller names them; left out where it names none.",
      }),
    ),
    on_demand: usd("without any promise."),
    spot: usd("it may be taken back at any time."),
    committed_1y: usd("paid for a year, used or not; an upfront part is spread over it."),
    committed_3y: usd("paid for three years, used or not."),
    sources: shape.optional(provenanceFields.sources),
    checked: shape.optional(provenanceFields.checked),
    status: shape.optional(provenanceFields.status),
    note: provenanceFields.note,
  },
  { doc: "Prices of one or more regions; what it does not say of its source, the machine says." },
);

/** How a machine with its offers is written in the catalog. */
export const writtenMachine: Shape<WrittenMachine> = shape.object({
  id: shape.text({ doc: "Seller and name: aws.g6e.xlarge." }),
  gpus: shape.integer({ min: 1 }),
  ...provenanceFields,
  offers: shape.list(row, { min: 1 }),
});

/** A machine as written. */
export interface WrittenMachine extends Provenance {
  readonly id: string;
  readonly gpus: number;
  readonly offers: readonly WrittenOffers[];
}

/** An offer, and where in the document it was written. */
export interface PlacedOffer {
  readonly offer: Offer;
  /** Keys and places below the machine. */
  readonly at: readonly (string | number)[];
}

const columns: readonly {
  readonly key: "on_demand" | "spot" | "committed_1y" | "committed_3y";
  readonly purchase: Purchase;
  readonly termMonths?: number;
}[] = [
  { key: "on_demand", purchase: "on-demand" },
  { key: "spot", purchase: "spot" },
  { key: "committed_1y", purchase: "committed", termMonths: 12 },
  { key: "committed_3y", purchase: "committed", termMonths: 36 },
];

/** Every price of a machine, region by region. */
export const offersOf = (machine: WrittenMachine): PlacedOffer[] =>
  machine.offers.flatMap((each, index) =>
    columns.flatMap(({ key, purchase, termMonths }) => {
      const usdPerHour = each[key];
      if (usdPerHour === undefined) return [];
      return (each.regions ?? [undefined]).map((region) => ({
        at: ["offers", index, key],
        offer: {
          ...(region === undefined ? {} : { region }),
          purchase,
          usdPerHour,
          ...(termMonths === undefined ? {} : { termMonths }),
          ...provenanceOf({
            sources: each.sources ?? machine.sources,
            checked: each.checked ?? machine.checked,
            status: each.status ?? machine.status,
            ...noteOf(each.note ?? machine.note),
          }),
        },
      }));
    }),
  );

const noteOf = (note: string | undefined): { note?: string } =>
  note === undefined ? {} : { note };

/** The machines that a written one stands for: one for each purchase and term it is sold by. */
export const machinesOfWritten = (accelerator: string, written: WrittenMachine): Machine[] => {
  const offers = offersOf(written).map(({ offer }) => offer);
  return columns.flatMap(({ purchase, termMonths }) => {
    const sold = offers.filter((one) => one.purchase === purchase && one.termMonths === termMonths);
    return sold.length === 0
      ? []
      : [machineOf({ id: written.id, accelerator, gpus: written.gpus }, sold)];
  });
};

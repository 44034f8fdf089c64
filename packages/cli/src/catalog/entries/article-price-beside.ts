import { readDefaults } from "@outlay/estimate";
import { LIST_BOOK, METERS, toNumber } from "@outlay/pricing";
import type { Catalog } from "../load.ts";
import { machineSeller } from "./machine-entries.ts";

/** What our own sources say of a price that an article gives. */
export interface OurRange {
  readonly low: number;
  readonly high: number;
  /** What it was computed from. */
  readonly from: string;
}

/** The clouds that the article names. */
const CLOUDS = ["aws", "gcp", "azure"];

const span = (values: readonly number[], from: string): OurRange | undefined =>
  values.length === 0 ? undefined : { low: Math.min(...values), high: Math.max(...values), from };

const scaled = (of: OurRange | undefined, by: number, from: string): OurRange | undefined =>
  of && { low: of.low * by, high: of.high * by, from: `${from} ${of.from}` };

/** How each of the articles' prices is compared; what is not here has nothing of ours to stand beside. */
const beside: Readonly<Record<string, (catalog: Catalog) => OurRange | undefined>> = {
  "A.price.a100-cloud-hour": (catalog) => cloudA100(catalog),
  "A.price.4xa100-cloud-hour": (catalog) => scaled(cloudA100(catalog), 4, "four times"),
  "A.price.a100-purchase": ({ accelerators }) =>
    span(
      [...accelerators.values()].flatMap(({ id, purchasePrice }) =>
        id.startsWith("a100") && purchasePrice !== undefined
          ? [purchasePrice.usd.low, purchasePrice.usd.high]
          : [],
      ),
      "what A100s are reported to cost to buy",
    ),
  "A.price.4xa100-purchase": (catalog) =>
    scaled(beside["A.price.a100-purchase"]?.(catalog), 4, "four times"),
  "A.price.rag-storage": (catalog) => ragStorage(catalog),
  "A.price.cloud-storage": ({ services }) =>
    span(
      [...services.values()]
        .filter(({ id, sources }) => id.startsWith("storage.object") && !fromArticle(sources))
        .flatMap(({ low, high }) => [Number(low), Number(high)]),
      "object storage as sellers list it",
    ),
  "B.price.closed-api": ({ books }) => {
    const book = books.get(LIST_BOOK);
    const lines = (book?.models ?? []).flatMap(({ provider, model, table }) =>
      book?.model(provider, model)?.weights === "closed" ? table.lines : [],
    );
    const usd = lines
      .filter(
        ({ meter, when, known, usd: { n } }) =>
          (meter === "input_text" || meter === "output_text") &&
          Object.keys(when).length === 0 &&
          known.to === undefined &&
          n > 0n,
      )
      .map((line) => (toNumber(line.usd) / Number(METERS[line.meter].per)) * 1000);
    return span(usd, "input and output of closed models by list, plain requests, on any day");
  },
  "B.price.spot-or-reserved-discount": ({ machines }) =>
    span(
      machines
        .filter(({ purchase }) => purchase !== "on-demand")
        .flatMap(({ id, offers }) =>
          offers.flatMap(({ region, usdPerHour }) => {
            const whole = machines
              .find((other) => other.id === id && other.purchase === "on-demand")
              ?.offers.find((offer) => offer.region === region);
            return whole === undefined ? [] : [1 - usdPerHour / whole.usdPerHour];
          }),
        ),
      "spot and committed against on demand, machine by machine in one region",
    ),
};

/** What our own sources say of a price of the articles; nothing where there is none to compare. */
export const ourRange = (catalog: Catalog, id: string): OurRange | undefined =>
  beside[id]?.(catalog);

const fromArticle = (sources: readonly string[]): boolean =>
  sources.every((id) => id.startsWith("article-"));

const cloudA100 = ({ machines }: Catalog): OurRange | undefined =>
  span(
    machines
      .filter(
        ({ id, accelerator, purchase }) =>
          accelerator.startsWith("a100") &&
          purchase === "on-demand" &&
          CLOUDS.includes(machineSeller(id)),
      )
      .flatMap(({ offers, gpus }) => offers.map(({ usdPerHour }) => usdPerHour / gpus)),
    "A100s of AWS, Google Cloud and Azure on demand, 40 and 80 GB, all regions, for one GPU",
  );

/** 5 to 10 million chunks in a vector store, by the row of the defaults that an estimate takes: storage alone. */
function ragStorage({ defaultsText }: Catalog): OurRange | undefined {
  const read = readDefaults(defaultsText, "catalog/defaults.yaml");
  const row = read.ok ? read.value.get("price.vector.storage")?.distribution : undefined;
  if (row?.kind !== "pert") return undefined;
  return span(
    [row.likely * 5e6, row.likely * 10e6],
    "5 to 10 million chunks × the likely price.vector.storage: storage alone, without reads and writes",
  );
}

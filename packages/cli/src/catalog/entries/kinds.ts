import { adviceColumns, adviceEntries } from "./advice-entries.ts";
import { articlePriceColumns, articlePriceEntries } from "./article-price-entries.ts";
import { defaultColumns, defaultEntries } from "./default-entries.ts";
import type { EntryKind } from "./entry.ts";
import { factColumns, factEntries } from "./fact-entries.ts";
import {
  acceleratorColumns,
  acceleratorEntries,
  machineColumns,
  machineEntries,
} from "./machine-entries.ts";
import { machineTable } from "./machine-table.ts";
import { openModelColumns, openModelEntries } from "./open-model-entries.ts";
import { placeColumns, placeEntries } from "./place-entries.ts";
import { provisionedColumns, provisionedEntries } from "./provisioned-entries.ts";
import { publishedColumns, publishedEntries } from "./published-entries.ts";
import { regimeColumns, regimeEntries } from "./regime-entries.ts";
import { reviewColumns, reviewEntries } from "./review-entries.ts";
import { sellerColumns, sellerEntries } from "./seller-entries.ts";
import { sourceColumns, sourceEntries } from "./source-entries.ts";

/** Every kind of entries, in the order in which they are listed. Prices of models have verbs of their own. */
export const entryKinds: readonly EntryKind[] = [
  {
    id: "sellers",
    doc: "who sells models, and which kinds of prices are here",
    columns: sellerColumns,
    entries: sellerEntries,
  },
  {
    id: "open-models",
    doc: "models that anyone may serve, with what the serving formulas need",
    columns: openModelColumns,
    entries: openModelEntries,
  },
  {
    id: "accelerators",
    doc: "GPUs: datasheet values, and what one costs to buy",
    columns: acceleratorColumns,
    entries: acceleratorEntries,
  },
  {
    id: "machines",
    doc: "machines with GPUs as they are sold, by region and way of paying",
    heading: "USD for one GPU and hour, the cheapest on demand first",
    columns: machineColumns,
    entries: machineEntries,
    table: machineTable,
  },
  {
    id: "places",
    doc: "countries and the regions of sellers in them",
    columns: placeColumns,
    entries: placeEntries,
  },
  {
    id: "services",
    doc: "storage, vector stores, reading of pages, guardrails, products to buy …",
    columns: factColumns,
    entries: ({ services }) => factEntries(services.values()),
  },
  {
    id: "labour",
    doc: "what work costs, by role and region",
    columns: factColumns,
    entries: ({ labour }) => factEntries(labour.values()),
  },
  {
    id: "power",
    doc: "electricity by country, and what a room adds to it",
    columns: factColumns,
    entries: ({ power }) => factEntries(power.values()),
  },
  {
    id: "regimes",
    doc: "laws and standards: whom they bind, duties, what outsiders are paid",
    columns: regimeColumns,
    entries: regimeEntries,
  },
  {
    id: "provisioned",
    doc: "reserved throughput of models, by the time one commits to",
    columns: provisionedColumns,
    entries: provisionedEntries,
  },
  {
    id: "published",
    doc: "figures that others published, with what contradicts them",
    columns: publishedColumns,
    entries: publishedEntries,
  },
  {
    id: "advice",
    doc: "kinds of models and the work they are for, closed against open",
    columns: adviceColumns,
    entries: adviceEntries,
  },
  {
    id: "article-prices",
    doc: "prices of the two articles for what is no model, beside ours",
    columns: articlePriceColumns,
    entries: articlePriceEntries,
  },
  {
    id: "reviewed",
    doc: "disputed prices that people decided, and why",
    columns: reviewColumns,
    entries: reviewEntries,
  },
  {
    id: "defaults",
    doc: "what an estimate takes where a plan does not say",
    columns: defaultColumns,
    entries: defaultEntries,
  },
  {
    id: "sources",
    doc: "where facts were read",
    columns: sourceColumns,
    entries: sourceEntries,
  },
];

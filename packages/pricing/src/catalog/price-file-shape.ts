import { type Shape, shape } from "@outlay/document";
import { METER_NAMES, METERS } from "../meter.ts";
import { type PriceStatus, SERVICE_TIERS } from "../price-line.ts";
import type { PriceFile } from "./price-file.ts";
import { sourceShape } from "./source-list.ts";

const STATUSES: readonly PriceStatus[] = [
  "seen on invoice",
  "vendor page",
  "two catalogues agree",
  "single source",
];

const name = shape.text({ max: 100 });
const sourceIds = shape.list(shape.text({ max: 60 }), {
  min: 1,
  doc: "Ids of `sources/` where a reader can check it.",
});
const status = shape.choice(STATUSES);
const checked = shape.date({ doc: "The last day for which a source shows this price." });
const meter = shape.choice(METER_NAMES);

/** A daily window of UTC written `01:00-04:00`, kept as text. */
const window = shape.text({
  pattern: /([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)/,
  expected: "a daily window of UTC such as 01:00-04:00",
});

/** How a name of a tuned model is written. */
const tunedName = shape.text({
  pattern: /[^{}]*\{model\}[^{}]*\{more\}[^{}]*/,
  expected: "a name with {model} and then {more}, such as ft:{model}:{more}",
});

const amounts = Object.fromEntries(
  METER_NAMES.map((one) => [
    one,
    shape.optional(
      shape.decimal({
        doc: `USD for ${METERS[one].per} of: ${METERS[one].doc}.`,
        examples: ["0.30"],
      }),
    ),
  ]),
);

const rowShape = shape.object({
  tier: shape.optional(shape.choice(SERVICE_TIERS)),
  above: shape.optional(
    shape.integer({
      min: 1,
      doc: "For requests with more input tokens than this, cached ones counted.",
    }),
  ),
  up_to: shape.optional(
    shape.integer({ min: 1, doc: "For requests with at most this many input tokens." }),
  ),
  region: shape.optional(name),
  regions: shape.optional(shape.list(name, { min: 1 })),
  hours: shape.optional(window),
  weekdays: shape.optional(
    shape.flag({ doc: "With `hours`: only from Monday to Friday, by the UTC date." }),
  ),
  variant: shape.optional(shape.map(name, { doc: "Facts of the request: `{ quality: high }`." })),
  times: shape.optional(
    shape.decimal({ doc: "A multiple of the sheet's token prices, instead of prices." }),
  ),
  meters: shape.optional(shape.list(meter, { min: 1, doc: "What `times` applies to." })),
  status: shape.optional(status),
  checked: shape.optional(checked),
  sources: shape.optional(sourceIds),
  published: shape.optional(name),
  note: shape.optional(shape.text()),
  ...amounts,
});

const sheetShape = shape.object({
  from: shape.text({
    pattern: /\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}Z)?/,
    expected: "a date, or a time of UTC such as 2026-08-16T16:00Z",
    doc: "When it began to apply. It ends when the next sheet of the model begins.",
  }),
  to: shape.optional(
    shape.date({ doc: "The day it ended, if no other sheet follows (exclusive)." }),
  ),
  promised_until: shape.optional(
    shape.date({
      doc: "Of a promotion: the last day it is promised for, where what follows is not known.",
    }),
  ),
  known: shape.optional(
    shape.date({ doc: "The day it came into this file; the file's own day when left out." }),
  ),
  status,
  checked,
  sources: sourceIds,
  published: shape.optional(name),
  note: shape.optional(shape.text()),
  usd: shape.list(rowShape, { min: 1 }),
});

const endOfLifeShape = shape.object({
  date: shape.optional(shape.date({ doc: "The day from which requests fail." })),
  not_before: shape.optional(shape.date({ doc: "The vendor promises to serve it until then." })),
  ended: shape.optional(
    shape.flag({ doc: "It has ended on a day that is not known; `checked` shows it ended." }),
  ),
  replacement: shape.optional(name),
  sources: sourceIds,
  checked,
  note: shape.optional(shape.text()),
});

const billsAs = shape.map(meter, {
  key: meter,
  doc: "Meters without a price of their own, and the meter whose price counts for them.",
});

const weights = shape.choice(["open", "closed"], {
  doc: "Whether the model's weights are published, so that others can serve it too.",
});

const datedAliasShape = shape.object({
  name,
  from: shape.date({ doc: "The day from which the name means this model." }),
  to: shape.optional(shape.date({ doc: "The day from which it means another (exclusive)." })),
  sources: sourceIds,
  checked,
  note: shape.optional(shape.text()),
});

const modelShape = shape.object({
  id: name,
  provider: shape.optional(name),
  name,
  aliases: shape.optional(shape.list(name)),
  dated_aliases: shape.optional(
    shape.list(datedAliasShape, {
      doc: "Names that mean another model at other times, such as `…-latest`.",
    }),
  ),
  tuned_from: shape.optional(
    shape.text({
      max: 100,
      doc: "Id of the seller's model that this one was tuned from; this entry is what using it costs.",
    }),
  ),
  weights: shape.optional(weights),
  open_model: shape.optional(
    shape.text({
      max: 100,
      doc: "Id in `models/open.yaml` of the same weights, to serve oneself.",
    }),
  ),
  released: shape.optional(shape.date()),
  context: shape.optional(shape.integer({ min: 1, doc: "Longest input in tokens." })),
  dimensions: shape.optional(shape.integer({ min: 1, doc: "Numbers in one embedding." })),
  end_of_life: shape.optional(endOfLifeShape),
  bills_as: shape.optional(billsAs),
  note: shape.optional(shape.text()),
  prices: shape.list(sheetShape, { min: 1 }),
});

const factShape = shape.object({
  id: name,
  name: shape.text(),
  unit: name,
  low: shape.decimal(),
  high: shape.decimal(),
  sources: sourceIds,
  note: shape.optional(shape.text()),
});

/** A file of prices: one provider's (`catalog/prices`), or a book of its own (`catalog/books`). */
export const priceFileShape: Shape<PriceFile> = shape.object({
  provider: shape.optional(name),
  book: shape.optional(name),
  name,
  known: shape.date({ doc: "The day these prices came into the catalog." }),
  weights: shape.optional(weights),
  resells: shape.optional(
    shape.flag({
      doc: "The seller sells other makers' models under their makers' names: a name without a seller is then the maker's.",
    }),
  ),
  tuned_names: shape.optional(
    shape.list(tunedName, {
      doc: "How responses name what a customer tuned: `{model}` is the model, `{more}` the customer's own part.",
    }),
  ),
  bills_as: shape.optional(billsAs),
  bills_as_note: shape.optional(shape.text()),
  sources: shape.optional(shape.list(sourceShape)),
  models: shape.list(modelShape, { min: 1 }),
  facts: shape.optional(shape.list(factShape)),
});

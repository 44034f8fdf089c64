import { type Shape, shape } from "@outlay/document";
import { METER_NAMES, METERS } from "../meter.ts";
import { SERVICE_TIERS } from "../price-line.ts";
import type { Contract } from "./contract.ts";

/** Most entries of one list: far more than any contract has, few enough to compare in pairs. */
const MOST = 500;

/** Days that a contract can name: its periods are counted one by one. */
const CENTURY = { min: "2000-01-01", max: "2100-12-31" };

const name = shape.text({ max: 100 });
const models = shape.list(name, { min: 1, max: MOST, doc: "Ids or aliases in the book below." });
const meter = shape.choice(METER_NAMES);
const amount = { examples: ["120000"] };

const agreed = {
  provider: name,
  from: shape.date({ ...CENTURY, doc: "First day on which it holds, UTC." }),
  to: shape.optional(shape.date({ ...CENTURY, doc: "Day on which it no longer holds." })),
  evidence: shape.optional(
    shape.text({ max: 300, doc: "Where your papers show it.", examples: ["order form 4711"] }),
  ),
  note: shape.optional(shape.text({ max: 1000 })),
};

const amounts = shape.object(
  Object.fromEntries(
    METER_NAMES.map((one) => [
      one,
      shape.optional(shape.decimal({ doc: `USD for ${METERS[one].per} of: ${METERS[one].doc}.` })),
    ]),
  ),
);

const units = shape.object(
  Object.fromEntries(
    METER_NAMES.map((one) => [
      one,
      shape.optional(shape.integer({ min: 1, max: 1e15, doc: `Free: ${METERS[one].doc}.` })),
    ]),
  ),
);

const negotiated = shape.object({
  ...agreed,
  models: shape.optional(models),
  times: shape.optional(
    shape.decimal({ doc: "Multiple of the list prices: 0.85 is 15 % off.", examples: ["0.85"] }),
  ),
  meters: shape.optional(
    shape.list(meter, {
      min: 1,
      doc: "What `times` applies to; left out: every meter that counts tokens of a request.",
    }),
  ),
  usd: shape.optional(amounts),
  tier: shape.optional(shape.choice(SERVICE_TIERS)),
  region: shape.optional(name),
  above: shape.optional(
    shape.integer({ min: 1, doc: "The price of requests with more input tokens than this." }),
  ),
  variant: shape.optional(shape.map(name, { doc: "Facts of the request: `{ quality: high }`." })),
  known: shape.optional(
    shape.date({ doc: "The day it came into this file; the file's own day when left out." }),
  ),
  status: shape.optional(shape.choice(["negotiated", "seen on invoice"])),
});

const commitment = shape.object({
  ...agreed,
  to: shape.date({ ...CENTURY, doc: "The day after the last of the commitment." }),
  usd: shape.decimal(amount),
  per: shape.choice(["month", "year", "term"], {
    doc: "The sum is owed for each month or year counted from `from`, or once for the whole term.",
  }),
  used: shape.optional(
    shape.object({
      usd: shape.decimal({ doc: "Spent in the running period before `until`, by your invoices." }),
      until: shape.date(),
    }),
  ),
});

const credit = shape.object({
  ...agreed,
  id: shape.optional(name),
  usd: shape.decimal({ ...amount, doc: "What is left of it on the day `from`." }),
});

const freeTier = shape.object({
  ...agreed,
  models: shape.optional(models),
  meters: units,
  per: shape.choice(["day", "month"], { doc: "A day or month of UTC." }),
});

/** A contract file: a company's own terms over the prices of a book. */
export const contractShape: Shape<Contract> = shape.object({
  contract: shape.text({
    pattern: /[a-z0-9][a-z0-9.-]{0,59}/,
    expected: "an id of lower case letters, digits, . and -, such as acme-2026",
    doc: "Id of the book that it makes.",
  }),
  name: shape.optional(name),
  over: shape.text({
    max: 60,
    doc: "Id of the book whose prices it changes.",
    examples: ["list"],
  }),
  known: shape.date({ doc: "The day these terms came into this file." }),
  note: shape.optional(shape.text({ max: 2000 })),
  negotiated: shape.optional(shape.list(negotiated, { max: MOST })),
  commitments: shape.optional(shape.list(commitment, { max: MOST })),
  credits: shape.optional(shape.list(credit, { max: MOST })),
  free_tiers: shape.optional(shape.list(freeTier, { max: MOST })),
});

import {
  type Accelerator,
  type Architecture,
  type Calibration,
  constantStarts,
  type FittedConstants,
  type Machine,
  machineOf,
  type ServingError,
} from "@outlay/capacity";
import type { Issue, Outcome } from "@outlay/document";
import {
  bySourceId,
  type Provisioned,
  priceBooks,
  readPriceFile,
  readSources,
} from "@outlay/pricing";
import type { Defaults } from "./defaults/default.ts";
import type { EstimateFacts } from "./facts.ts";
import { noMeasuredTraining } from "./tuning/no-measured-training.test-support.ts";

export { catalogFacts } from "./catalog-facts.ts";

const must = <Value>(read: Outcome<Value, readonly Issue[]>): Value => {
  if (!read.ok) throw new Error(read.error.map(({ message }) => message).join("\n"));
  return read.value;
};

const seen = {
  sources: ["test"],
  checked: "2026-11-23",
  status: "single source",
} as const;

/** A dense model of one billion parameters whose cache takes 1 KB a token. */
const model: Architecture = {
  id: "tiny",
  name: "Tiny",
  parameters: 1e9,
  activeParameters: 1e9,
  layers: 10,
  hidden: 1000,
  attention: { kind: "heads", kvHeads: 1, headDim: 25 },
  context: 100_000,
  precision: "fp8",
  ...seen,
};

const gpu: Accelerator = {
  id: "plain",
  name: "Plain",
  memoryGb: 100,
  bandwidthGbPerS: 1000,
  tflops: { bf16: 100, fp8: 200 },
  powerW: 300,
  interconnectGbPerS: 100,
  earlySoftware: false,
  purchasePrice: { usd: { low: 1000, likely: 1000, high: 1000 }, ...seen },
  ...seen,
};

const never = { low: 1, likely: 1, high: 1 };
const exact: ServingError = { throughput: never, ttft: never, tpot: never };
const byLoad = { "closed-loop": exact, batch: exact };

/** Formulas that are never wrong, with the constants that their fit starts from. */
const calibration: Calibration = {
  constants: Object.fromEntries(
    Object.entries(constantStarts).map(([name, all]) => [name, { all }]),
  ) as unknown as FittedConstants,
  eras: {},
  parts: {},
  corrections: [],
  engines: {},
  errors: {
    "near measurements": byLoad,
    "engine and part measured": byLoad,
    "part measured": byLoad,
    uncalibrated: byLoad,
    "kin measured": byLoad,
  },
  learntFrom: [],
};

/** Units at 2 USD an hour, 1000 a month: ten at least, in steps of five, 60,000 tokens a minute each. */
const plainProvisioned: Provisioned = {
  units: [
    {
      id: "acme.unit",
      provider: "acme",
      name: "Unit",
      region: "global",
      prices: [
        { term: "hour", usd: "2", per: "hour", ...seen },
        { term: "month", usd: "1000", per: "month", ...seen },
        { term: "quarter", usd: "900", per: "month", ...seen },
      ],
    },
    {
      id: "acme.unit.eu",
      provider: "acme",
      name: "Unit, EU",
      region: "eu",
      prices: [{ term: "hour", usd: "3", per: "hour", ...seen }],
    },
  ],
  carries: [
    {
      units: ["acme.unit", "acme.unit.eu"],
      models: ["one"],
      minimum: 10,
      increment: 5,
      input_tokens_per_minute: 60_000,
      output_weight: 4,
      ...seen,
    },
  ],
};

/**
 * Facts that a pocket calculator copes with: input 2 USD and output 8 USD for a million tokens, cache
 * read 0.2 and write 2.5, batch at half price; training 5, a tuned acme/one 3 and 12 and half a dollar an
 * hour; acme/fee asks 0.005 USD for a request beside the tokens; acme/ending is followed by acme/next in the seventh
 * month of 2027, and acme/first by acme/second in the fourth, by acme/next in the tenth; a machine of two GPUs at 3 USD an hour, each of which costs 1000 USD to buy; every default
 * is the number given here, or the likely value of its row.
 */
export function plainFacts(
  defaults: Defaults,
  values: Readonly<Record<string, number>>,
): EstimateFacts {
  const file = must(
    readPriceFile(
      `provider: acme
name: Acme
known: 2026-11-23
models:
  - id: one
    name: One
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd:
          - { input_text: 2.00, cache_read_text: 0.20, cache_write_5m: 2.50, output_text: 8.00 }
          - { tier: batch, times: 0.5 }
          - { training_tokens: 5.00 }
  - id: "ft:one"
    name: One, tuned
    tuned_from: one
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 3.00, output_text: 12.00, hosting_hours: 0.50 }]
  - id: fee
    name: Fee
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 2.00, output_text: 8.00, requests: 5.00 }]
  - id: tiered
    name: Tiered
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd:
          - { up_to: 1000, input_text: 2.00, output_text: 8.00 }
          - { above: 1000, input_text: 4.00, output_text: 16.00 }
  - id: ending
    name: Ending
    end_of_life: { date: 2027-07-01, replacement: next, sources: [test], checked: 2026-11-23 }
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 2.00, output_text: 8.00, training_tokens: 5.00 }]
  - id: "ft:ending"
    name: Ending, tuned
    tuned_from: ending
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 3.00, output_text: 12.00 }, { hosting_hours: 0 }]
  - id: next
    name: Next
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 3.00, output_text: 10.00, training_tokens: 10.00 }]
  - id: "ft:next"
    name: Next, tuned
    tuned_from: next
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 4.00, output_text: 15.00 }]
  - id: mini
    name: Mini
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 0.50, output_text: 2.00, cache_read_text: 0.05 }]
  - id: first
    name: First
    end_of_life: { date: 2027-04-01, replacement: second, sources: [test], checked: 2026-11-23 }
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 1.00, output_text: 5.00 }]
  - id: second
    name: Second
    end_of_life: { date: 2027-10-01, replacement: next, sources: [test], checked: 2026-11-23 }
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 2.00, output_text: 6.00 }]
  - id: short-sighted
    name: Short-sighted
    end_of_life: { date: 2027-07-01, replacement: short, sources: [test], checked: 2026-11-23 }
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 2.00, output_text: 8.00 }]
  - id: short
    name: Short
    context: 500
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 1.00, output_text: 1.00 }]
  - id: many
    name: Many
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd:
          - { input_text: 2.00, output_text: 8.00, input_image: 3.00, input_audio: 6.00 }
          - { web_searches: 5, images: 0.05 }
          - { regions: [eu, us], times: 1.1 }
  - id: embed
    name: Embed
    dimensions: 1000
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 0.10 }]
  - id: silent
    name: Silent
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-23
        sources: [test]
        usd: [{ input_text: 2.00, training_tokens: 5.00 }]
`,
      "acme.yaml",
      bySourceId(
        must(
          readSources(
            "sources: [{ id: test, kind: vendor page, title: T, url: https://example.com, dated: 2026-11-23, read: 2026-11-23 }]",
            "sources.yaml",
          ),
        ),
      ),
    ),
  );
  for (const id of Object.keys(values)) {
    if (!defaults.has(id)) throw new Error(`the defaults have no row ${id}`);
  }
  return {
    books: priceBooks([file]),
    openModels: new Map([[model.id, model]]),
    accelerators: new Map([[gpu.id, gpu]]),
    // Two sellers that ask the same: one alone would be widened.
    machines: ["shop.pair", "other.pair"].map(
      (id): Machine =>
        machineOf({ id, accelerator: gpu.id, gpus: 2 }, [
          { purchase: "on-demand", usdPerHour: 3, ...seen },
        ]),
    ),
    calibration,
    training: noMeasuredTraining,
    countries: [],
    services: new Map(),
    provisioned: plainProvisioned,
    published: new Map(),
    advice: { tasks: [], model_types: [], sourcing: [] },
    defaults: new Map(
      [...defaults].map(([id, row]) => {
        const d = row.distribution;
        const likely =
          d.kind === "pert"
            ? d.likely
            : d.kind === "overrun"
              ? d.p50
              : d.kind === "point"
                ? d.value
                : 0;
        return [id, { ...row, distribution: { kind: "point", value: values[id] ?? likely } }];
      }),
    ),
  };
}

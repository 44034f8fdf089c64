import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { readDefaults } from "../defaults/read-defaults.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const defaults = read.value;

/** One machine of two GPUs, and `spare` more; a GPU costs 1000 USD and takes 300 W. */
const machines = (spare: number, purchase = "on-demand"): string =>
  `{ self-hosted: { model: tiny, accelerator: plain, redundancy: ${spare}, purchase: ${purchase} } }`;
const still = {
  "price.gpu-decline": 0,
  "price.commitment-discount": 0.4,
  "price.spot-discount": 0.5,
  "hosting.spot-stand-in": 0.2,
  "hosting.spot-lost": 0.25,
  "price.owned-host-multiple": 1.5,
  "hardware.upkeep": 0.06,
  "hardware.host-power": 1.4,
  "hardware.power-draw": 0.5,
  "hardware.room": 0,
  "price.power": 0.1,
  "price.pue": 1.5,
};

it.each<LineRow>([
  {
    name: "owned: two machines × 2 × 1000 × 1.5",
    plan: { paths: machines(1), hosting: "{ site: owned }" },
    node: "self-hosted.hardware.total",
    want: 6000,
  },
  {
    name: "owned: nothing is bought again in four years",
    plan: { paths: machines(1), hosting: "{ site: owned }", horizon: "48 months" },
    node: "self-hosted.hardware-renewal.total",
    want: 0,
  },
  {
    name: "owned: two machines again after three years",
    plan: {
      paths: machines(1),
      hosting: "{ site: owned, depreciation: 3 years }",
      horizon: "60 months",
    },
    node: "self-hosted.hardware-renewal.month",
    month: 37,
    want: 6000,
  },
  {
    name: "owned: and not a month earlier",
    plan: {
      paths: machines(1),
      hosting: "{ site: owned, depreciation: 3 years }",
      horizon: "60 months",
    },
    node: "self-hosted.hardware-renewal.month",
    month: 36,
    want: 0,
  },
  {
    name: "power: 0.6 kW × 1.4 × 0.5 × 1.5 × 730 h × 0.10, two machines",
    plan: { paths: machines(1), hosting: "{ site: owned }" },
    node: "self-hosted.power.month",
    month: 1,
    want: 91.98,
  },
  {
    name: "power as the plan states it: 0.42 kW × 2 × 730 h × 0.20",
    plan: { paths: machines(0), hosting: "{ site: owned, power_price: $0.20 / kWh, pue: 2 }" },
    node: "self-hosted.power.month",
    month: 1,
    want: 122.64,
  },
  {
    name: "room: 0.6 kW × 1.4 × 100, two machines",
    plan: { paths: machines(1), hosting: "{ site: owned }" },
    defaults: { "hardware.room": 100 },
    node: "self-hosted.power.room.month",
    month: 1,
    want: 168,
  },
  {
    name: "upkeep: 6 % of 6000 a year",
    plan: { paths: machines(1), hosting: "{ site: owned }" },
    node: "self-hosted.hardware-upkeep.month",
    month: 24,
    want: 30,
  },
  {
    name: "hybrid: half of three machines, two are bought",
    plan: { paths: machines(2), hosting: "{ site: hybrid, owned_share: 50 % }" },
    node: "self-hosted.hardware.total",
    want: 6000,
  },
  {
    name: "hybrid: the third is rented, 3 × 730",
    plan: { paths: machines(2), hosting: "{ site: hybrid, owned_share: 50 % }" },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 2190,
  },
  {
    name: "commitment: 2 of 3 machines at 60 %, the third on demand",
    plan: { paths: machines(2), hosting: "{ commitment: 2 }" },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 2 * 1314 + 2190,
  },
  {
    name: "commitment: beyond it, committed is on demand",
    plan: { paths: machines(2, "committed"), hosting: "{ commitment: 2 }" },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 2 * 1314 + 2190,
  },
  {
    name: "commitment: 4 machines are paid when 3 are used",
    plan: { paths: machines(2), hosting: "{ commitment: 4 }" },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 4 * 1314,
  },
  {
    name: "commitment: the fourth is shown apart",
    plan: { paths: machines(2), hosting: "{ commitment: 4 }" },
    node: "self-hosted.gpu-serving.unused.month",
    month: 1,
    want: 1314,
  },
  {
    name: "spot: 0.8 × 1.25 × 1.5 and 0.2 × 3 USD an hour, 2.1 × 730",
    plan: { paths: machines(0, "spot") },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 1533,
  },
  {
    name: "spot: a fifth of the hours on demand is shown apart",
    plan: { paths: machines(0, "spot") },
    node: "self-hosted.gpu-serving.stand-in.month",
    month: 1,
    want: 438,
  },
  {
    // 0.0018 calls a second at the peak, 0.001 a copy and half of it planned for: 4 copies, 2 a machine.
    name: "measured: 0.1 tokens a second a copy, 100 a call, half of it: two machines, 2 × 3 × 730",
    plan: {
      paths:
        "{ self-hosted: { model: tiny, accelerator: plain, gpus: 1, redundancy: 0, measured_tokens_per_second: 0.1 / second } }",
      hosting: "{ utilisation_ceiling: 50 % }",
    },
    node: "self-hosted.gpu-serving.month",
    month: 1,
    want: 4380,
  },
  {
    // 10 of 24 hours: 2 of 6 parts with a second machine; at other hours one.
    name: "autoscaling: one machine and 10 ÷ 24 × 3 ÷ 6 of another",
    plan: {
      paths:
        "{ self-hosted: { model: tiny, accelerator: plain, gpus: 1, redundancy: 0, measured_tokens_per_second: 0.1 / second } }",
      hosting: "{ utilisation_ceiling: 50 %, autoscaling: true, start_up: 0 minutes }",
    },
    node: "self-hosted.machines-scaled",
    month: 1,
    want: 1 + (10 / 24) * (3 / 6),
  },
  {
    name: "GPUs paid for: 2 owned machines, and 4 committed to beside them",
    plan: { paths: machines(2), hosting: "{ site: hybrid, owned_share: 50 %, commitment: 4 }" },
    node: "self-hosted.gpus-rented",
    month: 1,
    want: 12,
  },
])("$name: $want", (row) => {
  const value = lineValue({ ...row, defaults: { ...still, ...row.defaults } }, defaults);
  expect(isWanted(row, value), `${row.node} is ${value}`).toBe(true);
});

type Values = Readonly<Record<string, number>>;

const modelWith = (parts: Readonly<Record<string, string>>, values: Values = {}) => {
  const plan = parsePlan(plainPlan(parts), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, plainFacts(defaults, { ...still, ...values }));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
};
const medians = (parts: Readonly<Record<string, string>>, values: Values = {}) => {
  const middle = centre(modelWith(parts, values).graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  return middle.value;
};

/** Loads from one machine to about a hundred, that rise or fall. */
const loads = fc.record({
  tasks: fc.integer({ min: 1, max: 2_000 }).map((thousands) => thousands * 1_000_000),
  growth: fc.integer({ min: -60, max: 60 }),
});
const partsOf = (load: { tasks: number; growth: number }, purchase = "on-demand") => ({
  paths: machines(1, purchase),
  "workload.tasks": `${load.tasks} / month`,
  "workload.growth": `${load.growth} % / year`,
});

describe("a commitment", () => {
  it("never costs less than what is used, nor less than what is promised, at the committed price", () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 0, max: 200 }), (load, commitment) => {
        const paid = medians({ ...partsOf(load), hosting: `{ commitment: ${commitment} }` });
        const used = paid.months("self-hosted.machines");
        paid.months("self-hosted.gpu-serving.month").forEach((usd, month) => {
          const least = Math.max(used[month] as number, commitment) * 1314;
          expect(usd).toBeGreaterThanOrEqual(least * (1 - 1e-12));
        });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["all machines", { paths: machines(1, "committed") }, 2, 12],
    ["two machines", { paths: machines(1), hosting: "{ commitment: 2 }" }, 2, 12],
    ["three, of which two are used", { paths: machines(1), hosting: "{ commitment: 3 }" }, 3, 12],
    ["two for half a year", { paths: machines(1), hosting: "{ commitment: 2 }" }, 2, 6],
  ])(
    "to %s has one price within a term, and that of its month when it is renewed",
    (_, parts, count, term) => {
      const paid = medians(parts, { "price.gpu-decline": 0.19, "price.commitment-term": term });
      const usd = paid.months("self-hosted.gpu-serving.month");
      usd.forEach((each, month) => {
        const years = Math.floor(month / term) * (term / 12);
        expect(each, `month ${month + 1}`).toBeCloseTo(count * 1314 * 0.81 ** years, 6);
      });
      expect(paid.value("self-hosted.surprise.price-decline.total")).toBeCloseTo(
        usd.length * count * 1314 - paid.value("self-hosted.gpu-serving.total"),
        6,
      );
    },
  );

  it("costs a fleet what its lines cost, so that the choice of machines sees fixed prices", () => {
    for (const purchase of ["on-demand", "committed"]) {
      const model = modelWith({ paths: machines(1, purchase) }, { "price.gpu-decline": 0.19 });
      const middle = centre(model.graph);
      if (!middle.ok) throw new Error(JSON.stringify(middle.error));
      const [path] = model.paths;
      expect(path?.fleets?.[0]?.usd).toBeCloseTo(
        middle.value.value("self-hosted.gpu-serving.total"),
        6,
      );
    }
  });

  it("is the sum of what is used and what is not", () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 0, max: 200 }), (load, commitment) => {
        const paid = medians({ ...partsOf(load), hosting: `{ commitment: ${commitment} }` });
        const part = (id: string): number => paid.value(`self-hosted.gpu-serving.${id}.total`);
        expect(part("committed") + part("unused")).toBeCloseTo(commitment * 1314 * 24, 3);
        expect(part("machines") + part("committed") + part("unused")).toBeCloseTo(
          paid.value("self-hosted.gpu-serving.total"),
          3,
        );
      }),
      { numRuns: 20 },
    );
  });

  it("to all machines costs what was ever in use; with a load that does not fall, what is used", () => {
    fc.assert(
      fc.property(loads, (load) => {
        const paid = medians(partsOf(load, "committed"));
        const used = paid.months("self-hosted.machines");
        let most = 0;
        paid.months("self-hosted.gpu-serving.month").forEach((usd, month) => {
          most = Math.max(most, used[month] as number);
          expect(usd).toBeCloseTo(most * 1314, 3);
        });
        if (load.growth >= 0) {
          expect(paid.value("self-hosted.gpu-serving.unused.total")).toBeCloseTo(0, 6);
        }
      }),
      { numRuns: 20 },
    );
  });
});

it("maintenance of the second year is the same for owned machines as for rented ones", () => {
  const of = (site: string): number =>
    medians({ paths: machines(1), hosting: `{ site: ${site} }` }).value(
      "self-hosted.maintenance.total",
    );
  expect(of("owned")).toBeCloseTo(of("cloud"), 6);
});

it.each(["spot", "committed"])(
  "where all machines are bought, purchase %s moves nothing",
  (how) => {
    const of = (purchase: string): number =>
      medians({ paths: machines(1, purchase), hosting: "{ site: owned }" }).value(
        "self-hosted.total",
      );
    expect(of(how)).toBe(of("on-demand"));
  },
);

describe("machines that are bought", () => {
  it("are enough for every month, and are paid for once, with what replaces them", () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 0, max: 100 }), (load, percent) => {
        const hosting = `{ site: hybrid, owned_share: ${percent} %, depreciation: 1 year }`;
        const paid = medians({ ...partsOf(load), hosting });
        const needed = paid.months("self-hosted.machines");
        const owned = paid.months("self-hosted.basis.machine-owned");
        const rented = paid.months("self-hosted.machines-rented");
        needed.forEach((count, month) => {
          expect((owned[month] as number) + (rented[month] as number)).toBeGreaterThanOrEqual(
            count - 1e-9,
          );
        });
        // 24 months of machines that last 12: each is bought once a year.
        const usd =
          paid.value("self-hosted.hardware.total") +
          paid.value("self-hosted.hardware-renewal.total");
        expect(usd).toBeCloseTo(((owned[0] as number) + (owned[12] as number)) * 3000, 3);
      }),
      { numRuns: 30 },
    );
  });
});

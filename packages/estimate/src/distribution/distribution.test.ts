import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLOCK_DRAWS, owenStream } from "../sampling/owen.ts";
import { streamKey } from "../sampling/stream-key.ts";
import { checkDistribution } from "./check-distribution.ts";
import type { Distribution } from "./distribution.ts";
import { distributionText } from "./distribution-text.ts";
import { fromInterval } from "./from-interval.ts";
import { mean } from "./mean.ts";
import { median, quantile } from "./quantile.ts";
import { TABLE_ERROR } from "./quantile-table.ts";
import { samplerOf } from "./sampler.ts";

const OVERRUN: Distribution = { kind: "overrun", p10: 0.71, p50: 1.1, p90: 1.7, ceiling: 4 };

/** Quantiles and means to be checked by hand, or against a 50-digit calculation where noted. */
const TABLE: readonly {
  readonly d: Distribution;
  readonly at: readonly (readonly [number, number])[];
  readonly mean: number;
}[] = [
  {
    d: { kind: "point", value: 7 },
    at: [
      [0.1, 7],
      [0.9, 7],
    ],
    mean: 7,
  },
  { d: { kind: "uniform", low: 10, high: 20 }, at: [[0.25, 12.5]], mean: 15 },
  {
    d: { kind: "triangular", low: 0, likely: 5, high: 10 },
    at: [
      [0.125, 2.5],
      [0.5, 5],
      [0.875, 7.5],
    ],
    mean: 5,
  },
  { d: { kind: "triangular", low: 0, likely: 0, high: 10 }, at: [[0.75, 5]], mean: 10 / 3 },
  {
    d: { kind: "pert", low: 0, likely: 0.5, high: 1 },
    at: [
      [0.5, 0.5],
      [0.103515625, 0.25],
    ],
    mean: 0.5,
  }, // beta(3, 3): I(¼) = 106 / 1024
  { d: { kind: "pert", low: 0, likely: 0, high: 1 }, at: [[0.5, 1 - 0.5 ** 0.2]], mean: 1 / 6 }, // beta(1, 5)
  {
    d: { kind: "normal", mean: 10, sd: 2 },
    at: [
      [0.5, 10],
      [0.975, 10 + 2 * 1.959963984540054],
    ],
    mean: 10,
  },
  {
    d: { kind: "lognormal", low: 1, high: 100, mass: 0.9 },
    at: [
      [0.05, 1],
      [0.5, 10],
      [0.95, 100],
    ],
    mean: 26.639800977355,
  },
  {
    d: { kind: "lognormal", low: 1, high: 100, mass: 0.5 },
    at: [
      [0.25, 1],
      [0.75, 100],
    ],
    mean: 3393.648810192631,
  },
  {
    d: { kind: "share", low: 0.2, high: 0.8, mass: 0.9 },
    at: [
      [0.05, 0.2],
      [0.5, 0.5],
      [0.95, 0.8],
    ],
    mean: 0.5,
  },
  { d: { kind: "beta", alpha: 1, beta: 2 }, at: [[0.75, 0.5]], mean: 1 / 3 },
  {
    d: { kind: "event", probability: 0.25, impact: { kind: "uniform", low: 100, high: 200 } },
    at: [
      [0.5, 0],
      [0.74, 0],
      [0.875, 150],
    ],
    mean: 37.5,
  },
  {
    d: OVERRUN,
    at: [
      [0.1, 0.71],
      [0.5, 1.1],
      [0.9, 1.7],
    ],
    mean: 1.164611788748,
  },
];

describe("quantile, median and mean", () => {
  it.each(TABLE)("of $d", ({ d, at, mean: want }) => {
    for (const [u, value] of at) {
      expect(Math.abs(quantile(d, u) - value)).toBeLessThanOrEqual(1e-11 * Math.abs(value));
    }
    expect(mean(d) / want).toBeCloseTo(1, 11);
    if (median(d) !== 0) expect(quantile(d, 0.5) / median(d)).toBeCloseTo(1, 11);
  });
});

/** A checked distribution of any kind. */
const anyDistribution: fc.Arbitrary<Distribution> = (() => {
  const number = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8);
  const positive = fc.integer({ min: 1, max: 4000 }).map((n) => n / 16);
  const inside = fc.integer({ min: 1, max: 998 }).map((n) => n / 1000);
  const three = fc
    .tuple(number, positive, fc.integer({ min: 0, max: 16 }))
    .map(([low, width, part]) => ({
      low,
      likely: low + (width * part) / 16,
      high: low + width,
    }));
  const plain: fc.Arbitrary<Distribution> = fc.oneof(
    three.map(({ low, high }) => ({ kind: "uniform" as const, low, high })),
    three.map((bounds) => ({ kind: "triangular" as const, ...bounds })),
    three.map((bounds) => ({ kind: "pert" as const, ...bounds })),
    fc.tuple(number, positive).map(([m, sd]) => ({ kind: "normal" as const, mean: m, sd })),
    fc.tuple(positive, positive, inside).map(([low, width, mass]) => ({
      kind: "lognormal" as const,
      low,
      high: low + width,
      mass: Math.max(mass, 0.5),
    })),
    fc.tuple(inside, fc.constantFrom(0.5, 0.8, 0.9)).map(([low, mass]) => ({
      kind: "share" as const,
      low: low * 0.9,
      high: low * 0.9 + 0.05,
      mass,
    })),
    fc.tuple(positive, positive).map(([a, b]) => ({
      kind: "beta" as const,
      alpha: 0.2 + a / 8,
      beta: 0.2 + b / 8,
    })),
  );
  const event = fc.tuple(inside, positive, positive).map(([probability, low, width]) => ({
    kind: "event" as const,
    probability,
    impact: { kind: "lognormal" as const, low, high: low + width, mass: 0.9 },
  }));
  const overrun = fc.tuple(positive, inside).map(([p50, spread]) => ({
    kind: "overrun" as const,
    p10: p50 * (1 - spread / 2),
    p50,
    p90: p50 * (1 + spread),
    ceiling: p50 * (1 + spread) ** 3,
  }));
  return fc.oneof({ weight: 7, arbitrary: plain }, event, overrun);
})().filter((d) => checkDistribution(d).ok);

const COUNT = 16 * BLOCK_DRAWS;
const uniforms = new Float64Array(COUNT);
for (let b = 0; b < 16; b++) {
  owenStream(streamKey(3, "u"))(b, uniforms.subarray(b * BLOCK_DRAWS, (b + 1) * BLOCK_DRAWS));
}
uniforms.sort();

describe("every distribution", () => {
  it("is drawn within the stated error (of its impact, for an event), and never falls", () => {
    fc.assert(
      fc.property(anyDistribution, (d) => {
        const drawn = new Float64Array(COUNT);
        samplerOf(d)(uniforms, drawn, COUNT);
        const spread = d.kind === "event" ? d.impact : d;
        const centre = quantile(spread, 0.5);
        const range = quantile(spread, 0.75) - quantile(spread, 0.25);
        for (let i = 0; i < COUNT; i += 37) {
          const exact = quantile(d, uniforms[i] as number);
          const error = Math.abs((drawn[i] as number) - exact);
          const scale = Math.abs(exact - centre) + range;
          if (error > TABLE_ERROR * scale)
            expect({ d, u: uniforms[i], error, scale }).toBe("smaller");
        }
        // Where a table ends and the function begins, the two differ by rounding alone.
        const slack = 1e-12 * (Math.abs(centre) + range);
        for (let i = 1; i < COUNT; i++) {
          const fall = (drawn[i - 1] as number) - (drawn[i] as number);
          if (fall > slack) expect({ d, u: uniforms[i], fall }).toBe("rising");
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has the mean of its draws", () => {
    fc.assert(
      fc.property(anyDistribution, (d) => {
        const drawn = new Float64Array(COUNT);
        samplerOf(d)(uniforms, drawn, COUNT);
        const got = drawn.reduce((a, b) => a + b) / COUNT;
        // A rare event lies beyond its own P99.9: its values reach from 0 to those of its impact.
        const spread =
          d.kind === "event"
            ? quantile(d.impact, 0.999)
            : quantile(d, 0.999) - quantile(d, 0.001) + 1e-9;
        // A lognormal from 1 to 4,000 has most of its mean beyond its P99.9.
        if (quantile(d, 0.999) > 100 * quantile(d, 0.5) && d.kind === "lognormal") return;
        expect(Math.abs(got - mean(d)) / spread).toBeLessThan(2e-3);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps its JSON form, and says itself in words", () => {
    fc.assert(
      fc.property(anyDistribution, (d) => {
        expect(JSON.parse(JSON.stringify(d))).toEqual(d);
        expect(distributionText(d)).not.toMatch(/NaN|undefined/);
      }),
    );
  });
});

describe("an overrun", () => {
  it("never exceeds its ceiling, and has the mean of its density", () => {
    expect(quantile(OVERRUN, 1 - 2 ** -33)).toBeLessThanOrEqual(4);
    expect(quantile(OVERRUN, 1 - 1e-9)).toBeGreaterThan(3.99);
    let sum = 0;
    for (let i = 0; i < 1e5; i++) sum += quantile(OVERRUN, (i + 0.5) / 1e5);
    expect(sum / 1e5).toBeCloseTo(mean(OVERRUN), 6);
  });
});

describe("fromInterval", () => {
  it.each([
    ["lognormal", 1500, 2600, undefined, { kind: "lognormal", low: 1500, high: 2600, mass: 0.9 }],
    ["share", 0.35, 0.65, 0.8, { kind: "share", low: 0.35, high: 0.65, mass: 0.8 }],
  ] as const)("%s %s to %s", (shape, low, high, mass, want) => {
    expect(fromInterval(shape, low, high, mass)).toEqual({ ok: true, value: want });
  });

  it("gives a normal whose P5 and P95 are the ends", () => {
    const made = fromInterval("normal", -10, 30);
    if (!made.ok) throw new Error(made.error.code);
    expect(quantile(made.value, 0.05)).toBeCloseTo(-10, 12);
    expect(quantile(made.value, 0.95)).toBeCloseTo(30, 12);
  });

  it.each([
    ["lognormal", 0, 5, 0.9, "not-positive"],
    ["lognormal", 5, 5, 0.9, "not-ordered"],
    ["normal", 5, 5, 0.9, "not-ordered"],
    ["normal", 0, 5, 1, "mass-outside-zero-to-one"],
    ["share", 0.5, 1, 0.9, "outside-zero-to-one"],
  ] as const)("refuses %s %s to %s (mass %s) as %s", (shape, low, high, mass, code) => {
    expect(fromInterval(shape, low, high, mass)).toMatchObject({ ok: false, error: { code } });
  });
});

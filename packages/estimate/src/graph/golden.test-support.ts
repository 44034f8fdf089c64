import type { Distribution } from "../distribution/distribution.ts";
import { evaluate } from "./evaluate.ts";
import type { Term } from "./expression.ts";
import * as formula from "./formula.ts";
import { graphBuilder } from "./graph-builder.ts";

const MONTHS = 18;

const DISTRIBUTIONS: Readonly<Record<string, Distribution>> = {
  point: { kind: "point", value: 1.25 },
  uniform: { kind: "uniform", low: -1, high: 3 },
  triangular: { kind: "triangular", low: 0.1, likely: 0.7, high: 2 },
  pert: { kind: "pert", low: 0.5, likely: 1.1, high: 6 },
  normal: { kind: "normal", mean: 0.3, sd: 1.7 },
  lognormal: { kind: "lognormal", low: 0.2, high: 5, mass: 0.9 },
  wide: { kind: "lognormal", low: 1e-3, high: 1e3, mass: 0.8 },
  share: { kind: "share", low: 0.02, high: 0.4, mass: 0.9 },
  beta: { kind: "beta", alpha: 0.7, beta: 2.3 },
  event: {
    kind: "event",
    probability: 0.35,
    impact: { kind: "lognormal", low: 1, high: 9, mass: 0.9 },
  },
  overrun: { kind: "overrun", p10: 0.71, p50: 1.1, p90: 1.7, ceiling: 4 },
};

/** Every operator over every distribution. */
function formulas(): Readonly<Record<string, Term>> {
  const n = formula.node;
  const perMonth = formula.quantity(1, "1 / month");
  const perYear = formula.quantity(1, "1 / year");
  const month = formula.mul(formula.monthIndex(), perMonth);
  const seasons = formula.series(
    Array.from({ length: MONTHS }, (_, m) => 1 + (m % 5) / 7),
    "share",
  );
  return {
    sum: formula.add(n("uniform"), n("triangular"), n("pert"), n("wide"), 0.1),
    difference: formula.sub(n("normal"), n("overrun")),
    product: formula.mul(n("lognormal"), n("share"), seasons, n("point")),
    quotient: formula.div(n("event"), formula.add(n("beta"), 0.01)),
    least: formula.min(n("sum"), n("difference"), 2),
    greatest: formula.max(n("quotient"), n("normal"), month),
    negative: formula.neg(formula.abs(n("normal"))),
    whole: formula.add(
      formula.ceil(n("pert")),
      formula.floor(n("wide")),
      formula.round(n("normal")),
    ),
    roots: formula.add(formula.squareRoot(n("pert")), formula.exponential(n("normal"))),
    logs: formula.add(formula.logarithm(n("wide")), formula.power(n("lognormal"), n("share"))),
    growing: formula.mul(n("lognormal"), formula.growth(formula.mul(n("share"), perYear))),
    chosen: formula.where(
      formula.or(
        formula.lt(n("normal"), 0),
        formula.and(formula.ge(month, 6), formula.gt(n("pert"), 1.3)),
      ),
      n("growing"),
      formula.where(formula.not(formula.eq(n("event"), 0)), n("event"), n("product")),
    ),
    steps: formula.where(formula.le(formula.mul(formula.yearIndex(), perYear), 0), 1, n("beta")),
    piled: formula.mul(formula.cumulative(formula.mul(n("chosen"), n("steps"))), perMonth),
    bought: formula.runningMax(formula.ceil(formula.mul(n("growing"), seasons))),
    compounded: formula.compound(formula.add(1, formula.mul(n("share"), seasons))),
    total: formula.mul(formula.sumMonths(formula.add(n("chosen"), n("bought"))), perMonth),
    window: formula.mul(
      formula.sumMonths(formula.mul(n("growing"), seasons, n("overrun")), 3, 11),
      perMonth,
    ),
    present: formula.mul(
      formula.presentValue(n("piled"), formula.mul(n("share"), perYear)),
      perMonth,
    ),
    later: formula.atMonth(formula.mul(n("compounded"), n("tied")), 13),
  };
}

/** Nodes whose draws are hashed, in this order. */
const HASHED = [...Object.keys(DISTRIBUTIONS), ...Object.keys(formulas()), "tied"];

/**
 * A hash over the bytes of every draw of a small graph with every distribution and every operator:
 * the same text on every machine, or something in it is not portable.
 */
export function goldenHash(): string {
  const g = graphBuilder({ months: MONTHS });
  const origin = { kind: "assumption", source: "golden graph" } as const;
  const input = (id: string, distribution: Distribution) =>
    g.input({ id, unit: "share", doc: "", distribution, origin });
  for (const [id, distribution] of Object.entries(DISTRIBUTIONS)) input(id, distribution);
  input("tied", { kind: "pert", low: 0, likely: 1, high: 4 });
  g.correlate({
    inputs: ["lognormal", "tied"],
    matrix: [
      [1, 0.6],
      [0.6, 1],
    ],
    measure: "rank",
  });
  for (const [id, each] of Object.entries(formulas())) {
    g.define({ id, unit: "share", doc: "", formula: each });
  }
  const graph = g.build();
  if (!graph.ok) return JSON.stringify(graph.error);
  const hash = new Hash();
  for (const sampling of ["owen", "plain"] as const) {
    const result = evaluate(graph.value, {
      seed: 20_261_123,
      draws: 2500,
      sampling,
      targets: HASHED,
    });
    if (!result.ok) return JSON.stringify(result.error);
    for (const id of HASHED) {
      const axes = graph.value.axes.get(id);
      if (axes === "month" || axes === "both") {
        for (let m = 0; m < MONTHS; m++) hash.add(result.value.monthSamples(id, m));
      } else {
        hash.add(result.value.samples(id));
        hash.add(Float64Array.from(Object.values(result.value.summary(id))));
      }
    }
  }
  return hash.text();
}

/** Two lanes of 32 bits (FNV-1a and a multiplicative one) over the words of doubles. */
class Hash {
  private a = 0x811c9dc5;
  private b = 0x9e3779b9;

  add(column: Float64Array): void {
    const view = new DataView(column.buffer, column.byteOffset, column.byteLength);
    for (let i = 0; i < column.byteLength; i += 4) {
      const word = view.getUint32(i, true);
      this.a = Math.imul(this.a ^ word, 0x01000193);
      this.b = Math.imul(this.b ^ (this.b >>> 15) ^ word, 0x85ebca6b);
    }
  }

  text(): string {
    return [this.a, this.b].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
  }
}

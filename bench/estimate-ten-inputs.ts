import {
  add,
  type Distribution,
  div,
  evaluate,
  type Graph,
  graphBuilder,
  growth,
  mul,
  quantilesOf,
  quantity,
  sumMonths,
} from "@outlay/estimate";
import { run } from "@quri/squiggle-lang";

/** Draws of one run of each side. */
const DRAWS = 100_000;
const ROUNDS = 5;
const TARGET = 5;
/** A difference of more standard errors than this is a difference. */
const LIMIT_Z = 4;

/** What one side says, and how fast. */
export interface Side {
  readonly samplesPerSecond: number;
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
}

/** Both sides of the same model. */
export interface TenInputs {
  readonly draws: number;
  readonly rounds: number;
  readonly ours: Side;
  readonly theirs: Side;
  readonly ratio: number;
  readonly target: number;
  /** Means, P10 and P90 within sampling error. */
  readonly agree: boolean;
  readonly largestZ: number;
  readonly limitZ: number;
}

const lognormal = (low: number, high: number): Distribution => ({
  kind: "lognormal",
  low,
  high,
  mass: 0.9,
});

/** The ten inputs: ours, and the same in squiggle. */
const INPUTS: readonly (readonly [string, string, Distribution, string])[] = [
  ["tasks", "task / month", lognormal(100_000, 300_000), "100000 to 300000"],
  ["growth", "1 / year", { kind: "uniform", low: 0.05, high: 0.35 }, "sample(uniform(0.05, 0.35))"],
  ["tokens_in", "token / task", lognormal(1500, 2600), "1500 to 2600"],
  ["tokens_out", "token / task", lognormal(250, 600), "250 to 600"],
  ["price_in", "USD / token", lognormal(2e-6, 4e-6), "0.000002 to 0.000004"],
  [
    "price_out",
    "USD / token",
    { kind: "triangular", low: 1e-5, likely: 1.5e-5, high: 2.5e-5 },
    "sample(triangular(0.00001, 0.000015, 0.000025))",
  ],
  ["retries", "share", { kind: "beta", alpha: 2, beta: 48 }, "sample(beta(2, 48))"],
  ["reviewed", "share", { kind: "beta", alpha: 1, beta: 99 }, "sample(beta(1, 99))"],
  ["review", "USD / task", { kind: "normal", mean: 2.5, sd: 0.4 }, "sample(normal(2.5, 0.4))"],
  ["build", "USD", lognormal(60_000, 200_000), "60000 to 200000"],
];

/** Month by month, as a person writes it. */
function ourGraph(): Graph {
  const g = graphBuilder({ months: 60 });
  const [tasks, rate, tokensIn, tokensOut, priceIn, priceOut, retries, reviewed, review, build] =
    INPUTS.map(([id, unit, distribution]) =>
      g.input({ id, unit, doc: id, distribution, origin: { kind: "assumption", source: "bench" } }),
    ) as [Ref, Ref, Ref, Ref, Ref, Ref, Ref, Ref, Ref, Ref];
  const volume = mul(tasks, growth(rate));
  const model = mul(volume, add(mul(tokensIn, priceIn), mul(tokensOut, priceOut)), add(1, retries));
  const people = mul(volume, reviewed, review);
  const month = g.define({
    id: "month",
    unit: "USD / month",
    doc: "",
    formula: add(model, people),
  });
  const upkeep = div(mul(build, quantity(0.175, "share")), quantity(12, "month"));
  g.define({
    id: "total",
    unit: "USD",
    doc: "",
    formula: add(build, sumMonths(add(month, upkeep))),
  });
  const graph = g.build();
  if (!graph.ok) throw new Error(JSON.stringify(graph.error));
  return graph.value;
}
type Ref = ReturnType<ReturnType<typeof graphBuilder>["input"]>;

/**
 * The same model in squiggle, written to its advantage: what has no months is multiplied once, by
 * hand, so that a month costs it one power and two operations.
 */
const SQUIGGLE = `
sample(d) = SampleSet.fromDist(d)
${INPUTS.map(([id, , , text]) => `${id} = ${text}`).join("\n")}
monthlyGrowth = (1 + growth) ^ (1 / 12)
factors = List.upTo(1, 59) -> List.reduce({sum: 1, last: 1}, {|a, m| {last = a.last * monthlyGrowth; {sum: a.sum + last, last: last}}})
perTask = (tokens_in * price_in + tokens_out * price_out) * (1 + retries) + reviewed * review
total = build + tasks * perTask * factors.sum + build * 0.175 * 5
{mean: mean(total), p10: quantile(total, 0.1), p90: quantile(total, 0.9), sd: stdev(total)}
`;

async function theirRun(
  seed: number,
): Promise<Omit<Side, "samplesPerSecond"> & { sd: number; ms: number }> {
  const start = performance.now();
  const environment = {
    sampleCount: DRAWS,
    xyPointLength: 1000,
    seed: String(seed),
    profile: false,
  };
  const output = await run(SQUIGGLE, { environment });
  const ms = performance.now() - start;
  if (!output.result.ok) throw new Error(String(output.result.value));
  const { value } = output.result.value.result.asJS() as unknown as {
    value: Record<"mean" | "p10" | "p90" | "sd", number>;
  };
  return { ...value, ms };
}

function ourRun(
  graph: Graph,
  seed: number,
): Omit<Side, "samplesPerSecond"> & { sd: number; ms: number } {
  const start = performance.now();
  const result = evaluate(graph, { seed, draws: DRAWS, targets: ["total"] });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { mean, p10, p90, sd } = result.value.summary("total");
  return { mean, p10, p90, sd, ms: performance.now() - start };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Standard errors of the difference of two averages over all rounds, both sides taken as plain
 * draws: of a mean sd / √n, of a quantile √(p (1 − p) / n) / density, the density from the width
 * between the quantiles two points below and above.
 */
function plainErrors(graph: Graph): { mean: number; p10: number; p90: number } {
  const result = evaluate(graph, { seed: 99, draws: DRAWS, targets: ["total"] });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const [a, b, c, d] = quantilesOf(result.value.samples("total").slice(), [0.08, 0.12, 0.88, 0.92]);
  const of = Math.sqrt(2 / (DRAWS * ROUNDS));
  const quantileError = (low = 0, high = 0) => (of * Math.sqrt(0.1 * 0.9) * (high - low)) / 0.04;
  return {
    mean: of * result.value.summary("total").sd,
    p10: quantileError(a, b),
    p90: quantileError(c, d),
  };
}

/** Runs both sides in alternating rounds, each with summary, and compares what they say. */
export async function compareTenInputs(): Promise<TenInputs> {
  const graph = ourGraph();
  ourRun(graph, 0);
  await theirRun(0);
  const mine: ReturnType<typeof ourRun>[] = [];
  const peer: Awaited<ReturnType<typeof theirRun>>[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    if (round % 2 === 0) mine.push(ourRun(graph, round));
    peer.push(await theirRun(round));
    if (round % 2 === 1) mine.push(ourRun(graph, round));
  }
  const side = (runs: typeof mine): Side => ({
    samplesPerSecond: DRAWS / (median(runs.map((each) => each.ms)) / 1000),
    mean: average(runs.map((each) => each.mean)),
    p10: average(runs.map((each) => each.p10)),
    p90: average(runs.map((each) => each.p90)),
  });
  const standardErrors = plainErrors(graph);
  const ours = side(mine);
  const theirs = side(peer);
  const z = [
    Math.abs(ours.mean - theirs.mean) / standardErrors.mean,
    Math.abs(ours.p10 - theirs.p10) / standardErrors.p10,
    Math.abs(ours.p90 - theirs.p90) / standardErrors.p90,
  ];
  const largestZ = Math.max(...z);
  return {
    draws: DRAWS,
    rounds: ROUNDS,
    ours,
    theirs,
    ratio: ours.samplesPerSecond / theirs.samplesPerSecond,
    target: TARGET,
    agree: largestZ <= LIMIT_Z,
    largestZ,
    limitZ: LIMIT_Z,
  };
}

const average = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;

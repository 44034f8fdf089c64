import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluate } from "../graph/index.ts";
import type { PathId } from "../model/index.ts";
import { cashFan } from "./cash-fan.ts";
import type { Estimated } from "./estimate.ts";
import { examplePlans } from "./example-plans.test-support.ts";
import { quantileDots } from "./quantile-dots.ts";

const root = new URL("../../../../", import.meta.url);
const { names, textOf, estimateOf } = examplePlans(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

const small = `outlay: 1
name: Small
start: 2027-03
horizon: 12 months
scope: standard
finance: { exit_cost: $5k }
workload: { tasks: 10k / month, input_tokens: 1000, output_tokens: 100 }
paths:
  hosted: { model: openai/gpt-6-luna }
  self-hosted: { model: llama-3.1-8b-instruct, accelerator: l40s }
`;

/** What has been paid by the end of each month, and other nodes, draw by draw. */
function drawsOf({ model, evaluation }: Estimated, path: PathId) {
  const made = evaluate(model.graph, {
    seed: evaluation.seed,
    draws: evaluation.draws,
    targets: [
      `${path}.cash.cumulative`,
      `${path}.cash.before-launch`,
      ...model.bookYears.map(({ year }) => `${path}.year.${year}.cash`),
    ],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** The largest distance between two columns, USD. */
const apart = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, each, at) => Math.max(most, Math.abs(each - (b[at] as number))), 0);

describe.each(["small plan", ...names])("%s", (name) => {
  const estimated = estimateOf(name === "small plan" ? small : textOf(name));
  const { estimate, model, evaluation } = estimated;
  const paths = estimate.paths.flatMap((path) => ("totalUsd" in path ? [path] : []));
  const fan = cashFan(estimated);

  it("ends at the total, and is the build at the launch", () => {
    expect(fan.series.map(({ path }) => path)).toEqual(paths.map(({ id }) => id));
    for (const [at, { p10, p50, p80, p90 }] of fan.series.entries()) {
      const { totalUsd, buildUsd } = paths[at] as (typeof paths)[number];
      const launch = fan.beforeLaunch - 1;
      for (const [column, total, build] of [
        [p10, totalUsd.p10, buildUsd.p10],
        [p50, totalUsd.p50, buildUsd.p50],
        [p80, totalUsd.p80, buildUsd.p80],
        [p90, totalUsd.p90, buildUsd.p90],
      ] as const) {
        expect(column).toHaveLength(fan.months.length);
        expect(column.at(-1)).toBeCloseTo(total, 2);
        expect(column[launch]).toBeCloseTo(build, 2);
        expect(column.every((each, month) => each >= (column[month - 1] ?? 0) - 1e-6)).toBe(true);
      }
      // Nine in ten futures have not begun in the first month.
      expect(p80[0]).toBe(0);
    }
  });

  it("is the total to the cent in every draw, and at the end of each fiscal year its cash so far", () => {
    for (const { path } of fan.series) {
      const drawn = drawsOf(estimated, path);
      const end = drawn.monthSamples(`${path}.cash.cumulative`, model.months - 1);
      expect(apart(end, evaluation.samples(`${path}.total`))).toBeLessThan(0.005);
      const paid = new Float64Array(evaluation.draws);
      for (const { year, to } of model.bookYears) {
        const cash = drawn.samples(`${path}.year.${year}.cash`);
        for (const [draw, each] of cash.entries()) paid[draw] = (paid[draw] as number) + each;
        if (to <= -model.months) continue;
        const so =
          to > 0
            ? drawn.monthSamples(`${path}.cash.cumulative`, to - 1)
            : drawn.monthSamples(`${path}.cash.before-launch`, -to);
        expect(apart(so, paid), `${path} ${year}`).toBeLessThan(0.005);
      }
    }
  });

  it("dots are quantiles of the same draws", () => {
    for (const { id, totalUsd } of paths) {
      const dots = quantileDots(estimated, `${id}.total`, 5);
      expect(dots[2]).toBe(totalUsd.p50);
      expect(dots[0]).toBe(totalUsd.p10);
      expect(dots[4]).toBe(totalUsd.p90);
      expect(dots).toEqual(dots.toSorted((a, b) => a - b));
    }
  });
});

it("names the months from the first in which somebody is paid", () => {
  const { months, beforeLaunch } = cashFan(estimateOf(small));
  expect(months[beforeLaunch]).toBe("2027-03");
  expect(months[beforeLaunch - 3]).toBe("2026-12");
  expect(months.at(-1)).toBe("2028-02");
  expect(months).toHaveLength(beforeLaunch + 12);
});

it("draws a node that the estimate did not keep", () => {
  const estimated = estimateOf(small);
  const node = "hosted.engineering.total";
  expect(estimated.evaluation.keeps(node)).toBe(false);
  expect(quantileDots(estimated, node, 100)).toHaveLength(100);
  expect(() => quantileDots(estimated, node, 0)).toThrow("count");
  expect(() => quantileDots(estimated, "hosted.run.month", 10)).toThrow("has months");
  expect(() => quantileDots(estimated, "no.such.node", 10)).toThrow("no node is named");
});

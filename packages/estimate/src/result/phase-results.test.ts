import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Estimated } from "./estimate.ts";
import type { PathResult } from "./estimate-result.ts";
import { examplePlans } from "./example-plans.test-support.ts";

const root = new URL("../../../../", import.meta.url);
const { names, textOf, estimateOf } = examplePlans(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

const pathsOf = ({ estimate }: Estimated): readonly PathResult[] =>
  estimate.paths.flatMap((path) => (path.status === "ruled-out" ? [] : [path]));

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Whether two amounts are the same to the cent. */
const toTheCent = (a: number, b: number): void =>
  expect(Math.abs(a - b), `${a} is not ${b}`).toBeLessThan(0.005);

describe.each(names)("%s", (name) => {
  const paths = pathsOf(estimateOf(textOf(name)));

  it("lines, categories, phases and years are its total, to the cent", () => {
    for (const path of paths) {
      const { totalUsd, lines, categories, phases, years, bookValueLeft } = path;
      const people = ({ category }: { readonly category: string }) => category !== "fallback";
      toTheCent(sum(phases.map((each) => each.totalUsd)), totalUsd.centre);
      toTheCent(sum(categories.filter(people).map((each) => each.totalUsd)), totalUsd.centre);
      toTheCent(sum(lines.filter(people).map((each) => each.totalUsd)), totalUsd.centre);
      toTheCent(sum(years.map(({ cashUsd }) => cashUsd.centre)), totalUsd.centre);
      toTheCent(
        sum(years.map(({ profitAndLossUsd }) => profitAndLossUsd)) + bookValueLeft.usd,
        totalUsd.centre,
      );
    }
  });

  it("shares of phases are one, and so are those on the published basis", () => {
    for (const { phases, categories } of paths) {
      expect(phases.map(({ phase }) => phase)).toEqual([
        "model-selection",
        "data-preparation",
        "training",
        "deployment",
        "maintenance",
      ]);
      expect(sum(phases.map(({ share }) => share))).toBeCloseTo(1, 9);
      expect(sum(categories.map(({ shareAsPublished = 0 }) => shareAsPublished))).toBeCloseTo(1, 9);
      for (const { phase, published } of phases) {
        expect(published?.id).toBe(`B.phase.${phase}`);
        expect(published?.isLargest === undefined).toBe(phase !== "maintenance");
      }
    }
  });
});

const small = (months: number): string => `outlay: 1
name: Small
horizon: ${months} months
scope: standard
workload: { tasks: 10k / month, input_tokens: 1000, output_tokens: 100 }
review: { share: 5 %, minutes: 2 minutes / task }
paths:
  hosted: { model: openai/gpt-6-luna }
`;

it("holds upkeep and what follows the launch against the published share over five years alone", () => {
  const [path] = pathsOf(estimateOf(small(60)));
  const { buildAsQuotedUsd, runUsd, lines, lifeShare } = path as PathResult;
  const life = buildAsQuotedUsd.centre + runUsd.centre;
  const upkeep = sum(
    lines
      .filter(({ timing, category }) => timing === "recurring" && category !== "review")
      .filter(({ phase, category }) => phase === "maintenance" && category !== "fallback")
      .map(({ totalUsd }) => totalUsd),
  );
  expect(lifeShare?.publishedAtMost).toBe(0.6);
  expect(lifeShare?.upkeep).toBeCloseTo(upkeep / life, 9);
  expect(lifeShare?.afterLaunch).toBeCloseTo(runUsd.centre / life, 9);
  for (const months of [36, 72]) {
    expect(pathsOf(estimateOf(small(months)))[0]?.lifeShare).toBeUndefined();
  }
});

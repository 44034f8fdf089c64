import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "../graph/index.ts";
import { parsePlan } from "../plan/index.ts";
import { diceFrom, mutatePlan } from "../plan/mutate.test-support.ts";
import { anyChanges, atPoints, modelOf, points } from "./any-plan.test-support.ts";
import { buildModel, type Model } from "./build-model.ts";
import { catalogFacts } from "./plain-facts.test-support.ts";
import type { PathId } from "./sheet/path.ts";
import { wholePlan } from "./whole-plan.test-support.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

/** Some of the changes, each at one of its values. */
const someChanges = fc
  .tuple(
    ...anyChanges.map(([key, ...values]) =>
      fc.constantFrom<string[]>([], ...values.map((value) => [`${key}=${value}`])),
    ),
  )
  .map((changes) => changes.flat());

/** The ways to cut a total, each as the ids whose sum it is. */
interface Cut {
  readonly name: string;
  readonly total: string;
  readonly parts: readonly string[];
}

function cutsOf(model: Model, path: PathId): Cut[] {
  const { graph, bookYears } = model;
  const ids = [...graph.nodes.keys()].filter((id) => id.startsWith(`${path}.`));
  const lines = [...model.buildLines, ...model.runLines].filter((line) => line.path === path);
  const system = lines.filter(({ category }) => category !== "fallback");
  const total = `${path}.total`;
  const of = (start: string) =>
    ids.filter((id) => id.startsWith(`${path}.${start}.`) && id.endsWith(".total"));
  const years = (cut: string) =>
    bookYears.map(({ year }) => `${path}.year.${year}.${cut}`).filter((id) => graph.nodes.has(id));
  const fallback = `${path}.fallback.total`;
  const withFallback = graph.nodes.has(fallback);
  return [
    { name: "lines", total, parts: system.map(({ id }) => `${path}.${id}.total`) },
    {
      name: "build and run",
      total: `${path}.total-with-fallback`,
      parts: [`${path}.build.total`, `${path}.run.total`, ...(withFallback ? [fallback] : [])],
    },
    { name: "category", total: `${path}.total-with-fallback`, parts: of("category") },
    { name: "phase", total, parts: of("phase") },
    { name: "spending", total, parts: of("spending") },
    { name: "timing", total, parts: of("timing") },
    { name: "cash of the years", total, parts: years("cash") },
    {
      name: "profit and loss of the years",
      total,
      parts: [...years("profit-and-loss"), `${path}.book-value-left`],
    },
    { name: "capex of the years", total: `${path}.spending.capex.total`, parts: years("capex") },
    { name: "opex of the years", total: `${path}.spending.opex.total`, parts: years("opex") },
    {
      name: "what is written off",
      total: `${path}.spending.capex.total`,
      parts: [...years("written-off"), `${path}.book-value-left`],
    },
    { name: "worth of the years", total: `${path}.present-value`, parts: years("present-value") },
    ...(withFallback
      ? [{ name: "fallback of the years", total: fallback, parts: years("fallback") }]
      : []),
  ];
}

const pathsOf = (model: Model): PathId[] =>
  model.paths.filter(({ status }) => status !== "ruled-out").map(({ id }) => id);

/** Why the parts are not the total at some point, or nothing. */
function misfit(
  { name, total, parts }: Cut,
  at: (id: string) => Float64Array | undefined,
): string | undefined {
  const columns = parts.map((id) => at(id));
  for (const [draw, whole] of (at(total) ?? []).entries()) {
    let sum = 0;
    let size = Math.abs(whole);
    for (const column of columns) {
      sum += column?.[draw] ?? Number.NaN;
      size += Math.abs(column?.[draw] ?? 0);
    }
    if (!(Math.abs(sum - whole) <= 1e-9 * Math.max(1, size))) {
      return `${name}: ${sum} is not ${total} ${whole}, draw ${draw}`;
    }
  }
  return undefined;
}

function misfits(model: Model): string[] {
  return pathsOf(model).flatMap((path) => {
    const cuts = cutsOf(model, path);
    const values = atPoints(model, [
      ...new Set(cuts.flatMap(({ total, parts }) => [total, ...parts])),
    ]);
    return cuts.flatMap((cut) => misfit(cut, (id) => values.get(id)) ?? []);
  });
}

it("any cut gives one total: lines, category, phase, capex and opex, cash and books of the years", () => {
  fc.assert(
    fc.property(someChanges, (set) => {
      const model = modelOf(facts, wholePlan, set);
      expect(pathsOf(model).length).toBeGreaterThan(0);
      expect(misfits(model)).toEqual([]);
    }),
    { numRuns: 15 },
  );
}, 60_000);

it("money is worth the same at all times when it is not discounted", () => {
  const model = modelOf(facts, wholePlan, ["finance.discount_rate=0 %"]);
  for (const path of pathsOf(model)) {
    const ids = [`${path}.present-value`, `${path}.total`] as const;
    const values = atPoints(model, ids);
    const [worth = [], total = []] = ids.map((id) => [...(values.get(id) ?? [])]);
    expect(worth).toHaveLength(points.length);
    for (const [at, each] of total.entries()) expect(worth[at]).toBeCloseTo(each, 4);
  }
});

it("in every draw", () => {
  const model = modelOf(facts, wholePlan, ["hosting.site=owned", "horizon=37 months"]);
  for (const path of pathsOf(model)) {
    const cuts = cutsOf(model, path);
    const drawn = evaluate(model.graph, {
      seed: 3,
      draws: 1024,
      targets: [...new Set(cuts.flatMap(({ total, parts }) => [total, ...parts]))],
    });
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
    expect(cuts.flatMap((cut) => misfit(cut, drawn.value.samples) ?? [])).toEqual([]);
  }
});

it("in what is left of broken plans", () => {
  let costed = 0;
  for (let seed = 0; seed < 80; seed++) {
    const plan = parsePlan(mutatePlan(wholePlan, diceFrom(seed)), "plan.yaml");
    if (!plan.ok) continue;
    const model = buildModel(plan.value, facts);
    if (!model.ok) continue;
    costed++;
    expect(misfits(model.value), `seed ${seed}`).toEqual([]);
  }
  expect(costed).toBeGreaterThan(8);
}, 60_000);

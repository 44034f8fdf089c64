import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts, plainFacts } from "../model/plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../model/plain-plan.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { estimate, type PathResult } from "../result/index.ts";
import { limitIds } from "./limit-figures.ts";
import { limitResults } from "./limit-results.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);
const plain = plainFacts(facts.defaults, {});

/** As tasks are a range, every figure that counts them has draws. */
const text = plainPlan({ "workload.tasks": "800 to 1250 / month", paths: bothPaths });

const judged = (set: readonly string[], { seed = 1, from = plain } = {}) => {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const answer = estimate(plan.value, from, { seed, draws: 2048 });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const results = limitResults(plan.value, answer.value);
  const paths = answer.value.estimate.paths as readonly PathResult[];
  return { results, paths, cheapest: answer.value.estimate.cheapest };
};

it("a plan without limits has none to judge", () => {
  expect(judged([]).results).toBeUndefined();
});

const spreads = [
  { id: "build", of: (path: PathResult) => path.buildUsd },
  { id: "total", of: (path: PathResult) => path.totalUsd },
  { id: "cost_per_task", of: (path: PathResult) => path.usdPerTask },
  { id: "cost_per_success", of: (path: PathResult) => path.usdPerSuccess },
  { id: "time_to_launch", of: (path: PathResult) => path.monthsToLaunch },
] as const;
const roomy: Readonly<Record<string, string>> = {
  build: "$1B",
  total: "$1B",
  fiscal_year: "$1B",
  run_month: "$1B / month",
  cost_per_task: "$1M / task",
  cost_per_success: "$1M / task",
  time_to_launch: "20 years",
};

it.each(spreads)("$id is held to the figure that the estimate shows", ({ id, of }) => {
  const set = [`limits.${id}=${roomy[id]}`, "limits.path=hosted"];
  const even = judged(set);
  const reserve = judged([...set, "limits.chance_of_exceeding=20 %"]);
  const path = even.paths.find((each) => each.id === "hosted") as PathResult;
  expect(even.results).toMatchObject({ chanceOfExceeding: 0.5, chanceStated: false });
  expect(even.results?.limits[0]?.judged?.figure).toBe(of(path).p50);
  expect(reserve.results).toMatchObject({ chanceOfExceeding: 0.2, chanceStated: true });
  expect(reserve.results?.limits[0]?.judged?.figure).toBe(of(path).p80);
});

it("a fiscal year and a month are the dearest ones", () => {
  const set = ["limits.fiscal_year=$1", "limits.run_month=$1 / month", "limits.path=hosted"];
  const { results, paths } = judged([...set, "workload.growth=50 % / year"]);
  const path = paths.find((each) => each.id === "hosted") as PathResult;
  const [year, month] = results?.limits ?? [];
  const dearest = path.years.reduce((most, each) =>
    each.cashUsd.p50 > most.cashUsd.p50 ? each : most,
  );
  expect(year?.judged).toMatchObject({ year: dearest.year, figure: dearest.cashUsd.p50 });
  expect(month?.judged).toMatchObject({ month: 24, figure: path.lastMonthUsd.p50 });
});

it.each(limitIds)("%s: broken, met exactly, and missed by a hundredth", (id) => {
  const unit = (roomy[id] ?? "").replace(/^\S+/, "").replace("years", "months");
  const sign = id === "time_to_launch" ? "" : "$";
  const at = (limit: number) =>
    judged([`limits.${id}=${sign}${limit}${unit}`, "limits.path=hosted"]).results;
  const tight = at(unit === "" ? 1 : sign === "" ? 0.1 : id === "run_month" ? 0.01 : 1e-3);
  expect(tight?.outcome).toBe("broken");
  const figure = tight?.limits[0]?.judged?.figure as number;
  expect(at(figure)?.outcome).toBe("holds");
  expect(at(figure * 1.01)?.outcome).toBe("holds");
  expect(at(figure * 0.99)?.outcome).toBe("broken");
  expect(tight?.limits[0]).toMatchObject({ key: `limits.${id}`, at: { file: "--set", line: 1 } });
});

it.each([
  { name: "the cheapest", set: [], want: { pathBy: "cheapest" } },
  {
    name: "the one that the plan names",
    set: ["limits.path=self-hosted"],
    want: { path: "self-hosted", pathBy: "plan", pathTooClose: false },
  },
  {
    name: "the first with figures where none can win",
    set: ["outcome.quality_floor=99 %", "outcome.success_rate=50 %"],
    want: { path: "hosted", pathBy: "none-can-win" },
  },
])("the path is $name", ({ set, want }) => {
  const { results, cheapest } = judged(["limits.total=$1B", ...set]);
  expect(results).toMatchObject(want);
  if (want.pathBy === "cheapest") expect(results?.path).toBe(cheapest);
});

it("what has no price can break a limit and cannot meet it", () => {
  const set = ["paths={ hosted: { model: openai/gpt-image-2 } }", "limits.path=hosted"];
  const listed = (more: readonly string[]) => judged([...set, ...more], { from: facts }).results;
  expect(listed(["limits.total=$1B", "limits.time_to_launch=20 years"])).toEqual(
    expect.objectContaining({
      outcome: "unknown",
      limits: [
        expect.objectContaining({ id: "total", outcome: "unknown" }),
        expect.objectContaining({ id: "time_to_launch", outcome: "holds" }),
      ],
    }),
  );
  expect(listed(["limits.total=$1"])).toMatchObject({
    outcome: "broken",
    limits: [{ judged: { lowerBound: true } }],
  });
});

it("the same seed gives the same verdict", () => {
  const set = ["limits.total=$100k", "limits.run_month=$90 / month"];
  expect(judged(set, { seed: 7 }).results).toEqual(judged(set, { seed: 7 }).results);
});

const plan = (limits: string) => parsePlan(`${plainPlan()}\nlimits: ${limits}\n`, "a.yaml");

it.each([
  { limits: "{ }", message: "limits: says nothing yet", column: 1 },
  { limits: "{ path: hosted }", message: "limits: says nothing yet", column: 1 },
  { limits: "{ total: 2M }", message: "limits.total: 2M has no currency", column: 18 },
  { limits: "{ total: $1 to $2 }", message: "limits.total: a range", column: 18 },
  { limits: "{ total: $0 }", message: "limits.total: ", column: 18 },
  { limits: "{ run_month: $40k }", message: "limits.run_month: the time is missing", column: 22 },
  {
    limits: "{ total: $2M, chance_of_exceeding: 80 % }",
    message: "limits.chance_of_exceeding: this is too large: at most 50 %",
    column: 44,
  },
  {
    limits: "{ total: $2M, path: self-hosted }",
    message: "limits.path: the plan has no path self-hosted",
    column: 29,
  },
  { limits: "{ totel: $2M }", message: "`totel` is not a key of `limits`", column: 11 },
])("limits: $limits is refused at its place", ({ limits, message, column }) => {
  const read = plan(limits);
  const [issue] = read.ok ? [] : read.error;
  expect(issue?.message).toContain(message);
  expect(issue).toMatchObject({ line: plainPlan().split("\n").length + 1, column });
});

import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { buildModel } from "./build-model.ts";
import { catalogFacts } from "./plain-facts.test-support.ts";
import { wholePlan } from "./whole-plan.test-support.ts";

const root = new URL("../../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const facts = catalogFacts(
  (path) => read(`catalog/${path}`),
  (folder) => readdirSync(new URL(`catalog/${folder}`, root)),
);

/** Ids of the lines of a plan. */
function linesOf(text: string, set: readonly string[] = []): readonly string[] {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const ids = [...model.value.buildLines, ...model.value.runLines].map(({ id }) => id);
  // One row of the page for the taxes of all categories.
  return ids.map((id) => (id.startsWith("tax-on-") ? "tax-on" : id));
}

it("the page on the cost model has a row for every line, and no row for another", () => {
  const lines = [
    ...linesOf(workedPlan, [
      "compliance.regimes=[gdpr, hipaa]",
      "people.on_call=$200 / week",
      "people.users=10",
    ]),
    ...linesOf(wholePlan),
    ...linesOf(wholePlan, ["hosting.depreciation=1 year"]),
    ...linesOf(wholePlan, ["finance.maintenance=by-parts"]),
  ];
  const page = read("docs/cost-model.md");
  const [, build = "", run = ""] = page.split(/^## (?:Build|Running)/m);
  const rows = [...`${build}${run.split(/^## /m)[0]}`.matchAll(/^\| `([a-z-]+)`/gm)].map(
    ([, id]) => id,
  );
  expect(rows.toSorted()).toEqual([...new Set(lines)].toSorted());
});

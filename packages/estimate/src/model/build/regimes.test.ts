import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan, planRows } from "../../plan/index.ts";
import { plainPlan } from "../plain-plan.test-support.ts";
import { effortOf, isRegulated } from "./labour.ts";

const root = new URL("../../../../../catalog/regimes.yaml", import.meta.url);
/** Id, effort and records of each entry of the catalog. */
const entries = readFileSync(root, "utf8")
  .split(/^ {2}- id: /m)
  .slice(1)
  .map((text) => ({
    id: /^[a-z0-9-]+/.exec(text)?.[0] ?? "",
    effort: /^ {4}effort: (.+)$/m.exec(text)?.[1],
    records: /^ {4}records: (.+)$/m.exec(text)?.[1] === "true",
    certificate: /^ {4}certificate: /m.test(text),
  }));

const choicesOf = (key: string): readonly string[] => {
  const row = planRows.find((each) => each.key === key);
  if (row?.type !== "choices") throw new Error(`${key} is no list of choices`);
  return row.choices;
};

it("the catalog has an entry for each regime that a plan may name, and no other", () => {
  expect(entries.map(({ id }) => id).sort()).toEqual([...choicesOf("compliance.regimes")].sort());
  expect(
    entries
      .filter(({ certificate }) => certificate)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...choicesOf("compliance.certificates")].sort());
});

it.each(entries)("$id: hours of $effort, records of single answers $records", (entry) => {
  const plan = parsePlan(plainPlan({ compliance: `{ regimes: [${entry.id}] }` }), "plan.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  expect({ effort: effortOf(entry.id), records: isRegulated(plan.value) }).toEqual({
    effort: entry.effort,
    records: entry.records,
  });
});

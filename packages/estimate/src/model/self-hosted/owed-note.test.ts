import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { plainPlan } from "../plain-plan.test-support.ts";
import { owedNote } from "./owed-note.ts";

it.each([
  { hosting: "{ commitment: 2 }", purchase: "on-demand", months: 24, term: 36, left: 12 },
  { hosting: "{}", purchase: "committed", months: 60, term: 36, left: 12 },
  { hosting: "{}", purchase: "committed", months: 24, term: 12, left: undefined },
  { hosting: "{}", purchase: "on-demand", months: 24, term: 36, left: undefined },
  { hosting: "{ site: owned }", purchase: "committed", months: 24, term: 36, left: undefined },
])("$hosting $purchase, $term months at a time in $months: $left", (row) => {
  const paths = `{ self-hosted: { model: tiny, purchase: ${row.purchase} } }`;
  const plan = parsePlan(plainPlan({ hosting: row.hosting, paths }), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const note = owedNote(plan.value, "self-hosted", row.months, row.term);
  expect(/(\d+) more months/.exec(note?.text ?? "")?.[1]).toBe(row.left?.toString());
});

import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { plainPlan } from "../plain-plan.test-support.ts";
import { tuningNotes } from "./tuning-notes.ts";

const hosted = "{ hosted: { model: acme/one } }";
const provider = "{ hosted-tuned: { model: acme/one } }";
const own = "{ self-hosted-tuned: { model: tiny } }";

it.each([
  { name: "nothing is tuned", sections: { paths: hosted }, want: [] },
  {
    name: "a section without a path",
    sections: { paths: hosted, tuning: "{ examples: 1k }" },
    want: ["input-unused"],
  },
  { name: "no section", sections: { paths: provider }, want: ["examples-assumed"] },
  { name: "examples", sections: { paths: provider, tuning: "{ examples: 1k }" }, want: [] },
  {
    name: "hosting by a provider that is not there",
    sections: { paths: own, tuning: "{ examples: 1k, hosting: $1 / hour }" },
    want: ["input-unused"],
  },
])("$name", ({ sections, want }) => {
  const plan = parsePlan(plainPlan(sections as Record<string, string>), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  expect(tuningNotes(plan.value).map(({ code }) => code)).toEqual(want);
});

import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { plainPlan } from "../plain-plan.test-support.ts";
import { unusedHostingKeys } from "./unused-keys.ts";

it.each([
  { hosting: "{ site: cloud }", purchase: "spot", want: [] },
  { hosting: "{ commitment: 2, utilisation_ceiling: 60 % }", purchase: "spot", want: [] },
  {
    hosting: "{ commitment_term: 3 years, region: eu }",
    purchase: "spot",
    want: ["hosting.commitment_term"],
  },
  { hosting: "{ commitment_term: 3 years }", purchase: "committed", want: [] },
  { hosting: "{ commitment_term: 3 years, commitment: 2 }", purchase: "spot", want: [] },
  {
    hosting: "{ owned_share: 50 %, pue: 1.4, power_price: $0.1 / kWh }",
    purchase: "spot",
    want: ["hosting.owned_share", "hosting.power_price", "hosting.pue"],
  },
  {
    hosting: "{ site: owned, commitment: 2, pue: 1.4 }",
    purchase: "spot",
    want: ["hosting.commitment", "paths.self-hosted.purchase"],
  },
  {
    hosting: "{ site: hybrid, owned_share: 50 %, commitment: 2, pue: 1.4 }",
    purchase: "committed",
    want: [],
  },
])("$hosting: $want", ({ hosting, purchase, want }) => {
  const paths = `{ self-hosted: { model: tiny, purchase: ${purchase} } }`;
  const plan = parsePlan(plainPlan({ hosting, paths }), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const notes = unusedHostingKeys(plan.value, "self-hosted");
  expect(notes.map(({ text }) => text.split(" ")[0])).toEqual(want);
});

it.each([
  { set: ["paths.self-hosted.precision=fp8"], want: [] },
  {
    set: ["paths.self-hosted.precision=fp8", "paths.self-hosted.precision_at_least=4-bit"],
    want: ["paths.self-hosted.precision_at_least"],
  },
  { set: ["workload.burstiness=3"], want: [] },
  {
    set: ["workload.burstiness=3", "hosting.utilisation_ceiling=50 %"],
    want: ["workload.burstiness"],
  },
  {
    set: [
      "workload.burstiness=3",
      "hosting.utilisation_ceiling=50 %",
      "latency.first_token=2 seconds",
    ],
    want: [],
  },
])("$set: $want", ({ set, want }) => {
  const paths = "{ self-hosted: { model: tiny } }";
  const plan = parsePlan(plainPlan({ paths }), "plain.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const notes = unusedHostingKeys(plan.value, "self-hosted");
  expect(notes.map(({ text }) => text.split(" ")[0])).toEqual(want);
});

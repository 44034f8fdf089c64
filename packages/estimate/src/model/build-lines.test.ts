import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../plan/index.ts";
import { buildModel } from "./build-model.ts";
import { readDefaults } from "./defaults/read-defaults.ts";
import {
  collection,
  data,
  hours,
  isWanted,
  type LineRow,
  lineValue,
  quietRetrieval,
} from "./line-row.test-support.ts";
import { plainFacts } from "./plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "./plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const defaults = read.value;

it.each<LineRow>([
  {
    name: "training: 40 users, 80 USD each",
    plan: { people: "{ rate: $100 / hour, users: 40, training: $80 / user }" },
    node: "hosted.user-training.total",
    want: 3200,
  },
  {
    name: "months to launch: 3, and 7 weeks of review in healthcare",
    plan: { compliance: "{ regimes: [gdpr, hipaa] }" },
    defaults: { "calendar.build": 3, "calendar.review": 7, "calendar.poc": 0 },
    node: "hosted.months-to-launch",
    want: 3 + (7 * 7) / 30.4375,
  },
  {
    name: "months to launch: no review without such a regime",
    plan: { compliance: "{ regimes: [gdpr] }" },
    defaults: { "calendar.build": 3, "calendar.poc": 0 },
    node: "hosted.months-to-launch",
    want: 3,
  },
  // Build, at 100 USD an hour.
  { name: "engineering: 40 h", defaults: hours, node: "hosted.engineering.total", want: 4000 },
  {
    name: "engineering with retrieval: 48 h",
    plan: { retrieval: collection },
    defaults: { ...hours, ...quietRetrieval },
    node: "hosted.engineering.total",
    want: 4800,
  },
  {
    name: "engineering of an agent: prompts count twice, 60 h",
    plan: { "workload.steps_per_task": "6" },
    defaults: hours,
    node: "hosted.engineering.total",
    want: 6000,
  },
  {
    name: "engineering, narrow: half",
    plan: { scope: "narrow" },
    defaults: { ...hours, "scope.narrow": 0.5 },
    node: "hosted.engineering.total",
    want: 2000,
  },
  {
    name: "delivery overhead of a fifth",
    defaults: { ...hours, "labour.delivery-overhead": 0.2 },
    node: "hosted.engineering.total",
    want: 4800,
  },
  {
    name: "platform: 80 h",
    plan: { paths: bothPaths },
    defaults: { "eng.platform-build": 80 },
    node: "self-hosted.platform.total",
    want: 8000,
  },
  {
    name: "evaluation set alone: 60 cases of 10 minutes",
    defaults: data,
    node: "hosted.data-preparation.total",
    want: 1000,
  },
  {
    name: "two clean, one mixed, personal data: 20 + 20 + 8 + 10 h",
    plan: {
      data: "{ sources: [{ name: a, condition: clean }, { name: b, condition: clean }, { name: c, condition: mixed, personal_data: true }] }",
    },
    defaults: data,
    node: "hosted.data-preparation.total",
    want: 5800,
  },
  {
    name: "rework that is near certain trebles the mixed source",
    plan: { data: "{ sources: [{ name: c, condition: mixed }, { name: d, condition: clean }] }" },
    defaults: { ...data, "data.rework.probability": 0.9, "data.rework.multiple": 3 },
    node: "hosted.data-rework.total",
    want: 4000,
  },
  {
    name: "rework of an audited source is unlikely: nothing at the middle",
    plan: { data: "{ sources: [{ name: c, condition: mixed, audited: true }] }" },
    defaults: { ...data, "data.rework.probability": 0.9, "data.rework.multiple": 3 },
    node: "hosted.data-rework.total",
    want: 0,
  },
  {
    name: "integration: two that read 20 h each, one that writes 50 h",
    plan: {
      integrations:
        "[{ name: A, kind: crm }, { name: B, kind: ticketing, access: read }, { name: C, kind: erp, access: write }]",
    },
    defaults: { "integration.crm-or-ticketing.read": 20, "integration.erp.write": 50 },
    node: "hosted.integration.total",
    want: 9000,
  },
  {
    name: "evaluation: 80 h",
    defaults: { "evaluation.safety-hours": 80 },
    node: "hosted.evaluation.total",
    want: 8000,
  },
  {
    name: "evaluation, regulated: twice",
    plan: { compliance: "{ regimes: [hipaa] }" },
    defaults: { "evaluation.safety-hours": 80 },
    node: "hosted.evaluation.total",
    want: 16_000,
  },
  {
    name: "compliance: base 40 h and GDPR 80 h",
    plan: { compliance: "{ regimes: [gdpr] }" },
    defaults: { "compliance.base": 40, "compliance.gdpr": 80, "scope.multiplier": 1 },
    node: "hosted.compliance.total",
    want: 12_000,
  },
  {
    name: "outside fees, regulated",
    plan: { compliance: "{ regimes: [part-11] }" },
    defaults: { "compliance.external-fees": 9000 },
    node: "hosted.compliance-fees.total",
    want: 9000,
  },
  {
    name: "environment: 3 months of 700",
    defaults: { "calendar.build": 3, "infra.build-environment": 700 },
    node: "hosted.build-environment.total",
    want: 2100,
  },
  {
    name: "environment, own: 4 months of 200 and a machine at 3 USD × 730 h, half of the time",
    plan: { paths: bothPaths },
    defaults: {
      "calendar.build.self-hosted": 4,
      "infra.build-environment.self-hosted": 200,
      "infra.build-machine-share": 0.5,
    },
    node: "self-hosted.build-environment.total",
    want: 4 * (200 + 1095),
  },
  {
    name: "environment, while the finished system waits for a review of a month: 4 months of 700",
    plan: { compliance: `{ review_weeks: ${365.25 / 12 / 7} weeks }` },
    defaults: { "calendar.build": 3, "infra.build-environment": 700 },
    node: "hosted.build-environment.total",
    want: 2800,
  },
  {
    name: "environment, own: its machine is had on demand, however those that serve are paid",
    plan: {
      paths: bothPaths.replace("redundancy: 0", "redundancy: 0, purchase: committed"),
      hosting: "{ gpu_lead: 0 weeks }",
    },
    defaults: {
      "calendar.build.self-hosted": 4,
      "infra.build-environment.self-hosted": 200,
      "infra.build-machine-share": 0.5,
    },
    node: "self-hosted.build-environment.total",
    want: 4 * (200 + 1095),
  },
  {
    name: "first index: 100K × (500 × 1e-6 + 2e-6)",
    plan: { retrieval: collection },
    defaults: quietRetrieval,
    node: "hosted.first-index.total",
    want: 50.2,
  },
  {
    name: "what overruns of the labour of things that are used up is used up too: 30 h × half",
    plan: { compliance: "{ regimes: [soc-2] }" },
    defaults: {
      ...hours,
      ...data,
      "overrun.labour": 1.5,
      "evaluation.cases": 0,
      "evaluation.safety-hours": 0,
      "selection.candidates": 0,
      "compliance.base": 10,
      "compliance.soc-2": 20,
    },
    node: "hosted.overrun.used-up.total",
    want: 1500,
  },
  {
    name: "and of what is owned is owned: 40 h of engineering × half",
    defaults: { ...hours, "overrun.labour": 1.5, "evaluation.safety-hours": 0 },
    node: "hosted.overrun.owned.total",
    want: 2000,
  },
  {
    name: "proof of concept: the floor of 80 h",
    defaults: { "poc.floor": 80, "poc.share": 0 },
    node: "hosted.proof-of-concept.total",
    want: 8000,
  },
  {
    name: "overrun of half on 40 h, with no other labour",
    defaults: {
      ...hours,
      "evaluation.cases": 0,
      "evaluation.safety-hours": 0,
      "compliance.base": 0,
      "overrun.labour": 1.5,
    },
    node: "hosted.overrun.total",
    want: 2000,
  },
])("build: $name: $want", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

it.each([
  ["data.rework.multiple", "low 1.5, likely 2, high 3"],
  ["data.rework.probability", "40 %"],
])(
  "the event of rework names both of its sources, and stays assumed, with a figure of one's own: %s",
  (row, figure) => {
    const text = plainPlan({
      data: "{ sources: [{ name: a, condition: mixed }] }",
      inputs: `{ ${row}: "${figure}" }`,
    });
    const plan = parsePlan(text, "plain.yaml");
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const model = buildModel(plan.value, plainFacts(defaults, {}));
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    const origin = model.value.graph.nodes.get("data.rework")?.origin;
    expect(origin?.kind).toBe("assumption");
    expect(origin?.key).toBe(`inputs.${row}`);
    expect(origin?.source).toContain("our assumption");
  },
);

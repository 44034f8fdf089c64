import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel, type Model } from "../build-model.ts";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../plain-plan.test-support.ts";

const catalogDefaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);

/** What an API reaches is a range: its ends decide. */
const ranges = [...catalogDefaults].filter(([id]) => id.startsWith("latency."));

function modelOf(parts: Readonly<Record<string, string>>): Model {
  const plan = parsePlan(plainPlan({ paths: bothPaths, ...parts }), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const facts = plainFacts(catalogDefaults, { "calendar.review": 7 });
  const model = buildModel(plan.value, {
    ...facts,
    defaults: new Map([...facts.defaults, ...ranges]),
  });
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

const answers = (model: Model) =>
  Object.fromEntries(
    model.feasibility.map(({ path, state, conditions }) => [
      path,
      [state, ...conditions.map(({ id }) => id)],
    ]),
  );

it.each([
  {
    name: "no rules",
    parts: {},
    hosted: ["allowed"],
    own: ["allowed"],
  },
  {
    name: "GDPR: an agreement with the vendor",
    parts: { compliance: "{ regimes: [gdpr] }" },
    hosted: ["allowed-with-conditions", "data-processing-agreement"],
    own: ["allowed"],
  },
  {
    name: "HIPAA is a condition, not a ban",
    parts: { compliance: "{ regimes: [hipaa] }" },
    hosted: [
      "allowed-with-conditions",
      "business-associate-agreement",
      "zero-retention",
      "audit-trail",
      "compliance-review",
    ],
    own: ["allowed-with-conditions", "audit-trail", "compliance-review"],
  },
  {
    name: "EU high risk: oversight by people",
    parts: { compliance: "{ regimes: [eu-high-risk] }" },
    hosted: ["allowed-with-conditions", "audit-trail", "human-oversight"],
    own: ["allowed-with-conditions", "audit-trail", "human-oversight"],
  },
  {
    name: "SR 26-2: validation by others",
    parts: { compliance: "{ regimes: [sr-26-2] }" },
    hosted: [
      "allowed-with-conditions",
      "zero-retention",
      "audit-trail",
      "independent-validation",
      "compliance-review",
    ],
    own: ["allowed-with-conditions", "audit-trail", "independent-validation", "compliance-review"],
  },
  {
    name: "government: an authorised region",
    parts: { compliance: "{ regimes: [government] }" },
    hosted: [
      "allowed-with-conditions",
      "zero-retention",
      "government-region",
      "audit-trail",
      "compliance-review",
    ],
    own: ["allowed-with-conditions", "audit-trail", "compliance-review"],
  },
  {
    name: "a region is pinned",
    parts: { compliance: "{ residency: region }" },
    hosted: ["allowed-with-conditions", "region-pinned"],
    own: ["allowed-with-conditions", "region-pinned"],
  },
  {
    name: "own premises rule an API out; machines must stand there",
    parts: { compliance: "{ residency: own-premises }" },
    hosted: ["ruled-out"],
    own: ["allowed-with-conditions", "own-premises-machines"],
  },
  {
    name: "own premises rule out machines that the plan rents",
    parts: { compliance: "{ residency: own-premises }", hosting: "{ site: cloud }" },
    hosted: ["ruled-out"],
    own: ["ruled-out"],
  },
  {
    name: "nobody has run a model",
    parts: { people: "{ rate: $100 / hour, mlops: none }" },
    hosted: ["allowed"],
    own: ["allowed-with-conditions", "mlops-partner"],
  },
  {
    name: "a team that has",
    parts: { people: "{ rate: $100 / hour, mlops: team }" },
    hosted: ["allowed"],
    own: ["allowed"],
  },
  {
    name: "GPUs that take a while",
    parts: { hosting: "{ gpu_lead: 30 weeks }" },
    hosted: ["allowed"],
    own: ["allowed-with-conditions", "gpu-capacity"],
  },
  {
    name: "GPUs that nobody speaks of, to a build of a few days",
    parts: { people: "{ rate: $100 / hour, team: 40, staffing_ramp: 0 months }" },
    hosted: ["allowed"],
    own: ["allowed-with-conditions", "gpu-capacity"],
  },
  {
    name: "GPUs and a review that take no time are no conditions",
    parts: { hosting: "{ gpu_lead: 0 weeks }", compliance: "{ review_weeks: 0 weeks }" },
    hosted: ["allowed"],
    own: ["allowed"],
  },
  {
    name: "6 s to the first word: slower than 5 s, the slow end of what is published",
    parts: { latency: "{ first_token: 6 seconds }" },
    hosted: ["allowed"],
    own: ["allowed"],
  },
  {
    name: "2 s to the first word: a proof, where a vendor may take 5 s",
    parts: { latency: "{ first_token: 2 seconds }" },
    hosted: ["allowed-with-conditions", "latency-proof"],
    own: ["allowed"],
  },
  {
    name: "2 s for half of the answers is the middle of what is expected",
    parts: { latency: "{ first_token: 2 seconds, percentile: 50 % }" },
    hosted: ["allowed"],
    own: ["allowed"],
  },
  {
    name: "100 ms: quicker than any API",
    parts: { latency: "{ first_token: 100 ms }" },
    hosted: ["ruled-out"],
    own: ["allowed"],
  },
  {
    name: "a whole answer at once: nothing does",
    parts: { latency: "{ whole_answer: 10 ms }" },
    hosted: ["ruled-out"],
    own: ["ruled-out"],
  },
])("$name", ({ parts, hosted, own }) => {
  expect(answers(modelOf(parts))).toEqual({ hosted, "self-hosted": own });
});

describe("conditions", () => {
  const model = modelOf({
    compliance: "{ regimes: [hipaa], residency: region }",
    people: "{ rate: $100 / hour, mlops: none }",
    latency: "{ first_token: 1 second }",
    hosting: "{ gpu_lead: 30 weeks }",
  });
  const middle = centre(model.graph);
  if (!middle.ok) throw new Error("no centre");
  const { value } = middle.value;

  it("have a cost above zero, inside the build of their path", () => {
    for (const { path, conditions } of model.feasibility) {
      for (const { node } of conditions) {
        if (node === undefined) continue;
        expect(value(node), node).toBeGreaterThan(0);
        expect(value(node), node).toBeLessThan(value(`${path}.total`));
      }
    }
  });

  it("cost what their path costs more than without them", () => {
    const without = modelOf({
      compliance: "{ regimes: [hipaa] }",
      people: "{ rate: $100 / hour, mlops: none }",
      latency: "{ first_token: 9 seconds }",
      hosting: "{ gpu_lead: 30 weeks }",
    });
    const plain = centre(without.graph);
    if (!plain.ok) throw new Error("no centre");
    const line = (of: typeof value, id: string) => of(`hosted.${id}.total`);
    const more =
      line(value, "compliance") -
      line(plain.value.value, "compliance") +
      (line(value, "evaluation") - line(plain.value.value, "evaluation"));
    const conditions =
      value("hosted.condition.region-pinned") + value("hosted.condition.latency-proof");
    expect(more).toBeCloseTo(conditions, 6);
  });

  it("take weeks that are in the time to the launch", () => {
    const own = model.feasibility.find(({ path }) => path === "self-hosted");
    const weeks = (own?.conditions ?? []).flatMap(({ weeks: node }) => node ?? []);
    expect(weeks).toEqual(["self-hosted.delay.gpu-weeks", "compliance.review_weeks"]);
    const waited = weeks.reduce((sum, node) => sum + value(node), 0);
    expect(waited).toBeCloseTo(value("self-hosted.delay.weeks"), 9);
  });

  it("of a wait each cost its own weeks of the team, the machines beside compliance", () => {
    const own = model.feasibility.find(({ path }) => path === "self-hosted");
    const [machines, review] = (own?.conditions ?? []).filter(({ weeks }) => weeks !== undefined);
    expect(value(machines?.node ?? "") / value(review?.node ?? "")).toBeCloseTo(
      value(machines?.weeks ?? "") / value(review?.weeks ?? ""),
      9,
    );
    const line = model.buildLines.find(({ id }) => id === "delay-machines");
    expect(line?.category).toBe("infrastructure");
  });
});

it("a path that is ruled out is priced and said why, but cannot win", () => {
  const model = modelOf({ compliance: "{ residency: own-premises }" });
  expect(model.paths.map(({ id, status }) => [id, status])).toEqual([
    ["hosted", "priced"],
    ["self-hosted", "priced"],
  ]);
  expect(model.compared).toEqual(["self-hosted"]);
  expect(model.graph.nodes.has("hosted.is-cheapest")).toBe(false);
  expect(model.feasibility[0]?.reasons).toEqual([
    "Data may only be processed on own premises (compliance.residency: own-premises); the model of this path runs at its vendor.",
  ]);
});

it("a path that cannot be built is ruled out with the reason of its note", () => {
  const model = modelOf({ "workload.input_tokens": "200k" });
  const own = model.feasibility.find(({ path }) => path === "self-hosted");
  expect(own).toMatchObject({
    state: "ruled-out",
    reasons: [expect.stringContaining("100000")],
    conditions: [],
  });
});

describe("what a plan hands to others", () => {
  const own = (parts: Readonly<Record<string, string>>) => {
    const answer = modelOf({ ...parts, hosting: "{ site: owned }" }).feasibility.find(
      ({ path }) => path === "self-hosted",
    );
    return {
      state: answer?.state,
      reasons: answer?.reasons.join(" ") ?? "",
      conditions: answer?.conditions ?? [],
    };
  };
  const premises = { compliance: "{ residency: own-premises }" };

  it.each([
    { key: "quality.judge", parts: { quality: "{ judge: acme/one }" } },
    {
      key: "retrieval.embedding_model",
      parts: { retrieval: "{ chunks: 1k, embedding_model: acme/one }" },
    },
    {
      key: "workload.image_model",
      parts: { "workload.images_out": "1", "workload.image_model": "acme/one" },
    },
    { key: "workload.searches", parts: { "workload.searches": "2" } },
  ])("$key leaves the premises: ruled out, with the key to change", ({ key, parts }) => {
    const { state, reasons } = own({ ...premises, ...parts });
    expect(state).toBe("ruled-out");
    expect(reasons).toContain(`Leave out ${key}`);
    expect(own(parts).state).not.toBe("ruled-out");
  });

  it.each([
    { key: "workload.pages", parts: { "workload.pages": "3" } },
    { key: "workload.audio_in", parts: { "workload.audio_in": "2 minutes" } },
    { key: "workload.guardrails", parts: { "workload.guardrails": "2" } },
    { key: "workload.images_out", parts: { "workload.images_out": "1" } },
    { key: "workload.tool_fees", parts: { "workload.tool_fees": "$0.01 / task" } },
    { key: "data.scanned_pages", parts: { data: "{ scanned_pages: 5k }" } },
    { key: "retrieval", parts: { retrieval: "{ chunks: 1k }" } },
  ])("$key is priced as a service: a condition that it runs on own premises", ({ key, parts }) => {
    const { state, conditions } = own({ ...premises, ...parts });
    expect(state).toBe("allowed-with-conditions");
    const [there] = conditions.filter(({ id }) => id === "own-premises-services");
    expect(there?.text).toContain(`(${key})`);
    expect(there?.text).toContain("what a service asks");
  });

  it("what is used zero times leaves nothing", () => {
    const { state, conditions } = own({ ...premises, "workload.searches": "0" });
    expect(state).not.toBe("ruled-out");
    expect(conditions.map(({ id }) => id)).not.toContain("own-premises-services");
  });

  it("HIPAA and GDPR ask for agreements with those who do other work, and their hours are paid", () => {
    const regimes = "{ regimes: [gdpr, hipaa] }";
    const ids = (parts: Readonly<Record<string, string>>) =>
      own({ compliance: regimes, ...parts }).conditions.map(({ id }) => id);
    const agreements = [
      "data-processing-agreement",
      "business-associate-agreement",
      "zero-retention",
    ];
    expect(ids({})).not.toEqual(expect.arrayContaining([agreements[0]]));
    const judged = { compliance: regimes, quality: "{ judge: acme/one }" };
    expect(ids(judged)).toEqual(expect.arrayContaining(agreements));
    const { conditions } = own(judged);
    expect(conditions[0]?.text).toContain("the judge acme/one (quality.judge)");
    const middle = centre(modelOf({ ...judged, hosting: "{ site: owned }" }).graph);
    if (!middle.ok) throw new Error("no centre");
    const hours = middle.value.value("self-hosted.condition.business-associate-agreement");
    expect(hours).toBeGreaterThan(0);
  });

  it("machines that are bought stand in the region, and so must what others do", () => {
    const { conditions } = own({
      compliance: "{ residency: region }",
      "workload.pages": "3",
    });
    const [pinned] = conditions.filter(({ id }) => id === "region-pinned");
    expect(pinned?.text).toContain("bought stand in a region");
    expect(pinned?.text).not.toContain("rented");
    expect(pinned?.text).toContain("reading scanned pages (workload.pages)");
  });
});

it("what is tuned on own premises is trained there too", () => {
  const model = modelOf({
    paths: "{ self-hosted-tuned: { model: tiny, accelerator: plain } }",
    compliance: "{ residency: own-premises }",
  });
  expect(answers(model)["self-hosted-tuned"]).toEqual([
    "allowed-with-conditions",
    "own-premises-machines",
    "own-premises-training",
  ]);
});

it("a model that ends is a condition, with the cost of the move", () => {
  const model = modelOf({ paths: "{ hosted: { model: acme/ending } }" });
  expect(model.feasibility[0]?.conditions).toMatchObject([
    { id: "migration-before-end", node: "hosted.migration.announced.total" },
  ]);
});

it("the published constraint stands beside the answer, with what we hold against it", () => {
  const model = modelOf({ compliance: "{ regimes: [hipaa] }" });
  expect(model.feasibility[0]?.published).toMatchObject([
    { id: "A.constraint.residency", text: expect.stringContaining("too strong") },
  ]);
});

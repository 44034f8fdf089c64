import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../plan/index.ts";
import { buildModel } from "./build-model.ts";
import { catalogFacts, plainFacts } from "./plain-facts.test-support.ts";
import { plainPlan } from "./plain-plan.test-support.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const paths = (purchase: string): string =>
  `{ hosted: { model: anthropic/claude-sonnet-4-6 }, self-hosted: { model: llama-3.1-8b-instruct, accelerator: l40s, purchase: ${purchase} } }`;

const tunedPaths =
  "{ hosted-tuned: { model: bedrock/us.amazon.nova-2-lite-v1:0 }, self-hosted-tuned: { model: llama-3.1-8b-instruct, accelerator: l40s } }";
/** On the facts of `plainFacts`: a seller that does not say what hosting of a tuned model costs. */
const silentOnHosting = plainPlan({ paths: "{ hosted-tuned: { model: acme/next } }" });

const kinds = ["identity", "crm", "erp", "warehouse", "other"].flatMap((kind) =>
  ["read", "write"].map(
    (access) =>
      `{ name: ${kind} ${access}, kind: ${kind}, access: ${access}, authentication: ${access === "read" ? "oauth" : "saml"}, idempotent: false }`,
  ),
);

/** An agent that sees, hears, draws and searches. */
const media =
  "tool_result_tokens: 500, images_in: 1, images_out: 1, audio_in: 1 minute, pages: 1, searches: 1, guardrails: 1";

/** A plan that states as little as it may, but has every part. */
const bare = `outlay: 1
name: Bare
workload: { tasks: 10k / month, input_tokens: 1000, output_tokens: 100, cached_prefix_tokens: 500 }
outcome: { unit: answer }
paths: ${paths("on-demand")}
retrieval: { documents: 1k, chunks: 10k }
people: { users: 40, mlops: none }
product: { features: 2 }
latency: { first_token: 1 second, percentile: 99 % }
data:
  scanned_pages: 1k
  labels: 100
  sources:
    - { name: a, condition: clean, personal_data: true }
    - { name: b, condition: mixed }
    - { name: c, condition: poor, audited: true }
integrations: [${kinds.join(", ")}]
compliance: { regimes: [gdpr, hipaa, eu-high-risk, sr-26-2, part-11, soc-2, other], certificates: [soc-2, iso-27001, iso-42001, government], residency: region, retention: 5 years, audit: retrofit }
`;

it("a default is taken by a line, or says that it waits for one", () => {
  const plans = [
    bare,
    bare.replace(/^compliance.*$/m, ""),
    bare.replace("part-11,", "part-11, government,").replace("mlops: none", "mlops: some, team: 3"),
    ...["narrow", "standard", "broad"].map((scope) => `${bare}scope: ${scope}\n`),
    ...["committed", "spot"].map((purchase) => plainPlan({ paths: paths(purchase) })),
    plainPlan({ paths: paths("on-demand"), hosting: "{ autoscaling: true }" }),
    ...["owned", "hybrid"].map((site) =>
      plainPlan({ paths: paths("on-demand"), hosting: `{ site: ${site} }` }),
    ),
    plainPlan({ paths: paths("on-demand"), commercial: "{ support_plan: business }" }),
    // Early software; a size that one seller offers.
    ...["mi300x", "gb300"].map((gpu) =>
      plainPlan({
        paths: `{ self-hosted: { model: llama-3.1-8b-instruct, accelerator: ${gpu} } }`,
      }),
    ),
    // A pace that no machine keeps.
    plainPlan({
      paths:
        "{ self-hosted: { model: llama-3.1-8b-instruct, accelerator: l4, tokens_per_second: 5000 / second } }",
    }),
    plainPlan({
      paths: "{ self-hosted-tuned: { model: llama-3.1-8b-instruct, accelerator: inferentia2 } }",
      tuning: "{ examples: 2k }",
    }),
    ...["lora", "qlora", "full"].map((method) =>
      plainPlan({ paths: tunedPaths, tuning: `{ method: ${method} }` }),
    ),
    plainPlan({ paths: tunedPaths, finance: "{ maintenance: by-parts }" }),
    plainPlan({ paths: paths("on-demand"), buy: "{ seats: 40 }" }),
    ...["exact_repeats", "near_repeats"].map((repeats) =>
      bare.replace("output_tokens: 100,", `output_tokens: 100, ${media}, ${repeats}: 5 %,`),
    ),
    plainPlan({
      paths: "{ hosted: { model: google/gemini-3.5-flash, small_model: openai/gpt-4.1-mini } }",
      quality: "{ golden_set: 200 }",
      retrieval: "{ chunks: 10k, dimensions: 1024, store: s3-vectors }",
      compliance: "{ residency: region }",
      "workload.audio_in": "1 minute",
      "workload.images_out": "1",
      "workload.image_model": "google/gemini-3.1-flash-image-preview",
    }),
  ];
  // Discounts are taken where the catalog has no such offer.
  const machines = facts.machines.filter(({ purchase }) => purchase === "on-demand");
  const onDemand = { ...facts, machines };
  // A part of the event, a correlation, and the limits of the verdict: no inputs of their own.
  const taken = new Set([
    "data.rework.multiple",
    "outcome.success-correlation",
    "latency.first-token.hosted",
    "latency.speed.hosted",
    "latency.reranker",
    "capacity.first-token-wait",
    "verdict.close-slack",
    "verdict.close-chance",
  ]);
  const pairs = [
    ...plans.map((text) => ({ text, known: onDemand })),
    { text: silentOnHosting, known: plainFacts(facts.defaults, {}) },
  ];
  for (const { text, known } of pairs) {
    const plan = parsePlan(text, "bare.yaml");
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const model = buildModel(plan.value, known);
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    for (const each of model.value.graph.nodes.values()) {
      const [, id] = /^default ([a-z0-9.-]+):/.exec(each.origin?.source ?? "") ?? [];
      if (id !== undefined) taken.add(id);
    }
  }
  const said = [...facts.defaults.values()].filter((row) => row.taken).map(({ id }) => id);
  expect(said.filter((id) => !taken.has(id)).sort()).toEqual([]);
  expect([...taken].filter((id) => !said.includes(id)).sort()).toEqual([]);
});

import { expect, it } from "vitest";
import { type Plan, parsePlan } from "../../plan/index.ts";
import { diceFrom, mutatePlan } from "../../plan/mutate.test-support.ts";
import { workedPlan } from "../../plan/worked-plan.test-support.ts";
import { planChanges, withKeyOf } from "./plan-changes.ts";

const planOf = (text: string, set: readonly string[] = []): Plan => {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};
const plan = planOf(workedPlan);
const without = (pattern: RegExp) => workedPlan.replace(pattern, "");

it.each([
  {
    name: "a number, with its words and lines",
    b: workedPlan.replace("tasks: 200k / month", "tasks: 300k / month"),
    want: [{ key: "workload.tasks", a: "200k / month", b: "300k / month" }],
  },
  {
    name: "a range",
    b: workedPlan.replace("250 to 600", "250 to 700"),
    want: [{ key: "workload.output_tokens", a: "250 to 600", b: "250 to 700" }],
  },
  {
    name: "a model",
    b: workedPlan.replace("anthropic/claude-sonnet-4-6", "openai/gpt-5"),
    want: [{ key: "paths.hosted.model", a: "anthropic/claude-sonnet-4-6", b: "openai/gpt-5" }],
  },
  {
    name: "a word of a list",
    b: workedPlan.replace("access: write", "access: read"),
    want: [{ key: "integrations[Zendesk].access", a: "write", b: "read" }],
  },
  {
    name: "an item of a list, left out",
    b: without(/ {2}- \{ name: SSO.*\n/),
    want: [{ key: "integrations[SSO]", a: "name SSO, kind identity", b: undefined }],
  },
  {
    name: "a section, left out",
    b: without(/^finance.*\n/m),
    want: [{ key: "finance", a: "discount_rate 9 %, price_decline 0 % / year", b: undefined }],
  },
  {
    name: "a list of words",
    b: workedPlan.replace("[gdpr]", "[gdpr, hipaa]"),
    want: [{ key: "compliance.regimes", a: "gdpr", b: "gdpr, hipaa" }],
  },
  {
    name: "own figures in place of defaults",
    b: `${workedPlan}\ninputs: { eng.architecture: 30 hours, poc.share: { value: 5 %, source: A } }\n`,
    want: [
      {
        key: "inputs",
        a: undefined,
        b: "eng.architecture 30 hours, poc.share (value 5 %, source A)",
      },
    ],
  },
  {
    name: "other words for the same",
    b: workedPlan.replace("200k / month", "200,000 a month").replace("# or article-2026", ""),
    want: [],
  },
])("finds $name", ({ b, want }) => {
  const found = planChanges(plan, planOf(b)).map((each) => ({
    key: each.key,
    a: each.a?.words,
    b: each.b?.words,
  }));
  expect(found).toEqual(want);
});

it("names an own figure by its default, and says that it has become a measured one", () => {
  const [mine, theirs] = ["{ value: 5 % }", "{ value: 5 %, source: A, measured: true }"].map(
    (figure) => planOf(workedPlan, [`inputs.poc.share=${figure}`]),
  ) as [Plan, Plan];
  const changes = planChanges(mine, theirs);
  expect(changes.map(({ key }) => key)).toEqual([
    "inputs.poc.share.source",
    "inputs.poc.share.measured",
  ]);
  const made = changes.reduce((plan, { steps }) => withKeyOf(plan, theirs, steps), mine);
  expect(planChanges(made, theirs)).toEqual([]);
});

it("says where the words stand", () => {
  const [change] = planChanges(plan, planOf(workedPlan, ["workload.tasks=5 / month"]));
  expect(change?.a?.at).toMatchObject({ file: "plan.yaml", line: 13 });
  expect(change?.b?.at?.file).toBe("--set");
});

it("taken over one by one, the changes make one plan the other", () => {
  let changed = 0;
  for (let seed = 0; seed < 400; seed++) {
    const other = parsePlan(mutatePlan(workedPlan, diceFrom(seed)), "other.yaml");
    if (!other.ok) continue;
    const changes = planChanges(plan, other.value);
    let made = plan;
    for (const { steps } of changes) made = withKeyOf(made, other.value, steps);
    expect(planChanges(made, other.value), `seed ${seed}`).toEqual([]);
    if (changes.length > 0) changed++;
  }
  expect(changed).toBeGreaterThan(20);
});

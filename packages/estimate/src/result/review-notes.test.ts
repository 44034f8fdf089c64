import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { estimate } from "./estimate.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const bare: string = workedPlan
  .replace(/^compliance:(?: \{.*\}|(?:\n {2}.*)+)$/m, "")
  .replace(/^review:(?: \{.*\}|(?:\n {2}.*)+)$/m, "");

function answer(regimes: string, set: readonly string[] = []) {
  const plan = parsePlan(`${bare}\ncompliance: { regimes: [${regimes}] }\n`, "plan.yaml", { set });
  const made = plan.ok ? estimate(plan.value, facts, { seed: 1, draws: 64 }) : plan;
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { notes } = made.value.estimate;
  const review = notes.filter(({ code }) => code === "review-assumed").map(({ text }) => text);
  return { review, usd: made.value.centre.value("hosted.human-review.total") };
}

it("says that a regime puts people before the results, and what that costs", () => {
  const { review, usd } = answer("gdpr, hipaa");
  expect(usd).toBeGreaterThan(5 * answer("gdpr").usd);
  expect(review).toHaveLength(1);
  expect(review[0]).toMatch(
    /^People are assumed to check 5 % to 100 % of all results because of hipaa \(.*\): \$[\d.]+[KM] in all\. State review\.share\.$/,
  );
});

it.each([
  ["gdpr, soc-2", []],
  ["hipaa", ["review.share=2 %"]],
  ["hipaa", ["inputs.review.share.regulated=2 %"]],
] as const)("[%s] with %j says nothing", (regimes, set) => {
  expect(answer(regimes, set).review).toEqual([]);
});

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centre, type Point } from "../graph/index.ts";
import { parsePlan } from "../plan/index.ts";
import { buildModel, type Model } from "./build-model.ts";
import { readDefaults } from "./defaults/read-defaults.ts";
import { plainFacts } from "./plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "./plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const facts = plainFacts(read.value, {
  "labour.wage-inflation": 0,
  "price.gpu-decline": 0,
});

function at(sections: Readonly<Record<string, string>>): Point & { readonly model: Model } {
  const plan = parsePlan(plainPlan(sections), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  return { ...middle.value, model: model.value };
}

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const rate = fc.integer({ min: 1, max: 100 });

describe("better success at equal price", () => {
  it.each([
    { name: "where nobody takes over", outcome: "{ fallback_cost: $0 }" },
    { name: "where people take over", outcome: "{ fallback_cost: $7 }" },
  ])("never raises the cost of an outcome, $name", ({ outcome }) => {
    const costs = (percent: number) => {
      const success = `success_rate: ${percent} %`;
      const { value } = at({
        outcome,
        paths: `{ hosted: { model: acme/one, ${success} }, self-hosted: { model: tiny, accelerator: plain, ${success} } }`,
      });
      return ["hosted", "self-hosted"].flatMap((path) =>
        ["total", "cost-per-success", "total-with-fallback", "cost-per-task-with-fallback"].map(
          (id) => value(`${path}.${id}`),
        ),
      );
    };
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const worse = costs(Math.min(a, b));
        const better = costs(Math.max(a, b));
        for (const [i, cost] of better.entries()) {
          expect(cost).toBeLessThanOrEqual((worse[i] as number) * (1 + 1e-12));
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("steps that send history again", () => {
  /** Tokens in and out of one task, call by call: the prompt of each is all that was said before. */
  function byHand(plan: {
    readonly turns: number;
    readonly steps: number;
    readonly prompt: number;
    readonly answer: number;
    readonly question: number;
    readonly result: number;
  }): { readonly input: number; readonly output: number } {
    let input = 0;
    let output = 0;
    let said = plan.prompt;
    for (let turn = 0; turn < plan.turns; turn++) {
      if (turn > 0) said += plan.question;
      for (let step = 0; step < plan.steps; step++) {
        if (step > 0) said += plan.result;
        input += said;
        output += plan.answer;
        said += plan.answer;
      }
    }
    return { input, output };
  }

  it("cost what a hand calculation says", () => {
    const count = (max: number) => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(
        fc.record({
          turns: count(9),
          steps: count(9),
          prompt: count(3000),
          answer: count(900),
          question: count(300),
          result: count(2000),
        }),
        (plan) => {
          const { input, output } = byHand(plan);
          const { value } = at({
            "workload.turns_per_conversation": String(plan.turns),
            "workload.steps_per_task": String(plan.steps),
            "workload.input_tokens": String(plan.prompt),
            "workload.output_tokens": String(plan.answer),
            "workload.question_tokens": String(plan.question),
            "workload.tool_result_tokens": String(plan.result),
            "workload.history_hit_share": "0 %",
          });
          // 2 USD a million tokens in and 8 out; 1000 tasks in each of 24 months.
          const want = ((input * 2 + output * 8) / 1e6) * 1000 * 24;
          expect(value("hosted.model-usage.total")).toBeCloseTo(want, 6);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("six steps that add 1000 tokens each to 2000 are 27000, not 12000", () => {
    const sizes = { turns: 1, steps: 6, prompt: 2000, answer: 400, question: 0, result: 600 };
    expect(byHand(sizes).input).toBe(27_000);
  });
});

describe("maintenance", () => {
  const tuned = `{ hosted: { model: acme/one }, hosted-tuned: { model: acme/one }, self-hosted: { model: tiny, accelerator: plain } }`;
  const parts = ["prompt-tuning", "monitoring"];

  it.each(["share", "by-parts"] as const)("is never counted twice: %s", (maintenance) => {
    const { model } = at({ paths: tuned, finance: `{ maintenance: ${maintenance} }` });
    for (const { id: path } of model.paths) {
      const lines = model.runLines.filter((line) => line.path === path);
      const byShare = lines.some(({ id }) => id === "maintenance");
      const byParts = lines.filter(({ id }) => parts.includes(id));
      expect(byShare, path).toBe(maintenance === "share");
      expect(byParts.length, path).toBe(maintenance === "share" ? 0 : parts.length);
      // People who retrain are one of the parts that the share stands for.
      const retraining = lines.find(({ id }) => id === "retraining");
      expect(retraining?.parts.some(({ id }) => id === "people") ?? false, path).toBe(
        maintenance === "by-parts" && retraining !== undefined,
      );
    }
  });

  it("as a share takes no part of what it has added itself, and nothing in the first year", () => {
    const { value, months, model } = at({ paths: bothPaths });
    for (const { id: path } of model.paths) {
      const cost = months(`${path}.maintenance.month`);
      expect(cost.slice(0, 12).every((each) => each === 0)).toBe(true);
      // Twelve months of the second year are the share of the build, once.
      const year = cost.slice(12, 24).reduce((a, b) => a + b, 0);
      expect(year).toBeLessThanOrEqual(value("maintenance.share") * value(`${path}.build.total`));
    }
  });
});

describe("a commitment", () => {
  const usd = fc.integer({ min: 1, max: 400 });

  it("to a seller's model never costs less than what is used, nor than what is committed", () => {
    fc.assert(
      fc.property(usd, fc.integer({ min: 1, max: 200_000 }), (least, tasks) => {
        const workload = { "workload.tasks": `${tasks} / month`, "workload.growth": "50 % / year" };
        const free = at(workload).months("hosted.model-usage.month");
        const { months } = at({
          ...workload,
          commercial: `{ minimum_commitment: $${least} / month }`,
        });
        for (const [month, paid] of months("hosted.model-usage.month").entries()) {
          const used = free[month] as number;
          expect(near(paid, Math.max(used, least)), `${paid}, ${used}, ${least}`).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("to machines never costs less than those that are used, at the committed price", () => {
    const serving = (tasks: number, hosting: string) =>
      at({
        paths: bothPaths.replace("redundancy: 0", "redundancy: 0, purchase: committed"),
        "workload.tasks": `${tasks} / month`,
        "workload.growth": "60 % / year",
        hosting,
      });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1000, max: 20_000_000 }),
        (promised, tasks) => {
          const needed = serving(tasks, "{ commitment: 0 }").months("self-hosted.machines");
          const { value, months } = serving(tasks, `{ commitment: ${promised} }`);
          const committed = value("self-hosted.gpu-serving.committed.rate");
          const beyond = value("self-hosted.gpu-serving.machines.rate");
          expect(beyond).toBeGreaterThanOrEqual(committed);
          for (const [month, paid] of months("self-hosted.gpu-serving.month").entries()) {
            const used = needed[month] as number;
            const bill = promised * committed + Math.max(used - promised, 0) * beyond;
            expect(near(paid, bill), `${used} of ${promised}: ${paid}, ${bill}`).toBe(true);
            expect(paid).toBeGreaterThanOrEqual(used * committed * (1 - 1e-12));
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checklist } from "./checklist.ts";
import { type ChecklistQuestion, checklistOf } from "./checklist-of.ts";
import { examplePlans, planOf } from "./example-plans.test-support.ts";

const root = new URL("../../../../", import.meta.url);
const { names, textOf, estimateOf } = examplePlans(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

const of = (text: string, set: readonly string[] = []) => {
  const estimated = estimateOf(text, set);
  return { estimated, made: checklistOf(planOf(text, set), estimated) };
};

const named = (questions: readonly ChecklistQuestion[], id: string): ChecklistQuestion => {
  const found = questions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no question ${id}`);
  return found;
};

describe.each(names)("%s", (name) => {
  const { estimated, made } = of(textOf(name));
  const { estimate } = estimated;
  const { questions, path } = made;

  it("asks every question once, the five published ones first, and none is lost of those that are open", () => {
    expect(questions.map(({ id }) => id).toSorted()).toEqual(
      checklist.map(({ id }) => id).toSorted(),
    );
    expect(questions.slice(0, 5).every(({ published }) => published)).toBe(true);
    const open = questions.filter(({ state }) => state !== "answered").map(({ id }) => id);
    expect(open.toSorted()).toEqual(estimate.openQuestions.map(({ id }) => id).toSorted());
    for (const { id, inputs, movesUsd } of estimate.openQuestions) {
      const question = named(questions, id);
      expect(question.inputs).toEqual(inputs);
      const compared =
        question.compared ?? (estimate.comparedBy === "total" ? question.total : undefined);
      expect(compared?.alone ?? 0, id).toBeCloseTo(movesUsd, 6);
    }
  });

  it("moves the total by what its inputs do: one alone as far as its swing, several at least about as far", () => {
    for (const { id, inputs, total, compared, elsewhere, beyondMoney } of questions) {
      if (inputs.length === 0) expect(total ?? compared ?? elsewhere, id).toBeUndefined();
      if (total === undefined && elsewhere === undefined && inputs.length === 0) {
        const answered = named(questions, id).state === "answered";
        expect(answered || beyondMoney !== undefined, id).toBe(true);
      }
      if (total === undefined) continue;
      expect(total.of).toBe(`${path}.total`);
      expect(total.together).toBe(total.spread.p90 - total.spread.p10);
      expect(total.together, id).toBeGreaterThan(0.8 * total.alone);
      const moving = inputs.filter(({ swingUsd }) => swingUsd > 0);
      if (moving.length === 1) {
        expect(Math.abs(total.together / total.alone - 1), id).toBeLessThan(0.04);
      }
      // No question alone is wider than all inputs together.
      const all = estimate.paths.find((each) => each.id === path);
      if (all === undefined || all.status === "ruled-out") throw new Error("no path");
      expect(total.together, id).toBeLessThanOrEqual(all.totalUsd.p90 - all.totalUsd.p10);
    }
  });
});

it("is the same each time, and with all draws about as with few", () => {
  const text = textOf("support-assistant.yaml");
  const estimated = estimateOf(text);
  const few = checklistOf(planOf(text), estimated);
  expect(checklistOf(planOf(text), estimated)).toEqual(few);
  const many = checklistOf(planOf(text), estimated, 8192);
  for (const { id, total } of few.questions) {
    const exact = named(many.questions, id).total;
    if (total !== undefined && exact !== undefined) {
      expect(Math.abs(total.together / exact.together - 1), id).toBeLessThan(0.1);
    }
  }
});

it("an answer takes its question off the list, or its input out of it", () => {
  const text = textOf("support-assistant.yaml");
  const before = named(of(text).made.questions, "review");
  expect(before.state).toBe("in-part");
  expect(before.total?.together).toBeGreaterThan(0);
  const after = named(of(text, ["review.rate=$45 / hour"]).made.questions, "review");
  expect(after.state).toBe("answered");
  expect(after.total).toBeUndefined();
  const stated = named(
    of(text, ["finance.exit_cost=$9k", "commercial.tax=0 %"]).made.questions,
    "not-charged",
  );
  expect(stated.state).toBe("answered");
});

it("says which path the machines move, where the chosen one has none", () => {
  const { questions, path } = of(textOf("support-assistant.yaml")).made;
  expect(path).toBe("hosted-tuned");
  const { total, elsewhere, beyondMoney } = named(questions, "compute-access");
  expect(total).toBeUndefined();
  expect(elsewhere?.of).toMatch(/^self-hosted/);
  expect(elsewhere?.together).toBeGreaterThan(0);
  expect(beyondMoney).toContain("machines");
});

import { expect, it } from "vitest";
import { answerReach } from "./answer-reach.ts";
import { latencyRules } from "./latency-rules.ts";

const reach = {
  firstToken: { best: 0.5, sure: 2 },
  perToken: { best: 0.01, sure: 0.05 },
  source: "test",
};
const call = {
  promptTokens: 1000,
  longPromptTokens: 1000,
  outputTokens: 200,
  longOutputTokens: 200,
  calls: 1,
  steps: 1,
  fewSteps: 1,
  reasoningTokens: 0,
  fewReasoningTokens: 0,
};
const none = { best: 0, sure: 0 };

it.each([
  { name: "one call: 0.5 s, and 200 tokens of 10 ms", more: {}, first: 0.5, whole: 2.5 },
  {
    name: "an agent of 3 calls: two whole calls come first",
    more: { steps: 3, fewSteps: 3 },
    first: 2 * 2.5 + 0.5,
    whole: 3 * 2.5,
  },
  {
    name: "100 hidden tokens of the 200 come before the first word",
    more: { reasoningTokens: 100, fewReasoningTokens: 100 },
    first: 1.5,
    whole: 2.5,
  },
  {
    name: "three calls and 100 hidden tokens that may be fewer: one call of 100 visible ones at best",
    more: { steps: 3, reasoningTokens: 100 },
    first: 0.5,
    whole: 1.5,
  },
])("$name", ({ more, first, whole }) => {
  const { firstToken, wholeAnswer } = answerReach(reach, { ...call, ...more }, none);
  expect(firstToken.best).toBeCloseTo(first, 12);
  expect(wholeAnswer.best).toBeCloseTo(whole, 12);
});

it("a reranker comes before every answer", () => {
  const { firstToken, wholeAnswer } = answerReach(reach, call, { best: 0.05, sure: 0.2 });
  expect(firstToken.sure).toBeCloseTo(2.2, 12);
  expect(wholeAnswer.sure).toBeCloseTo(2 + 200 * 0.05 + 0.2, 12);
});

it.each([
  { need: 0.4, reasons: 1, conditions: 0 },
  { need: 0.5, reasons: 0, conditions: 1 },
  { need: 1.9, reasons: 0, conditions: 1 },
  { need: 2, reasons: 0, conditions: 0 },
])("a first word within $need s, where 0.5 to 2 s are expected", ({ need, ...want }) => {
  const { reasons, conditions } = latencyRules(
    { firstToken: need, percentile: 0.95 },
    answerReach(reach, call, none),
  );
  expect({ reasons: reasons.length, conditions: conditions.length }).toEqual(want);
});

import type { Estimate } from "@outlay/estimate";
import { expect, it } from "vitest";
import { assumedText } from "./assumed-text.ts";

const input = (doc: string, swingUsd: number) => ({ id: "x", doc, swingUsd });

it.each([
  { name: "none that moves it", by: "total", inputs: [input("Tasks.", 0)], more: "" },
  {
    name: "the largest of all questions",
    by: "total",
    inputs: [input("Tasks.", 90_000), input("Rate of people; theirs.", 120_000)],
    more: "; the one that moves the total most, by $120K: rate of people",
  },
  {
    name: "with people who take over, where paths are compared with them",
    by: "total-with-fallback",
    inputs: [input("Share of tasks that end in success.", 5_000_000)],
    more: "; the one that moves the total most, by $5.0M, people who take over included: share of tasks that end in success",
  },
])("says how much is assumed: $name", ({ by, inputs, more }) => {
  const openQuestions = inputs.map((each) => ({ inputs: [each] }));
  const estimate = { assumed: { count: 3, of: 9 }, comparedBy: by, openQuestions };
  expect(assumedText(estimate as unknown as Estimate)).toBe(
    `3 of 9 inputs are our assumption${more}.`,
  );
});

import { expect, it } from "vitest";
import { shellWord } from "./shell-word.ts";

it.each([
  { word: "plan.yaml", want: "plan.yaml" },
  { word: "workload.tasks=70k/month", want: "workload.tasks=70k/month" },
  { word: "a b", want: "'a b'" },
  { word: "$(x)", want: "'$(x)'" },
  { word: "it's", want: String.raw`'it'\''s'` },
  { word: "", want: "''" },
])("$word becomes $want", ({ word, want }) => {
  expect(shellWord(word)).toBe(want);
});

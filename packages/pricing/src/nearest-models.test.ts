import { expect, it } from "vitest";
import { nearestModels, nearestText } from "./nearest-models.ts";

const names = ["gpt-5", "gpt-5-mini", "gpt-5.6", "gpt-4o", "gpt-6-sol", "gpt-6.1-sol", "gpt-6-old"];
const ended = (name: string) => name === "gpt-6-old" || name === "gpt-4o";

it.each([
  { word: "gpt-6", want: "gpt-6-sol, gpt-6.1-sol, gpt-5" },
  { word: "gpt-5-minni", want: "gpt-5-mini, gpt-5" },
  { word: "gpt-4", want: "gpt-5, gpt-4o (ended)" },
  { word: "sonnet", want: "" },
  { word: "minni", want: "gpt-5-mini" },
])("$word: $want", ({ word, want }) => {
  expect(nearestText(nearestModels(word, names, ended))).toBe(want);
});

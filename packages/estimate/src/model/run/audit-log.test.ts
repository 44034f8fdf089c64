import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));
const perToken = { "audit.bytes-per-token": 1e-9 };

it.each<LineRow>([
  {
    name: "1000 tokens sent and 100 answered",
    plan: { compliance: "{ retention: 1 year }" },
    defaults: perToken,
    node: "audit.record",
    want: 1100e-9,
  },
  {
    name: "answers from a response cache are kept too, with their questions",
    plan: { compliance: "{ retention: 1 year }", "workload.exact_repeats": "30 %" },
    defaults: perToken,
    node: "audit.record",
    want: 1100e-9,
  },
  {
    name: "of two calls, a cached answer keeps one question and one answer",
    plan: {
      compliance: "{ retention: 1 year }",
      "workload.exact_repeats": "50 %",
      "workload.turns_per_conversation": "2",
    },
    defaults: perToken,
    node: "audit.record",
    // The second prompt has 150 more: 1000 + 50 asked + 100 answered.
    want: (0.5 * (1100 + 1250) + 0.5 * 1100) * 1e-9,
  },
])("$name: $want", (row) => {
  const got = lineValue(row, defaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

import { formatIssue, type Issue } from "@outlay/document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlan } from "./parse-plan.ts";
import { planRows } from "./plan-shape.ts";
import { planTemplate } from "./plan-template.ts";

const answers = {
  outlay: "1",
  name: "Help desk",
  "workload.tasks": "5k / month",
  "workload.input_tokens": "900 to 1500",
  "workload.output_tokens": "300",
  "paths.hosted.model": "anthropic/claude-sonnet-4-6",
};
const words = (issues: readonly Issue[]) => issues.map(formatIssue).join("\n");
const read = (text: string) => {
  const plan = parsePlan(text, "plan.yaml");
  if (!plan.ok) throw new Error(`${words(plan.error)}\n\n${text}`);
  return plan.value;
};

describe("a plan written from answers", () => {
  const text = planTemplate({
    values: answers,
    examples: ["workload.tasks"],
    schema: "../schemas/plan.schema.json",
  });

  it("begins with the line by which editors find the schema", () => {
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../schemas/plan.schema.json");
  });

  it("holds the answers and nothing else", () => {
    const plan = read(text);
    expect(Object.keys(plan)).toEqual(["outlay", "name", "workload", "paths"]);
    expect(Object.keys(plan.workload)).toEqual(["tasks", "input_tokens", "output_tokens"]);
    expect(Object.keys(plan.paths)).toEqual(["hosted"]);
  });

  it("marks examples as examples", () => {
    expect(text).toContain("tasks: 5k / month  # an example: put your own value here");
    expect(text.match(/an example/g)).toHaveLength(1);
  });

  it("becomes a plan with every key when each # before a key is taken away", () => {
    const full = text.replaceAll(/^( *)#(?=[a-z]| {2})/gm, "$1");
    const plan = read(full);
    const leaves = planRows.filter((row) => "example" in row);
    const written = JSON.stringify(plan, (key, value) => (key === "position" ? 0 : value));
    for (const row of leaves) {
      expect(written).toContain(`"${row.key.replace(/^.*\./, "")}"`);
    }
    expect(plan.paths["self-hosted"]?.accelerator?.value).toBe("l40s");
    expect(plan.integrations).toHaveLength(1);
  });

  it("keeps any name as it is", () => {
    const tricky = fc.constantFrom(
      ..." \u00a0\u2003\u3000\u2028\ufeff\ufffe\ud800a#:'\"\\-~|>?&*!=%@`{}[],.<1",
    );
    const unit = fc.oneof(tricky, fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }));
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit }), (drawn) => {
        const name = drawn.replace(/\p{Cc}/gu, "-"); // those are refused
        expect(read(planTemplate({ values: { ...answers, name } })).name).toBe(name);
      }),
      { numRuns: 300, examples: [["a "], [" a"], ["null"], ["a-"], ["a: b"]] },
    );
  });
});

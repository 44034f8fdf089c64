import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatIssue } from "@outlay/document";
import { parsePlan, planRows, planSchema, planTemplate } from "@outlay/estimate";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diceFrom, mutatePlan } from "../packages/estimate/src/plan/mutate.test-support.ts";
import { workedPlan } from "../packages/estimate/src/plan/worked-plan.test-support.ts";
import { planFiles } from "./plan-files.ts";

const root = join(import.meta.dirname, "..");
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
  .addVocabulary(["errorMessage", "patternErrorMessage"]) // known to editors
  .compile(planSchema());
const schemaSays = (value: unknown): string => {
  validate(value);
  return (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message}`).join("; ");
};

describe("files made from the plan table", () => {
  it.each([...planFiles()].map(([path, text]) => ({ path, text })))(
    "$path is current",
    ({ path, text }) => {
      const kept = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : "";
      expect(kept === text, `${path} is stale: run node scripts/plan-files.ts`).toBe(true);
    },
  );
});

describe("the guide", () => {
  const guide = readFileSync(join(root, "docs/plan-language.md"), "utf8");

  it("begins with a plan that is enough", () => {
    const plan = /```yaml\n(outlay: 1\n[^`]*)```/.exec(guide)?.[1] ?? "";
    expect(parsePlan(plan, "plan.yaml").ok).toBe(true);
  });

  it("shows a problem as it is printed", () => {
    const broken = parsePlan(workedPlan.replace("200k / month", "200k / moth"), "plan.yaml");
    const printed = broken.ok ? "" : broken.error.map(formatIssue).join("\n");
    expect(guide).toContain(`\`\`\`\n${printed}\n\`\`\``);
  });
});

describe("the schema and the parser agree", () => {
  const examples = globSync("examples/**/*.{yaml,yml}", { cwd: root }).filter((path) =>
    /^outlay: 1$/m.test(readFileSync(join(root, path), "utf8")),
  );
  it.each(["the worked plan", ...examples])("on %s", (path) => {
    const text = path === "the worked plan" ? workedPlan : readFileSync(join(root, path), "utf8");
    const plan = parsePlan(text, path);
    expect(plan.ok ? [] : plan.error).toEqual([]);
    expect(schemaSays(parse(text))).toBe("");
  });

  it("on the example of every key", () => {
    const leaves = planRows.filter((row) => "example" in row && !row.key.includes("[]"));
    const values = Object.fromEntries(
      leaves.map((row) => [row.key, "example" in row ? row.example : ""]),
    );
    const text = planTemplate({ values });
    expect(parsePlan(text, "plan.yaml").ok).toBe(true);
    expect(schemaSays(parse(text))).toBe("");
  });

  it("so that no plan the parser accepts is marked in an editor", () => {
    let both = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const text = mutatePlan(workedPlan, diceFrom(seed));
        if (!parsePlan(text, "plan.yaml").ok) return;
        both++;
        expect(schemaSays(parse(text)), text).toBe("");
      }),
      { numRuns: 2000 },
    );
    expect(both).toBeGreaterThan(200);
  });

  it.each([
    { change: ["tasks:", "taks:"], says: "must NOT have additional properties" },
    { change: ["200k / month", "200k"], says: "/workload/tasks" },
    { change: ["retry_share: 2 %", "retry_share: 0.02"], says: "/workload/retry_share" },
    { change: ["$75 to $120 / hour", "75 to 120 / hour"], says: "/people/rate" },
    { change: ["60 months", "60"], says: "/horizon" },
    { change: ["kind: crm", "kind: CMR"], says: "/integrations/0/kind" },
    { change: ["2027-01", "2027-1"], says: "/start" },
  ])("and an editor marks $change", ({ change: [from = "", to = ""], says }) => {
    expect(workedPlan).toContain(from);
    expect(schemaSays(parse(workedPlan.replace(from, to)))).toContain(says);
  });
});

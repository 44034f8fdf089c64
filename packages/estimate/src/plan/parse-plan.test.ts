import { formatIssue, type Issue } from "@outlay/document";
import { describe, expect, it } from "vitest";
import { parsePlan } from "./parse-plan.ts";
import { docOf, planRows, rowsBelow } from "./plan-shape.ts";
import { quantityShape } from "./quantity-shape.ts";
import { workedPlan } from "./worked-plan.test-support.ts";

const read = (text: string, set: readonly string[] = []) => parsePlan(text, "plan.yaml", { set });
const issues = (text: string, set: readonly string[] = []): readonly Issue[] => {
  const plan = read(text, set);
  return plan.ok ? [] : plan.error;
};
const smallest =
  "outlay: 1\nname: A\nworkload: { tasks: 1k / day, input_tokens: 900, output_tokens: 90 }\npaths: { hosted: { model: x/y } }";

describe("a plan that can be read", () => {
  it("keeps text, place and unit of every quantity", () => {
    const plan = read(workedPlan);
    if (!plan.ok) throw new Error(plan.error.map(formatIssue).join("\n"));
    expect(plan.value.workload.input_tokens).toEqual({
      distribution: { kind: "lognormal", low: 1500, high: 2600, mass: 0.9 },
      unit: "token / call",
      text: "1500 to 2600",
      position: {
        file: "plan.yaml",
        line: 20,
        column: 17,
        endColumn: 29,
        sourceLine: "  input_tokens: 1500 to 2600",
      },
    });
    expect(plan.value.paths["self-hosted"]?.accelerator?.value).toBe("l40s");
    expect(plan.value.data?.sources?.map((source) => source.condition)).toEqual(["clean", "mixed"]);
    expect(plan.value.integrations?.map((system) => system.access)).toEqual(["write", undefined]);
    expect(plan.value.compliance?.regimes).toEqual(["gdpr"]);
  });

  it("has nothing that was not written", () => {
    const plan = read(smallest);
    expect(plan.ok && Object.keys(plan.value)).toEqual(["outlay", "name", "workload", "paths"]);
    expect(plan.ok && Object.keys(plan.value.workload)).toHaveLength(3);
    expect(plan.ok && plan.value.outcome).toBeUndefined();
  });

  it("may be JSON", () => {
    const json = JSON.stringify({
      outlay: 1,
      name: "A",
      workload: { tasks: "1k / day", input_tokens: 900, output_tokens: "90" },
      paths: { hosted: { model: "x/y" } },
    });
    const [a, b] = [read(json), read(smallest)].map((plan) =>
      JSON.stringify(plan, (key, value) => (/position|at|text/.test(key) ? 0 : value)),
    );
    expect(a).toBe(b);
  });

  it("reads as its text with the change would, when overridden by --set", () => {
    const plan = read(workedPlan, [
      "workload.tasks=300k / month",
      "paths.self-hosted.model=qwen3-8b",
      "integrations[0].access=read",
      "compliance.regimes=[gdpr, hipaa]",
      "outcome.unit=answer, checked",
    ]);
    if (!plan.ok) throw new Error(plan.error.map(formatIssue).join("\n"));
    expect(plan.value.workload.tasks.distribution).toEqual({ kind: "point", value: 300_000 });
    expect(plan.value.workload.tasks.position).toMatchObject({
      file: "--set",
      line: 1,
      column: 16,
    });
    expect(plan.value.paths["self-hosted"]?.model.value).toBe("qwen3-8b");
    expect(plan.value.integrations?.[0]?.access).toBe("read");
    expect(plan.value.compliance?.regimes).toEqual(["gdpr", "hipaa"]);
    expect(plan.value.outcome?.unit).toBe("answer, checked");
  });
});

describe("the plan's own word for its tasks", () => {
  const contracts = (unit: string, tasks: string) =>
    `${smallest.replace("1k / day", tasks)}\noutcome: { unit: ${unit}, fallback_cost: $3 / contract }`;

  it.each([
    { unit: "reviewed contract", tasks: "3000 contracts / month" },
    { unit: "Contract", tasks: "3000 contract / month" },
    { unit: "reviewed contracts", tasks: "low 2k, likely 3k, high 4k contracts / month" },
  ])("$unit: $tasks", ({ unit, tasks }) => {
    const text = contracts(unit, tasks.includes(",") ? `"${tasks}"` : tasks);
    expect(issues(text)).toEqual([]);
  });

  it("is no other word, and holds in --set too", () => {
    const other = contracts("reviewed contract", "3000 invoices / month");
    expect(issues(other)[0]?.code).toBe("wrong_unit");
    expect(issues(other, ["outcome.unit=paid invoice", "outcome.fallback_cost=$3"])).toEqual([]);
    const near = contracts("reviewed contract", "3000 contrats / month");
    expect(issues(near)[0]?.suggestion).toBe("3000 contract / month");
  });
});

describe("a plan that cannot", () => {
  const worked = (from: string, to: string) => {
    if (!workedPlan.includes(from)) throw new Error(`not in the plan: ${from}`);
    return workedPlan.replace(from, to);
  };
  it.each([
    { text: "", code: "missing_value", at: "1:1" },
    { text: worked("outlay: 1\n", ""), code: "missing_key", at: "2:1" },
    { text: worked("outlay: 1", "outlay: 2"), code: "out_of_range", at: "2:9" },
    { text: worked("  tasks: 200k / month\n", ""), code: "missing_key", at: "12:1" },
    { text: worked("tasks:", "taks:"), code: "unknown_key", at: "13:3" },
    { text: worked("200k / month", "200k / moth"), code: "wrong_unit", at: "13:17" },
    { text: worked("200k / month", "'200k / moth'"), code: "wrong_unit", at: "13:18" },
    { text: worked("200k / month", "1,5k / month"), code: "ambiguous", at: "13:10" },
    { text: worked("200k / month", ""), code: "missing_value", at: "13:3" },
    { text: worked("200k / month", "[200k, 300k]"), code: "wrong_kind", at: "13:10" },
    { text: worked("2 to 4", "4 to 2"), code: "inconsistent", at: "17:16" },
    { text: worked("purchase: on-demand", "purchase: ondemand"), code: "wrong_value", at: "30:77" },
    { text: worked("kind: crm", "kind: CMR"), code: "wrong_value", at: "37:28" },
    { text: worked("2027-01", "2027-13"), code: "wrong_value", at: "5:8" },
    { text: worked("2027-01", "1999-12"), code: "out_of_range", at: "5:8" },
    { text: worked("prefix_tokens: 1000", "prefix_tokens: 3k"), code: "inconsistent", at: "23:25" },
    { text: worked("tasks: 200k", "\ttasks: 200k"), code: "syntax", at: "13:3" },
    { text: `${workedPlan}name: again\n`, code: "duplicate_key", at: "42:1" },
    { text: `${smallest.replace("x/y", "x y")}`, code: "wrong_value", at: "4:27" },
    { text: smallest.replace("{ hosted: { model: x/y } }", "{}"), code: "inconsistent", at: "4:1" },
    { text: smallest.replace("1k / day", "1,500 / day"), code: "wrong_unit", at: "3:20" },
  ])("$code at $at", ({ text, code, at }) => {
    const [issue] = issues(text);
    expect(issue?.code).toBe(code);
    expect(`${issue?.line}:${issue?.column}`).toBe(at);
  });

  it.each([
    { what: "one key again and again", text: "a:\n".repeat(60_000) },
    { what: "brackets that never close", text: "[".repeat(200_000) },
    { what: "comments", text: "#\n".repeat(100_000) },
    { what: "a number without end", text: `outlay: '1${",000".repeat(40_000)}'` },
    {
      what: "a range without end",
      text: smallest.replace("1k / day", `'${"1 - ".repeat(40_000)}'`),
    },
    { what: "more than any plan", text: "x".repeat(200_001) },
  ])(
    "refuses $what in a few seconds",
    ({ text }) => {
      expect(issues(text).length).toBeGreaterThan(0);
    },
    10_000,
  );

  it.each([
    ["name", "A\\e[31mRED"],
    ["name", "A\\nApproved as version 2"],
    ["outcome.unit", "ticket\\u009b2J"],
  ])("refuses what would steer a terminal in %s", (key, text) => {
    expect(issues(workedPlan, [`${key}="${text}"`])).toMatchObject([
      { expected: "one line of text without control characters" },
    ]);
  });

  it("shows a whole plan that works to whoever has none", () => {
    const [issue] = issues("just text");
    expect(issues(issue?.example ?? "")).toEqual([]);
  });

  it("tells about commas inside braces", () => {
    const found = issues(smallest.replace("1k / day", "1,500 / day"));
    expect(found[1]?.message).toBe("`500 / day` is not a key of `workload`");
    expect(found[1]?.expected).toContain("quotes");
  });

  it.each([
    { set: "workload.taks=5", code: "unknown_key", at: 10, suggestion: "tasks" },
    { set: "workload.tasks=200k", code: "wrong_unit", at: 16, suggestion: "200k / month" },
    { set: "integrations[7].access=read", code: "unknown_path", at: 13, suggestion: undefined },
    { set: "paths.selfhosted.model=x", code: "unknown_key", at: 7, suggestion: "self-hosted" },
  ])("points into --set $set", ({ set, code, at, suggestion }) => {
    const [issue] = issues(workedPlan, [set]);
    expect(issue).toMatchObject({ file: "--set", line: 1, column: at, code, sourceLine: set });
    expect(issue?.suggestion).toBe(suggestion);
  });
});

describe("the plan table", () => {
  const leaves = planRows.filter((row) => "example" in row);

  /** Changes to the worked plan that give a key its example, with the keys it cannot be without. */
  const changesFor = (key: string, example: string): string[] => {
    const section = key.slice(0, Math.max(0, key.lastIndexOf(".")));
    const word = (of: string) => of.slice(of.lastIndexOf(".") + 1);
    const siblings = leaves.filter((row) => row.key === `${section}.${word(row.key)}`);
    const written = workedPlan.includes(`${word(section).replace("[]", "")}:`);
    if (section.endsWith("[]") && !written) {
      const item = siblings.map((row) => `${word(row.key)}: "${row.example}"`).join(", ");
      return [`${section.slice(0, -2)}=[{ ${item} }]`];
    }
    const branch = planRows.find((row) => row.key === section);
    const { needs = [], least = [] } = branch === undefined || "example" in branch ? {} : branch;
    const others = new Set([
      ...needs.filter(([one]) => one === word(key)).map(([, other]) => other),
      ...least.slice(-1),
      ...(written ? [] : siblings.filter(({ required }) => required).map((row) => word(row.key))),
    ]);
    return [
      ...siblings.filter((row) => row.key !== key && others.has(word(row.key))),
      { key, example },
    ].map((row) => `${row.key.replaceAll("[]", "[0]")}=${row.example}`);
  };

  it.each(leaves.map(({ key, example }) => ({ key, example })))(
    "$key has an example that works",
    ({ key, example }) => {
      expect(issues(workedPlan, changesFor(key, example))).toEqual([]);
    },
  );

  it("has each key once, below a section or list that is there", () => {
    expect(new Set(planRows.map((row) => row.key)).size).toBe(planRows.length);
    const reachable = (key: string): number =>
      rowsBelow(key).reduce((sum, row) => sum + 1 + reachable(row.key), 0);
    expect(reachable("")).toBe(planRows.length);
  });

  it("says what each key is for, in sentences", () => {
    for (const row of planRows) expect(docOf(row)).toMatch(/^[`A-Z0-9].*\.$/s);
  });

  it("describes quantities with their bounds", () => {
    const row = planRows.find((entry) => entry.key === "workload.active_hours");
    if (row?.type !== "quantity") throw new Error("no such row");
    expect(quantityShape(row, row.doc).expected).toBe(
      "hours per day, 0.1 to 24; a value or a range",
    );
  });
});

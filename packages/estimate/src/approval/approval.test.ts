import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EstimateFacts, PathId } from "../model/index.ts";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { type Plan, parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { type Estimated, estimate } from "../result/index.ts";
import type { ApprovalState } from "./approval-state.ts";
import { approvalsText } from "./approvals-text.ts";
import { approveEstimate, sealOf } from "./approve-estimate.ts";
import type { Approvals, ApprovedVersion } from "./approved-version.ts";
import { changesSince } from "./changes-since.ts";
import { readApprovals } from "./read-approvals.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const planOf = (text: string, set: readonly string[] = []): Plan => {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};

const estimated = (plan: Plan, with_ = facts, path?: PathId): Estimated => {
  const only = path === undefined ? {} : { paths: [path] };
  const made = estimate(plan, with_, { seed: 1, draws: 1024, ...only });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

const words = { at: "2026-11-23T12:00:00Z", outlay: "0.1.0" };
const first = approveEstimate(estimated(planOf(workedPlan)), {
  planText: workedPlan,
  by: "Ann",
  note: "Budget",
  ...words,
});
const second = approveEstimate(estimated(planOf(workedPlan)), {
  planText: workedPlan,
  previous: first,
  ...words,
});
const file: Approvals = {
  schemaVersion: 1,
  kind: "outlay-approvals",
  plan: "plan.yaml",
  versions: [first, second],
};
const text = approvalsText(file);

describe("a file of approved versions", () => {
  it("is read as it was written, and written as it was read", () => {
    const read = readApprovals(text);
    expect(read).toEqual({ ok: true, value: file });
    expect(read.ok && approvalsText(read.value)).toBe(text);
  });

  it("may be formatted anew", () => {
    expect(readApprovals(JSON.stringify(JSON.parse(text), null, 4)).ok).toBe(true);
  });

  it("has one input to a line", () => {
    const line = text.split("\n").find((each) => each.includes('"id":"workload.tasks"'));
    expect(line?.trim().replace(/,$/, "")).toBe(
      JSON.stringify(first.inputs.find(({ id }) => id === "workload.tasks")),
    );
  });

  const broken = (change: (version: Record<string, unknown>) => object): string =>
    JSON.stringify({ ...file, versions: [change({ ...first }), second] });
  it.each([
    { name: "no JSON", text: "{", code: "not-json" },
    { name: "a merge conflict", text: text.replace('"kind"', '<<<<<<<\n"kind"'), code: "not-json" },
    { name: "another JSON", text: '{"kind":"plan"}', code: "not-approvals" },
    { name: "a list", text: "[]", code: "not-approvals" },
    { name: "no version", text: JSON.stringify({ ...file, versions: [] }), code: "not-approvals" },
    { name: "a newer one", text: JSON.stringify({ ...file, schemaVersion: 2 }), code: "newer" },
    { name: "another name", text: broken((v) => ({ ...v, by: "Bob" })), code: "damaged" },
    { name: "another figure", text: text.replace(/"p50":(\d)/, '"p50":1$1'), code: "damaged" },
    {
      name: "the first version taken out",
      text: JSON.stringify({ ...file, versions: [second] }),
      code: "damaged",
    },
    {
      name: "versions the wrong way round",
      text: JSON.stringify({ ...file, versions: [second, first] }),
      code: "damaged",
    },
    {
      name: "a version without its plan, sealed again",
      text: broken(({ planText: _, sha256: __, ...v }) => ({ ...v, sha256: sealOf(v) })),
      code: "damaged",
    },
  ])("is refused: $name", ({ text: given, code }) => {
    const read = readApprovals(given);
    expect(!read.ok && read.error.code).toBe(code);
  });

  it("is refused, whatever digit of it changes", () => {
    const digits = [...text.matchAll(/[1-8]/g)].map(({ index }) => index);
    fc.assert(
      fc.property(fc.nat(digits.length - 1), (at) => {
        const place = digits[at] as number;
        const changed = text.slice(0, place) + (Number(text[place]) + 1) + text.slice(place + 1);
        const read = readApprovals(changed);
        // Beyond a double's last digit there is no change.
        const same = JSON.stringify(JSON.parse(changed)) === JSON.stringify(file);
        expect(read.ok).toBe(same);
      }),
      { numRuns: 40 },
    );
  });
});

const since = (
  plan: Plan,
  more: {
    readonly approved?: ApprovedVersion;
    readonly facts?: EstimateFacts;
    readonly path?: PathId;
    readonly planText?: string;
  } = {},
): ApprovalState => {
  const today = more.facts ?? facts;
  return changesSince(more.approved ?? first, plan, estimated(plan, today, more.path), {
    facts: today,
    outlay: "0.1.0",
    planText: more.planText ?? workedPlan,
    ...(more.path === undefined ? {} : { path: more.path }),
  });
};

/** Hours of engineering that nobody stated: a default that the approved plan takes. */
const hours =
  first.inputs.find(({ id }) => id.startsWith("eng.") && facts.defaults.has(id))?.id ?? "";

/** The facts of a catalog in which a default has another value. */
const withDefault = (id: string, value: number): EstimateFacts => {
  const row = facts.defaults.get(id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return {
    ...facts,
    defaults: new Map(facts.defaults).set(id, { ...row, distribution: { kind: "point", value } }),
  };
};

describe("what has changed since", () => {
  it("nothing: unchanged, with any seed and any draws", () => {
    const made = estimate(planOf(workedPlan), facts, { seed: 9, draws: 500 });
    if (!made.ok) throw new Error("no estimate");
    const options = { facts, outlay: "0.1.0", planText: workedPlan };
    const state = changesSince(first, planOf(workedPlan), made.value, options);
    expect(state).toMatchObject({ state: "unchanged", reworded: false, by: "Ann", version: 1 });
    expect(state.planEffect).toBeUndefined();
  });

  it.each([
    { name: "a comment", text: `${workedPlan}# more\n` },
    { name: "a name", text: workedPlan.replace("name: Support assistant", "name: Help desk") },
    { name: "other words", text: workedPlan.replace("200k / month", "200,000 a month") },
  ])("$name costs nothing: unchanged, but reworded", ({ text: changed }) => {
    const state = since(planOf(changed), { planText: changed });
    expect(state).toMatchObject({ state: "unchanged", reworded: true, keys: [] });
  });

  it("a key: its words then and now, and what it moves, nothing of the catalog", () => {
    const changed = workedPlan.replace("200k / month", "300k / month");
    const state = since(planOf(changed), { planText: changed });
    expect(state).toMatchObject({ state: "changed", reworded: false, facts: [], lines: [] });
    expect(state.keys).toMatchObject([
      { key: "workload.tasks", a: { words: "200k / month" }, b: { words: "300k / month" } },
    ]);
    expect(state.keys[0]?.movesUsd).toBeGreaterThan(1e6);
    expect(state.planEffect?.usd.chanceMore).toBe(1);
    for (const { was, is } of state.headline) {
      expect(is?.totalUsd?.p50).toBeGreaterThan(was?.totalUsd?.p50 ?? Number.NaN);
    }
  });

  it("a fact of the catalog: its value then and now, and the lines that it moves", () => {
    const state = since(planOf(workedPlan), {
      facts: withDefault(hours, 999),
    });
    expect(state).toMatchObject({ state: "changed", keys: [] });
    expect(state.facts.map(({ id }) => id)).toEqual([hours]);
    expect(state.facts[0]?.is?.distribution).toEqual({ kind: "point", value: 999 });
    expect(state.lines.map(({ id }) => id)).toContain("engineering");
    expect(state.lines.map(({ id }) => id)).not.toContain("model-usage");
    expect(state.planEffect).toBeUndefined();
  });

  it("both: told apart", () => {
    const changed = workedPlan.replace("200k / month", "300k / month");
    const state = since(planOf(changed), {
      facts: withDefault(hours, 999),
      planText: changed,
    });
    expect(state.keys.map(({ key }) => key)).toEqual(["workload.tasks"]);
    expect(state.facts.map(({ id }) => id)).toEqual([hours]);
  });

  it("the model alone: lines that differ though no input does", () => {
    const paths = first.paths.map((path) => ({
      ...path,
      lines: path.lines.map((line) =>
        line.id === "retrieval" ? { ...line, totalUsd: line.totalUsd * 2 } : line,
      ),
    }));
    const state = since(planOf(workedPlan), { approved: { ...first, paths } });
    expect(state).toMatchObject({ state: "changed", keys: [], facts: [] });
    expect([...new Set(state.lines.map(({ id }) => id))]).toEqual(["retrieval"]);
  });

  it.each([
    { name: "another cheapest path", change: { cheapest: "hosted-tuned" } },
    {
      name: "another status",
      change: { paths: first.paths.map((path) => ({ ...path, status: "partial" })) },
    },
  ])("$name, though no line moves", ({ change }) => {
    const approved = { ...first, ...change } as ApprovedVersion;
    const state = since(planOf(workedPlan), { approved });
    expect(state).toMatchObject({ state: "changed", keys: [], facts: [], lines: [] });
  });

  it("with one path asked for, only of that path", () => {
    const plan = planOf(workedPlan, ["paths.self-hosted.redundancy=3"]);
    expect(since(plan, { path: "hosted" })).toMatchObject({ state: "unchanged" });
    expect(since(plan, { path: "hosted" }).headline.map(({ path }) => path)).toEqual(["hosted"]);
    expect(since(plan, { path: "self-hosted" }).keys.map(({ key }) => key)).toEqual([
      "paths.self-hosted.redundancy",
    ]);
  });

  it("a path that was taken out, or cannot be built any more", () => {
    const gone = planOf(workedPlan.replace(/^ {2}hosted:.*\n/m, ""));
    expect(since(gone).keys.map(({ key }) => key)).toEqual(["paths.hosted"]);
    expect(since(gone).headline.find(({ path }) => path === "hosted")?.is).toBeUndefined();
    const out = planOf(workedPlan, ["paths.self-hosted.model=deepseek-v3"]);
    const state = since(out).headline.find(({ path }) => path === "self-hosted");
    expect([state?.was === undefined, state?.is === undefined]).toEqual([false, true]);
  });

  it.each([
    { name: "is no plan any more", text: workedPlan.replace("workload:", "work:") },
    {
      name: "names a model that is gone",
      text: workedPlan.replace("claude-sonnet-4-6", "claude-sonnet-0"),
    },
  ])("an approved text that $name is said, not guessed", ({ text: old }) => {
    const state = since(planOf(workedPlan), { approved: { ...first, planText: old } });
    expect(state.state).toBe("changed");
    expect(state.unreadable?.length).toBeGreaterThan(0);
    expect([state.facts, state.lines]).toEqual([[], []]);
  });
});

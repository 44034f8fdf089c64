import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Block, Table } from "../../document/block.ts";
import { exampleSources } from "../../example-source.test-support.ts";
import { pathsSection } from "./paths-section.ts";

const root = new URL("../../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const blocksOf = (example: string, set: readonly string[] = []): readonly Block[] =>
  pathsSection(source(`examples/${example}.yaml`, { draws: 400, set })).blocks;

const titles = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === "chart" ? [block.chart.id] : []));

const tables = (blocks: readonly Block[]): readonly Table[] =>
  blocks.flatMap((block) =>
    block.kind === "table" ? [block] : block.kind === "chart" ? [block.table] : [],
  );

const rowsOf = (blocks: readonly Block[]): readonly string[] =>
  tables(blocks)
    .flatMap(({ rows }) => rows.map(({ cells }) => cells[0]))
    .filter((cell) => typeof cell === "string");

it.each([
  { plan: "support-assistant", want: ["paths-dots", "paths-dots-with-people", "paths-fan"] },
  { plan: "hosted-assistant", want: ["paths-dots", "paths-dots-with-people", "paths-fan"] },
  { plan: "internal-assistant", want: ["paths-dots", "paths-fan"] },
  { plan: "music-tutor", want: ["paths-dots", "paths-fan"] },
])("$plan is drawn as $want", ({ plan, want }) => {
  expect(titles(blocksOf(plan))).toEqual(want);
});

describe("what it says of people who take over", () => {
  it.each([
    // One success rate for all, and 62 times the system: they would hide it, and decide nothing.
    { plan: "support-assistant", want: /cost at least 6\d times as much and would hide/ },
    { plan: "support-assistant", want: /They do not decide between the paths/ },
    // Rates of their own, and about as much as the system.
    { plan: "ticket-classifier", want: /People who take over failed tasks are not in it\./ },
    { plan: "ticket-classifier", want: /it is this picture that decides between the paths/ },
    { plan: "hosted-assistant", want: /People who take over failed tasks add \$6\.\dM\./ },
  ])("of $plan: $want", ({ plan, want }) => {
    expect(JSON.stringify(blocksOf(plan))).toMatch(want);
  });

  it.each(["internal-assistant", "music-tutor"])("nothing in the pictures of %s", (plan) => {
    const words = blocksOf(plan).flatMap((block) => (block.kind === "paragraph" ? [block] : []));
    expect(JSON.stringify(words)).not.toContain("take over");
  });
});

describe("the table of the paths has", () => {
  it.each([
    { row: "GPUs busy at the peak", in: "support-assistant", notIn: "hosted-assistant" },
    { row: "In all, with them", in: "support-assistant", notIn: "music-tutor" },
    { row: "AI parts of the build", in: "music-tutor", notIn: "support-assistant" },
    { row: "Chance to reach the quality floor", in: "fintech-retrieval", notIn: "music-tutor" },
    {
      row: "Chance to be cheapest, people included",
      in: "support-assistant",
      notIn: "hosted-assistant",
    },
  ])("$row where the plan has it", ({ row, in: there, notIn }) => {
    expect(rowsOf(blocksOf(there))).toContain(row);
    expect(rowsOf(blocksOf(notIn))).not.toContain(row);
  });

  it("no second year where there is none", () => {
    expect(rowsOf(blocksOf("support-assistant", ["horizon=12 months"]))).not.toContain(
      "A month as year two begins",
    );
  });
});

it("tells each condition once, with its money on every path that has it", () => {
  const conditions = tables(blocksOf("fintech-retrieval")).find(({ caption }) =>
    caption.startsWith("On which conditions"),
  );
  const names = conditions?.rows.map(({ cells }) => cells[0]) ?? [];
  expect(new Set(names).size).toBe(names.length);
  expect(conditions?.rows[0]?.cells[1]).toMatchObject({ kind: "figure" });
  expect(JSON.stringify(conditions?.rows[0]?.cells[1])).toMatch(/\$\d+K, 7 weeks/);
});

it.each([
  { months: "4 months", want: ["December 2026 (launch)", "April 2027"] },
  {
    months: "18 months",
    want: ["December 2026 (launch)", "June 2027", "December 2027", "June 2028"],
  },
  {
    months: "36 months",
    want: ["December 2026 (launch)", "December 2027", "December 2028", "December 2029"],
  },
])("tells what is paid over $months at $want", ({ months, want }) => {
  const blocks = blocksOf("support-assistant", [`horizon=${months}`]);
  const fan = blocks.flatMap((block) =>
    block.kind === "chart" && block.chart.kind === "fan" ? [block.table] : [],
  );
  const rows = fan[0]?.rows.map(({ cells }) => cells[0]) ?? [];
  expect(rows.slice(1, 1 + want.length)).toEqual(want);
});

it.each([
  { set: "outcome.quality_floor=90 %", want: "cannot win: it is below the quality floor" },
  { set: "compliance.residency=own-premises", want: "is ruled out. Data may only be processed" },
])("says why a path is out: $want", ({ set, want }) => {
  expect(JSON.stringify(blocksOf("support-assistant", [set]))).toContain(want);
});

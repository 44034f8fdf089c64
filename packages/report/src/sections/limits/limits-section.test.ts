import { readdirSync, readFileSync } from "node:fs";
import { limitResults } from "@outlay/estimate";
import { chosenPath } from "@outlay/words";
import { expect, it } from "vitest";
import type { Cell } from "../../document/block.ts";
import { exampleSources } from "../../example-source.test-support.ts";
import { limitsSection } from "./limits-section.ts";

const root = new URL("../../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const file = "examples/within-limits.yaml";

const tableOf = (set: readonly string[]) => {
  const made = source(file, { set, draws: 400 });
  const [said, table] = limitsSection(made).blocks;
  if (said?.kind !== "paragraph" || table?.kind !== "table") throw new Error("no table");
  return { said: said.text, table, results: limitResults(made.plan, made.estimated) };
};

it("has nothing to say of a plan without limits", () => {
  const made = source("examples/support-assistant.yaml", { draws: 400 });
  expect(limitsSection(made).blocks).toEqual([]);
});

it.each([
  { name: "the cheapest", set: [] },
  { name: "none good enough", set: ["outcome.quality_floor=99 %", "outcome.success_rate=50 %"] },
  { name: "a price is missing", set: ["paths.hosted.model=openai/gpt-image-2"] },
])("the path of the limits is the path of the verdict: $name", ({ set }) => {
  const { plan, estimated } = source("examples/support-assistant.yaml", {
    set: [...set, "limits.total=$9M"],
    draws: 400,
  });
  expect(limitResults(plan, estimated)?.path).toBe(chosenPath(estimated.estimate)?.id);
});

it.each([
  { name: "all hold", set: [], said: "All 5 limits hold.", first: "✓ Build, holds" },
  {
    name: "one is broken",
    set: ["limits.build=$1k"],
    said: "1 of 5 limits is broken: build.",
    first: "✗ Build, broken",
  },
  {
    name: "a price is missing",
    set: ["paths.hosted.model=openai/gpt-image-2", "limits={ build: $9B }"],
    said: "Not known whether the limit holds: something has no price, so the figures are too low.",
    first: "? Build, not known",
  },
])("$name: $said", ({ set, said, first }) => {
  const { said: text, table, results } = tableOf(set);
  expect(text).toBe(said);
  expect(table.rows[0]?.cells[0]).toBe(first);
  const amountOf = (cell: Cell | undefined) =>
    typeof cell === "object" && "kind" in cell && cell.kind === "figure" ? cell.value : undefined;
  for (const [at, limit] of (results?.limits ?? []).entries()) {
    const { cells } = table.rows[at] as { readonly cells: readonly Cell[] };
    expect(cells).toHaveLength(table.columns.length);
    expect(amountOf(cells[1])).toBe(limit.limit);
    expect(amountOf(cells[2])).toBe(limit.judged?.figure);
    expect(amountOf(cells[4])).toBe(limit.judged?.chance);
  }
});

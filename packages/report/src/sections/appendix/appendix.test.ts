import { readdirSync, readFileSync } from "node:fs";
import { contradictions, type Estimate } from "@outlay/estimate";
import { describe, expect, it } from "vitest";
import type { Section, Table } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { exampleSources } from "../../example-source.test-support.ts";
import { inputsSection } from "./inputs-section.ts";
import { linesSection } from "./lines-section.ts";
import { methodsSection } from "./methods-section.ts";
import { notesSection } from "./notes-section.ts";
import { pricesSection } from "./prices-section.ts";
import { publishedSection } from "./published-section.ts";

const root = new URL("../../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const plans = [
  "support-assistant",
  "fintech-retrieval",
  "internal-assistant",
  "music-tutor",
  "research-agent",
];
const made = (plan: string): ReportSource => source(`examples/${plan}.yaml`, { draws: 400 });

const tablesOf = ({ blocks }: Section): readonly Table[] =>
  blocks.flatMap((block) => (block.kind === "table" ? [block] : []));

const plainRows = (table: Table | undefined) =>
  table?.rows.filter(({ kind }) => kind !== "group" && kind !== "sum") ?? [];

describe.each(plans)("the appendix of %s", (plan) => {
  const of = made(plan);
  const { estimate }: { readonly estimate: Estimate } = of.estimated;

  it("tells every input once: as an input, as a fact of the catalog or as a price", () => {
    const [inputs, facts] = tablesOf(inputsSection(of));
    const prices = tablesOf(pricesSection(of))[0];
    const isFact = (key: string | undefined, kind: string) =>
      key === undefined && kind !== "plan" && kind !== "assumption";
    const count = (keep: (input: Estimate["inputs"][number]) => boolean) =>
      estimate.inputs.filter(keep).length;
    const priced = count(({ id, key }) => id.startsWith("price.") && key === undefined);
    const told = count(
      ({ id, key, origin }) =>
        !isFact(key, origin.kind) && !(id.startsWith("price.") && key === undefined),
    );
    expect(plainRows(inputs)).toHaveLength(told);
    expect(plainRows(prices)).toHaveLength(priced);
    const sources = new Set(
      estimate.inputs
        .filter(({ id, key, origin }) => isFact(key, origin.kind) && !id.startsWith("price."))
        .map(({ origin }) => origin.source),
    );
    expect(plainRows(facts)).toHaveLength(sources.size);
  });

  it("says how many inputs come from where, as the estimate does", () => {
    const [inputs] = tablesOf(inputsSection(of));
    const heads = inputs?.rows.filter(({ kind }) => kind === "group").map(({ cells }) => cells[0]);
    expect(heads).toContain(`Our assumptions (${estimate.origins.assumption})`);
  });

  it("tells every contradiction once: touched by the plan, or not", () => {
    const section = publishedSection(of);
    const touching = estimate.notes.filter(({ code }) => code === "contradiction").length;
    const list = section.blocks.find(({ kind }) => kind === "list");
    const others = plainRows(tablesOf(section)[0]).length;
    expect(list?.kind === "list" ? list.items.length : 0).toBe(touching);
    // The note on a training run is of the estimate alone, and stands in the catalog as A.path4.lora-compute.
    const ofCatalog = estimate.notes.filter(({ text }) => text.startsWith("Published: ")).length;
    expect(ofCatalog + others).toBe(contradictions(of.facts.published).length);
  });

  it("tells every other note", () => {
    const words = JSON.stringify(notesSection(of));
    for (const { code, text } of estimate.notes) {
      if (code !== "contradiction") expect(words).toContain(JSON.stringify(text).slice(1, -1));
    }
  });

  it("says of every line what it counts", () => {
    const [, counts] = tablesOf(linesSection(of));
    for (const { cells } of plainRows(counts)) expect(String(cells[2]).length).toBeGreaterThan(10);
  });
});

it.each([
  { plan: "support-assistant", want: /Of \d+ inputs, \d+ are one number and \d+ are ranges/ },
  { plan: "support-assistant", want: /fewer than 60 % of the futures/ },
  { plan: "internal-assistant", want: /does not say what a failed task costs/ },
  { plan: "support-assistant", want: /does not state tax that is not given back and what leaving/ },
])("the methods of $plan say $want", ({ plan, want }) => {
  expect(JSON.stringify(methodsSection(made(plan)))).toMatch(want);
});

it("puts the price that was seen longest ago first, with its age in days", () => {
  const [prices] = tablesOf(pricesSection(made("support-assistant")));
  const ages = plainRows(prices).map(({ cells }) => Number(String(cells[4]).replaceAll(",", "")));
  expect(ages).toEqual([...ages].sort((a, b) => b - a));
  expect(prices?.rows[0]?.cells.slice(3)).toEqual(["2025-08-31", "449"]);
});

it("puts a book of the plan's own beside the vendors' list", () => {
  const of = source("examples/worked/support-haiku.yaml", { draws: 100 });
  const words = JSON.stringify(pricesSection(of));
  expect(words).toContain("The plan is priced by a book of its own, article-2026");
  expect(words).toContain("What each path would cost at list prices");
});

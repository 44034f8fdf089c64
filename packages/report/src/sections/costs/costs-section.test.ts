import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Block } from "../../document/block.ts";
import { exampleSources } from "../../example-source.test-support.ts";
import { costsSection } from "./costs-section.ts";

const root = new URL("../../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const blocksOf = (example: string): readonly Block[] =>
  costsSection(source(`examples/${example}.yaml`, { draws: 400 })).blocks;

const chartOf = (blocks: readonly Block[], id: string) =>
  blocks.flatMap((block) => (block.kind === "chart" && block.chart.id === id ? [block] : []))[0];

it("puts a published share without a line of ours beside nothing", () => {
  const shares = chartOf(blocksOf("music-tutor"), "costs-shares");
  expect(shares?.chart).toMatchObject({
    rows: expect.arrayContaining([
      { label: "integration", ours: 0, published: [0.15, 0.2], muted: true },
    ]),
  });
});

it.each([
  { plan: "support-assistant", muted: false, why: undefined },
  { plan: "music-tutor", muted: true, why: "the plan has a product around it" },
  { plan: "fintech-retrieval", muted: true, why: "the plan is regulated" },
  { plan: "ticket-classifier", muted: true, why: "its scope is narrow" },
])("shares of $plan are pale: $muted, with the reason", ({ plan, muted, why }) => {
  const shares = chartOf(blocksOf(plan), "costs-shares");
  if (shares?.chart.kind !== "share-ranges") throw new Error("no shares");
  expect(new Set(shares.chart.rows.map((row) => row.muted))).toEqual(new Set([muted]));
  const notes = JSON.stringify(shares.table.notes);
  if (why === undefined) expect(notes).not.toContain("Pale");
  else expect(notes).toContain(`Pale, since the published shares are no measure here: ${why}`);
});

it("names a share as outside only where the shown figures differ", () => {
  // Evaluation is 10.3 % beside a published 10 %.
  const shares = chartOf(blocksOf("support-assistant"), "costs-shares");
  expect(shares?.chart.description).toBe(
    "Hosted, tuned: above their published range infrastructure, compliance; below it data preparation, integration.",
  );
});

it("counts what no article lists, so that the shares are one", () => {
  const shares = chartOf(blocksOf("fintech-retrieval"), "costs-shares");
  const row = shares?.table.rows.find(({ cells }) => cells[0] === "operations");
  expect(row?.cells[1]).toBe("–");
  expect(row?.cells.slice(2)).toContainEqual(
    expect.objectContaining({ node: "self-hosted.published.share.operations" }),
  );
});

it.each([
  { plan: "support-assistant", want: "Here it is so on every path." },
  { plan: "music-tutor", want: "Here it is not so." },
  { plan: "internal-assistant", want: "Here it is so." },
])("says of $plan whether maintenance is the largest phase: $want", ({ plan, want }) => {
  const notes = chartOf(blocksOf(plan), "costs-phases")?.table.notes ?? [];
  expect(notes.some((note) => typeof note === "string" && note.endsWith(want))).toBe(true);
});

it("has the two readings of upkeep over five years, and none over three", () => {
  const upkeep = "Upkeep over five years, beside the published share";
  const captions = (plan: string) =>
    blocksOf(plan).flatMap((block) => (block.kind === "table" ? [block.caption] : []));
  expect(captions("support-assistant")).toContain(upkeep);
  expect(captions("internal-assistant")).not.toContain(upkeep);
});

import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Table } from "../../document/block.ts";
import { exampleSources } from "../../example-source.test-support.ts";
import { assumptionsSection } from "./assumptions-section.ts";
import { movedInputs } from "./moved-input.ts";

const root = new URL("../../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const made = (plan: string) => source(`examples/${plan}.yaml`, { draws: 400 });
const tablesOf = (plan: string): readonly Table[] =>
  assumptionsSection(made(plan)).blocks.flatMap((block) => (block.kind === "table" ? [block] : []));

it.each(["support-assistant", "fintech-retrieval", "internal-assistant", "music-tutor"])(
  "of %s has assumptions first, the largest first, not too many",
  (plan) => {
    const [assumed, known] = tablesOf(plan);
    const moves = (table: Table | undefined) =>
      table?.rows.map(({ cells }) => {
        const people = table.columns[2]?.title === "With people who take over";
        const cell = cells[people ? 2 : 1];
        return typeof cell === "object" && "value" in cell ? cell.value : 0;
      }) ?? [];
    for (const table of [assumed, known]) {
      expect(moves(table)).toEqual([...moves(table)].sort((a, b) => b - a));
    }
    expect(moves(assumed).length).toBeLessThanOrEqual(15);
    expect(moves(known).length).toBeLessThanOrEqual(10);
  },
);

it.each(["support-assistant", "internal-assistant"])(
  "of %s moves what the drivers of the estimate move",
  (plan) => {
    const { estimated } = made(plan);
    const drivers = estimated.estimate.drivers.find(({ of }) => /^[a-z-]+\.total$/.test(of));
    const moved = new Map(movedInputs(estimated).map((each) => [each.input.id, each.movesUsd]));
    expect(moved.size).toBe(estimated.estimate.inputs.length);
    for (const { id, swing } of drivers?.drivers ?? []) expect(moved.get(id)).toBe(swing);
  },
);

it("says where an assumption comes from without saying that it is one, and how it is replaced", () => {
  const [assumed] = tablesOf("support-assistant");
  const row = assumed?.rows.find(({ cells }) =>
    String(cells[0]).startsWith("Hours for one change of model"),
  );
  expect(row?.cells.slice(-3)).toEqual([
    "platform",
    "No source found (try-out, rework, regression tests)",
    [{ kind: "code", text: "inputs.migration.hours" }],
  ]);
});

it("says the line of the plan", () => {
  const [, known] = tablesOf("support-assistant");
  const row = known?.rows.find(({ cells }) =>
    JSON.stringify(cells.at(-1)).includes("review.share"),
  );
  expect(row?.cells.slice(-2)).toEqual([
    expect.stringMatching(/^your plan: support-assistant\.yaml, line \d+: 0\.5 % to 2 %$/),
    [{ kind: "code", text: "review.share" }],
  ]);
});

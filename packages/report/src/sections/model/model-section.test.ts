import { readdirSync, readFileSync } from "node:fs";
import { adviceOf } from "@outlay/estimate";
import { expect, it } from "vitest";
import { exampleSources } from "../../example-source.test-support.ts";
import { modelSection } from "./model-section.ts";

const root = new URL("../../../../../", import.meta.url);
const sourceOf = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

it("has the figures of the advice, the plan's own model among them", () => {
  const source = sourceOf("examples/clinical-letters.yaml", { draws: 200 });
  const advice = adviceOf(source.plan, source.facts);
  const { blocks } = modelSection({ ...source, advice });
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  expect(tables.map(({ caption }) => caption)).toEqual([
    "Closed or open",
    "Models for the path hosted",
    "Models for the path self-hosted, tuned",
  ]);
  const cells = tables.flatMap(({ rows }) => rows.flatMap((each) => each.cells));
  expect(cells.some((cell) => typeof cell === "string" && cell.endsWith("(this plan)"))).toBe(true);
  const known = new Set(
    advice.paths.flatMap(({ candidates, askSeller }) =>
      [...candidates, ...askSeller].flatMap((each) => [
        each.totalUsd,
        each.usdPerTask,
        each.runMonthUsd,
      ]),
    ),
  );
  for (const cell of cells) {
    if (typeof cell === "object" && "kind" in cell) expect(known.has(cell.value)).toBe(true);
  }
});

it("is left out where no advice was asked for", () => {
  expect(modelSection(sourceOf("examples/clinical-letters.yaml", { draws: 200 })).blocks).toEqual(
    [],
  );
});

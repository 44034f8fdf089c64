import { readdirSync, readFileSync } from "node:fs";
import { chosenPath } from "@outlay/words";
import { expect, it } from "vitest";
import type { Block } from "../../document/block.ts";
import { exampleSources } from "../../example-source.test-support.ts";
import { smallSurprisesSection } from "../appendix/small-surprises-section.ts";
import { surprisesSection } from "./surprises-section.ts";

const root = new URL("../../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);
const made = (plan: string) => source(`examples/${plan}.yaml`, { draws: 400 });

const headings = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));

it.each(["support-assistant", "fintech-retrieval", "music-tutor", "research-agent"])(
  "of %s tells every surprise in the table, and what is behind it in the body or the appendix",
  (plan) => {
    const of = made(plan);
    const tables = [surprisesSection, smallSurprisesSection].flatMap((section) =>
      section(of).blocks.flatMap((block) =>
        block.kind === "table" && block.caption.startsWith("What plans forget: ") ? [block] : [],
      ),
    );
    const titles = chosenPath(of.estimated.estimate)?.surprises.map(({ title }) => title) ?? [];
    const rows = tables.flatMap((table) => table.rows);
    const told = rows.filter(({ kind }) => kind !== "group").map(({ cells }) => cells[0]);
    expect([...told].sort()).toEqual([...titles].sort());
    const behind = [surprisesSection, smallSurprisesSection].flatMap((section) =>
      headings(section(of).blocks),
    );
    expect([...behind].sort()).toEqual([...titles].sort());
  },
);

it("puts worth that is not gained under words of its own, and into no bar", () => {
  const [first, second] = surprisesSection(made("fintech-retrieval")).blocks;
  if (first?.kind !== "chart" || first.chart.kind !== "bars") throw new Error("no bars");
  if (second?.kind !== "table") throw new Error("no table");
  const groups = second.rows.filter(({ kind }) => kind === "group");
  expect(groups.map(({ cells }) => cells[0])).toEqual([
    "On top of the totals",
    "In the totals already",
    "Not money spent: worth that is not gained",
  ]);
  expect(first.chart.rows.map(({ label }) => label)).not.toContain(
    "The launch waits for reviews and machines",
  );
});

it.each([
  { plan: "fintech-retrieval", want: "here 2.4 times." },
  { plan: "fintech-retrieval", want: "weeks of a review: 6 to 8 weeks; here 7.0 weeks." },
])("holds $plan against a published figure: $want", ({ plan, want }) => {
  expect(JSON.stringify(surprisesSection(made(plan)))).toContain(want.replace("7.0", "7"));
});

it("tells by how much two amounts differ that read alike, in two digits too", () => {
  const words = JSON.stringify(
    [surprisesSection, smallSurprisesSection].map((section) => section(made("fintech-retrieval"))),
  );
  expect(words).toMatch(/"text":"\$[\d.]+M \(\$[\d.]+K? more\)"/);
  expect(words).not.toMatch(/\$\d,\d{3},\d{3}"/);
});

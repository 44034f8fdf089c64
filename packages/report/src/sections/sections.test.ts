import { readdirSync, readFileSync } from "node:fs";
import { type Estimated, quantileDots } from "@outlay/estimate";
import { describe, expect, it } from "vitest";
import type { Block, Cell, Section, Table } from "../document/block.ts";
import { reportOf } from "../document/report-of.ts";
import { type ExampleOptions, exampleSources } from "../example-source.test-support.ts";

const root = new URL("../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

/** The sections of a report after its first page. */
const bodyOf = (made: Parameters<typeof reportOf>[0]): readonly Section[] =>
  reportOf(made).sections.filter(({ place }) => place !== "first");

const examples = readdirSync(new URL("examples", root))
  .filter((name) => name.endsWith(".yaml"))
  .map((file) => ({ name: file, file: `examples/${file}`, options: { draws: 400 } }));

const support = "examples/support-assistant.yaml";
const internal = "examples/internal-assistant.yaml";
const odd: readonly (ExampleOptions & { readonly name: string; readonly file?: string })[] = [
  { name: "one path", paths: ["hosted"] },
  {
    name: "books in euro",
    set: ["commercial.currency=EUR", "commercial.exchange_rate=0.85 to 0.95"],
  },
  { name: "four months", set: ["horizon=4 months"] },
  { name: "one month", set: ["horizon=1 month"] },
  {
    name: "years from April, 18 months",
    set: ["horizon=18 months", "finance.fiscal_year_start=4"],
  },
  { name: "a bill without an outcome", file: "examples/worked/support-sonnet.yaml" },
  { name: "machines that are owned", file: internal, set: ["hosting.site=owned"] },
  {
    name: "hardware without a price",
    file: internal,
    set: ["hosting.site=owned", "paths.self-hosted.accelerator=a10g"],
  },
  { name: "a product to buy", set: ["buy.price_per_task=$0.05", "buy.success_rate=60 %"] },
  { name: "none good enough", set: ["outcome.quality_floor=90 %"] },
  { name: "paths ruled out", set: ["compliance.residency=own-premises"] },
  {
    name: "nothing that can be built",
    paths: ["self-hosted"],
    set: ["paths.self-hosted.model=deepseek-r1", "paths.self-hosted.accelerator=t4"],
  },
];
const plans = [
  ...examples,
  ...odd.map(({ name, file = support, ...options }) => {
    return { name, file, options: { draws: 400, ...options } };
  }),
];

const tablesOf = (blocks: readonly Block[]): readonly Table[] =>
  blocks.flatMap((block) =>
    block.kind === "table" ? [block] : block.kind === "chart" ? [block.table] : [],
  );

type Figure = Extract<Cell, { readonly kind: "figure" }>;

const isFigure = (cell: Cell): cell is Figure =>
  typeof cell === "object" && "kind" in cell && cell.kind === "figure";

const figuresOf = (table: Table): readonly Figure[] =>
  table.rows.flatMap(({ cells }) => cells.filter(isFigure));

/** Equal to a millionth of a cent or to twelve digits. */
const same = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(1e-8, Math.abs(b) * 1e-12);

describe.each(plans)("the report of $name", ({ file, options }) => {
  const made = source(file, options);
  const all = bodyOf(made);
  const tables = all.flatMap(({ blocks }) => tablesOf(blocks));

  it("has rows as wide as its columns, and headings across", () => {
    for (const { caption, columns, rows } of tables) {
      for (const { kind, cells } of rows) {
        expect(cells.length, caption).toBe(kind === "group" ? 1 : columns.length);
      }
    }
  });

  it("names only nodes that the graph has", () => {
    for (const table of tables) {
      for (const { node, text } of figuresOf(table)) {
        if (node === undefined) continue;
        expect(made.estimated.model.graph.nodes.has(node), `${table.caption}: ${text}`).toBe(true);
      }
    }
  });

  it("says of each node without months its value at the medians or a quantile of its draws", () => {
    for (const table of tables) {
      for (const { node, value } of figuresOf(table)) {
        if (node === undefined) continue;
        expect(isOfNode(made.estimated, node, value), `${table.caption}: ${node} ${value}`).toBe(
          true,
        );
      }
    }
  });

  it("adds up to each sum to the cent, column by column", () => {
    for (const { caption, rows } of tables) {
      for (const [at, { kind, cells }] of rows.entries()) {
        if (kind !== "sum") continue;
        for (const [column, cell] of cells.entries()) {
          if (!isFigure(cell)) continue;
          const added = rows
            .slice(0, at)
            .filter((above) => above.kind === "plain" || above.kind === "pale")
            .map((above) => above.cells[column] as Cell)
            .reduce((sum, above) => sum + (isFigure(above) ? above.value : 0), 0);
          expect(Math.abs(added - cell.value), `${caption}, column ${column}`).toBeLessThan(0.005);
        }
      }
    }
  });

  it("has shares on the published basis that are one on every path", () => {
    const shares = tables.find(({ caption }) => caption.startsWith("Shares of the build"));
    const sum = shares?.rows.find(({ kind }) => kind === "sum");
    for (const cell of (sum?.cells ?? []).filter(isFigure)) expect(cell.value).toBeCloseTo(1, 12);
    const priced = made.estimated.estimate.paths.some(({ status }) => status !== "ruled-out");
    expect(sum !== undefined).toBe(priced);
  });

  it("puts every figure of a picture into its table", () => {
    for (const { blocks } of all) {
      for (const block of blocks) {
        if (block.kind !== "chart") continue;
        const values = figuresOf(block.table).map(({ value }) => value);
        for (const drawn of markedIn(block.chart)) {
          expect(
            values.some((value) => same(value, drawn)),
            `${block.chart.id}: ${drawn}`,
          ).toBe(true);
        }
      }
    }
  });

  it("tells every dot of a picture in the appendix", () => {
    const dots = tablesOf(all.find(({ id }) => id === "dots")?.blocks ?? []).flatMap(figuresOf);
    const told = new Set(dots.map(({ value }) => value));
    for (const block of all.flatMap(({ blocks }) => blocks)) {
      if (block.kind !== "chart" || block.chart.kind !== "quantile-dots") continue;
      for (const { label, quantiles } of block.chart.rows) {
        expect(
          quantiles.filter((value) => !told.has(value)),
          label,
        ).toEqual([]);
      }
    }
  });

  it("never says undefined, NaN or an object", () => {
    expect(JSON.stringify(all)).not.toMatch(/undefined|NaN|\[object|null/);
  });

  it("has pictures and sections of different names", () => {
    const ids = all.flatMap(({ id, blocks }) => [
      id,
      ...blocks.flatMap((block) => (block.kind === "chart" ? [block.chart.id] : [])),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** What a picture marks; of dots and months the ends and what is named, all others stand in the appendix. */
function markedIn(chart: Extract<Block, { kind: "chart" }>["chart"]): readonly number[] {
  switch (chart.kind) {
    case "quantile-dots":
      return chart.rows.flatMap(({ quantiles, p50, p80 }) => [
        quantiles[0] as number,
        p50,
        p80,
        quantiles.at(-1) as number,
      ]);
    case "fan":
      return chart.series.flatMap(({ p10, p50, p80, p90 }) =>
        [p10, p50, p80, p90].map((values) => values.at(-1) as number),
      );
    case "share-ranges":
      return chart.rows.map(({ ours }) => ours);
    case "bars":
      return chart.rows.map(({ value }) => value);
    case "stacked-bars":
      return chart.rows.flatMap(({ values }) =>
        Object.values(values).filter((value) => value !== 0),
      );
  }
}

/** Whether a figure is its node's: at the medians, or within its draws; of one with months, unasked. */
function isOfNode(estimated: Estimated, node: string, value: number): boolean {
  const { centre, evaluation, model } = estimated;
  const axes = model.graph.axes.get(node);
  if (axes === "month" || axes === "both") return true;
  if (same(centre.value(node), value)) return true;
  // What the estimate did not keep is drawn again: its extremes lie between those of all draws.
  const draws = evaluation.keeps(node)
    ? [...evaluation.samples(node)]
    : quantileDots(estimated, node, 100);
  const low = draws.reduce((a, b) => Math.min(a, b));
  const high = draws.reduce((a, b) => Math.max(a, b));
  const within = (x: number) => x >= low - 1e-9 && x <= high + 1e-9;
  // The difference of two paths may be seen from either side.
  return within(value) || (node.startsWith("comparison.") && within(-value));
}

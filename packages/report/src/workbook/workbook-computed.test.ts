// Has LibreOffice calculate workbooks without any value in them, and compares every cell with the graph.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Graph,
  type GraphNode,
  inferAxes,
  median,
  type Point,
  pointAt,
} from "@outlay/estimate";
import { describe, expect, it } from "vitest";
import { exampleSources } from "../example-source.test-support.ts";
import { firstMonthColumn } from "./formula/place.ts";
import { headRows, layoutOf } from "./layout.ts";
import { type ReadWorkbook, readWorkbook, uncalculated } from "./read-workbook.test-support.ts";
import { inputsSheet } from "./sheets/inputs-sheet.ts";
import { modelSheet } from "./sheets/model-sheet.ts";
import { monthsSheet } from "./sheets/months-sheet.ts";
import { columnName } from "./spreadsheet/cell-name.ts";
import { workbookBytes } from "./spreadsheet/package.ts";
import { trickyGraph } from "./tricky-graph.test-support.ts";
import { workbookOf } from "./workbook-of.ts";

/** How far two values may lie apart; the program writes 15 digits. */
const tolerance = 1e-9;

const office = ["soffice", "libreoffice"].find(
  (name) => spawnSync(name, ["--version"], { encoding: "utf8" }).status === 0,
);
// On a machine of one's own it may be missing; where the project is tested it may not.
const skipped = office === undefined && process.env["CI"] === undefined;

const root = new URL("../../../../", import.meta.url);
const list = (folder: string): readonly string[] => readdirSync(new URL(folder, root));
const sourceOf = exampleSources((path) => readFileSync(new URL(path, root), "utf8"), list);
const examples = list("examples").filter((file) => file.endsWith(".yaml"));

/** One workbook to calculate, and what its nodes must then be. */
interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly changed: ReadonlyMap<string, number>;
  readonly graph: Graph;
  readonly point: Point;
}

/** Numbers from 0 to 1 that are the same each time. */
function makeDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The graph with some inputs fixed at other values, and all its nodes there. */
function pointWith(graph: Graph, values: ReadonlyMap<string, number>): Point {
  const nodes = new Map<string, GraphNode>(graph.nodes);
  for (const [id, value] of values) {
    const input = nodes.get(id);
    if (input?.kind === "input")
      nodes.set(id, { ...input, distribution: { kind: "point", value } });
  }
  const axes = new Map(graph.axes);
  for (const id of graph.order) {
    const each = nodes.get(id) as GraphNode;
    axes.set(
      id,
      each.kind === "input"
        ? "constant"
        : inferAxes(each.formula, (other) => axes.get(other) ?? "constant"),
    );
  }
  return pointAt({ ...graph, nodes, axes }, ({ distribution }) => median(distribution));
}

/** The untouched workbook of an example, and one in which a third of the inputs are other values. */
function casesOf(file: string, seed: number): readonly Case[] {
  const source = sourceOf(`examples/${file}`, { draws: 200 });
  const { model, centre } = source.estimated;
  const bytes = workbookOf(source);
  const inputs = readWorkbook(bytes).get("Inputs") as ReadonlyMap<
    string,
    { value?: number | string; formula?: string }
  >;
  const leads = new Set(
    [...inputs.values()].flatMap(({ formula = "" }) => /B\d+/.exec(formula)?.[0] ?? []),
  );
  const dice = makeDice(seed);
  const changed = new Map<string, number>();
  const values = new Map<string, number>();
  for (let row = headRows.Inputs + 1; inputs.has(`B${row}`); row++) {
    const value = inputs.get(`B${row}`)?.value as number;
    const id = inputs.get(`L${row}`)?.value as string;
    const follows = /B\d+/.exec(inputs.get(`B${row}`)?.formula ?? "")?.[0];
    if (follows !== undefined) {
      // It follows a cell above it.
      const leader = changed.get(follows);
      if (leader !== undefined) values.set(id, leader);
      continue;
    }
    // What leads others is changed in every plan that has it.
    if (dice() > 1 / 3 && !leads.has(`B${row}`)) continue;
    const other = (value === 0 ? 0.1 : value) * (0.7 + 0.6 * dice());
    const isShare = model.graph.nodes.get(id)?.unit.startsWith("share") ?? false;
    const within = isShare ? Math.min(other, 0.95) : other;
    changed.set(`B${row}`, within);
    values.set(id, within);
  }
  const { graph } = model;
  const name = file.replace(/\.yaml$/, "");
  return [
    { name, bytes, changed: new Map(), graph, point: centre },
    { name: `${name} changed`, bytes, changed, graph, point: pointWith(graph, values) },
  ];
}

/** A workbook of nothing but what spreadsheets could read otherwise. */
function trickyCase(): Case {
  const graph = trickyGraph();
  const point = pointAt(graph, ({ distribution }) => median(distribution));
  const layout = layoutOf(graph, graph.order, point);
  const { months } = graph;
  const bytes = workbookBytes({
    sheets: [
      { name: "Summary", widths: [], rows: [] },
      inputsSheet(layout, [], new Set()),
      modelSheet(layout, graph),
      monthsSheet(layout, { start: "2027-01", years: [{ year: 2027, from: 0, to: months }] }),
    ],
    names: [],
    properties: { title: "T", subject: "S", creator: "C", day: "2026-11-23" },
  });
  return { name: "every operator", bytes, changed: new Map(), graph, point };
}

/** Has LibreOffice open and write all workbooks in one run. */
function computed(cases: readonly Case[]): readonly ReadWorkbook[] {
  const folder = mkdtempSync(join(tmpdir(), "outlay-workbook-"));
  const [raw, done] = ["raw", "done"].map((name) => join(folder, name)) as [string, string];
  mkdirSync(raw);
  try {
    const files = cases.map(({ bytes, changed }, at) => {
      const file = join(raw, `${at}.xlsx`);
      writeFileSync(file, uncalculated(bytes, changed));
      return file;
    });
    // LibreOffice has been seen to stand still at its start: it is then started anew.
    const statuses = [1, 2, 3].map((attempt) => {
      if (existsSync(join(done, `${files.length - 1}.xlsx`))) return 0;
      const profile = pathToFileURL(join(folder, `profile-${attempt}`)).href;
      return spawnSync(
        office as string,
        [
          `-env:UserInstallation=${profile}`,
          ...["--headless", "--convert-to", "xlsx", "--outdir", done],
          ...files,
        ],
        { stdio: "ignore", timeout: 180_000, killSignal: "SIGKILL" },
      ).status;
    });
    if (statuses.at(-1) !== 0) throw new Error(`LibreOffice ended with ${statuses.join(", ")}`);
    return cases.map((_, at) => readWorkbook(readFileSync(join(done, `${at}.xlsx`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Relative; a spreadsheet makes the difference of two numbers 0 where only its last bits are left. */
const apart = (is: number, should: number): number =>
  is === should || (is === 0 && Math.abs(should) < 1e-10)
    ? 0
    : Math.abs(is - should) / Math.max(Math.abs(is), Math.abs(should));

type Cells = ReadonlyMap<string, { readonly value?: number | string }>;

/** A value beside what it should be. */
interface Compared {
  readonly where: string;
  readonly is: number | string | undefined;
  readonly should: number | string | undefined;
}

const differs = ({ is, should }: Compared): boolean =>
  typeof is === "number" && typeof should === "number"
    ? !(apart(is, should) <= tolerance)
    : is !== should;

/** Every value of Model and Months beside that of its node. */
function nodesOf(workbook: ReadWorkbook, { graph, point }: Case): readonly Compared[] {
  const model = workbook.get("Model") as Cells;
  const months = workbook.get("Months") as Cells;
  const ids = (cells: Cells, column: string): readonly (readonly [string, string])[] =>
    [...cells].flatMap(([cell, { value }]) =>
      cell.replace(/\d+$/, "") === column && graph.nodes.has(String(value))
        ? [[cell.slice(column.length), String(value)] as const]
        : [],
    );
  return [
    ...ids(model, "E").map(([row, id]) => ({
      where: id,
      is: model.get(`B${row}`)?.value,
      should: point.value(id),
    })),
    ...ids(months, columnName(firstMonthColumn + graph.months)).flatMap(([row, id]) =>
      Array.from(point.months(id), (should, month) => ({
        where: `${id} in month ${month}`,
        is: months.get(`${columnName(firstMonthColumn + month)}${row}`)?.value,
        should,
      })),
    ),
  ];
}

/**
 * Every formula of Summary and Lines: as delivered it must give what is kept beside it; with other inputs,
 * what the cell has that it shows, and what must be 0 must be 0.
 */
function shownOf(workbook: ReadWorkbook, { bytes, changed }: Case): readonly Compared[] {
  const given = readWorkbook(bytes);
  return ["Summary", "Lines"].flatMap((sheet) =>
    [...(given.get(sheet) ?? [])].flatMap(([cell, { formula, value }]): Compared[] => {
      if (formula === undefined) return [];
      const is = workbook.get(sheet)?.get(cell)?.value ?? "";
      const where = `${sheet}!${cell} ${formula}`;
      if (changed.size === 0) return [{ where, is, should: value }];
      const [, other, name = ""] = /^(Model|Months)!([$A-Z\d]+)$/.exec(formula) ?? [];
      if (other !== undefined) {
        return [{ where, is, should: workbook.get(other)?.get(name.replaceAll("$", ""))?.value }];
      }
      const label = given.get(sheet)?.get(`A${cell.replace(/^\D+/, "")}`)?.value;
      return String(label).startsWith("Difference") ? [{ where, is, should: 0 }] : [];
    }),
  );
}

describe.skipIf(skipped)("calculated by LibreOffice (skipped where there is none)", () => {
  it("gives what the graph gives, as delivered and with other inputs", { timeout: 600_000 }, () => {
    if (office === undefined) throw new Error("soffice is missing: install libreoffice-calc");
    const cases = [trickyCase(), ...examples.flatMap((file, at) => casesOf(file, at + 1))];
    for (const [at, workbook] of computed(cases).entries()) {
      const each = cases[at] as Case;
      const nodes = nodesOf(workbook, each);
      const wrong = [...nodes, ...shownOf(workbook, each)].filter(differs);
      expect({ name: each.name, wrong }).toEqual({ name: each.name, wrong: [] });
      expect(nodes.length).toBeGreaterThan(100);
      if (each.changed.size === 0) continue;
      // The other inputs have moved the figures, or nothing was shown.
      const before = nodesOf(readWorkbook(each.bytes), each).filter(differs);
      expect(before.length).toBeGreaterThan(nodes.length / 3);
    }
  });
});

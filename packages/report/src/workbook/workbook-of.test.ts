import { readdirSync, readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type ExampleOptions, exampleSources } from "../example-source.test-support.ts";
import { type ReadWorkbook, readWorkbook } from "./read-workbook.test-support.ts";
import { workbookOf } from "./workbook-of.ts";

const root = new URL("../../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const list = (folder: string): readonly string[] => readdirSync(new URL(folder, root));
const sourceOf = exampleSources(read, list);
const plans: readonly (ExampleOptions & { readonly name: string; readonly file?: string })[] = [
  ...list("examples")
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => ({ name, file: name })),
  {
    name: "books in euro, 18 months, years from April",
    set: [
      "commercial.currency=EUR",
      "commercial.exchange_rate=0.85 to 0.95",
      "horizon=18 months",
      "finance.fiscal_year_start=4",
    ],
  },
  { name: "ten years, a product to buy", set: ["horizon=120 months", "buy.price_per_task=$0.05"] },
  { name: "one month, what an outcome is worth", set: ["horizon=1 month", "outcome.worth=$9"] },
  {
    name: "hardware without a price",
    file: "internal-assistant.yaml",
    set: ["hosting.site=owned", "paths.self-hosted.accelerator=a10g"],
  },
];

/** The cells that a formula on a sheet names, ranges opened: `Model!B7`. */
function cellsIn(formula: string, sheet: string): string[] {
  const bare = formula.replace(/"[^"]*"/g, "");
  return [
    ...bare.matchAll(/(?:(\w+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![\w(])/g),
  ].flatMap(([, on = sheet, column = "", row = "", toColumn = column, toRow = row]) => {
    const [left, right] = [numberOf(column), numberOf(toColumn)];
    return Array.from({ length: Number(toRow) - Number(row) + 1 }, (_, down) =>
      Array.from(
        { length: right - left + 1 },
        (_, across) => `${on}!${lettersOf(left + across)}${Number(row) + down}`,
      ),
    ).flat();
  });
}

const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const lettersOf = (number: number): string =>
  number === 0
    ? ""
    : lettersOf(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));

/** Every formula by the name of its cell, `Model!B7`. */
const formulasOf = (workbook: ReadWorkbook): ReadonlyMap<string, string> =>
  new Map(
    [...workbook].flatMap(([sheet, cells]) =>
      [...cells].flatMap(([cell, { formula }]) =>
        formula === undefined ? [] : [[`${sheet}!${cell}`, formula] as const],
      ),
    ),
  );

describe.each(plans)("the workbook of $name", ({ file = "support-assistant.yaml", set = [] }) => {
  const source = sourceOf(`examples/${file}`, { draws: 300, set });
  const { centre, model } = source.estimated;
  const bytes = workbookOf(source);
  const workbook = readWorkbook(bytes);
  const formulas = formulasOf(workbook);
  const column = (sheet: string, letters: string): readonly (readonly [number, unknown])[] =>
    [...(workbook.get(sheet) ?? [])].flatMap(([cell, { value }]) =>
      cell.replace(/\d+$/, "") === letters
        ? [[Number(cell.slice(letters.length)), value] as const]
        : [],
    );

  it("is small, and the same each time", () => {
    expect(bytes.length).toBeLessThan(3e6);
    expect(workbookOf(source)).toEqual(bytes);
  });

  it("has formulas that name cells with numbers only, and none that depends on itself", () => {
    const done = new Set<string>();
    const wrong: string[] = [];
    for (const start of formulas.keys()) {
      const open: [string, boolean][] = [[start, false]];
      const above = new Set<string>();
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const [cell, leaving] = next;
        if (leaving) {
          above.delete(cell);
          done.add(cell);
          continue;
        }
        if (above.has(cell)) throw new Error(`${cell} depends on itself`);
        if (done.has(cell)) continue;
        above.add(cell);
        open.push([cell, true]);
        const formula = formulas.get(cell);
        if (formula === undefined) continue;
        const sheet = cell.split("!")[0] as string;
        for (const other of cellsIn(formula, sheet)) {
          const [on = "", name = ""] = other.split("!");
          const { value } = workbook.get(on)?.get(name) ?? {};
          // A cut that a path does not have is an empty cell inside a range that is summed.
          const summed = value === undefined && on === "Summary" && formula.startsWith("SUM(");
          if (!summed && typeof value !== "number")
            wrong.push(`${cell} = ${formula} names ${other}`);
          open.push([other, false]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(formulas.size).toBeGreaterThan(500);
  });

  it("shows the deterministic estimate, to the last digit, under the names of its nodes", () => {
    const values = new Map(column("Model", "B"));
    const names = column("Model", "E").slice(1) as readonly (readonly [number, string])[];
    let checked = 0;
    for (const [row, id] of names) {
      if (id.includes("#")) continue;
      expect([id, values.get(row)]).toEqual([id, centre.value(id)]);
      checked++;
    }
    expect(checked).toBeGreaterThan(200);
    const months = workbook.get("Months");
    const last = lettersOf(3 + model.months + 1);
    for (const [row, id] of column("Months", last).slice(1) as readonly (readonly [
      number,
      string,
    ])[]) {
      if (id.includes("#")) continue;
      const shown = Array.from(
        { length: model.months },
        (_, month) => months?.get(`${lettersOf(4 + month)}${row}`)?.value,
      );
      expect([id, shown]).toEqual([id, [...centre.months(id)]]);
    }
  });

  it("keeps a value in every cell with a formula, and asks programs to calculate", () => {
    for (const cells of workbook.values()) {
      for (const { value, formula } of cells.values()) {
        if (formula !== undefined) expect(value).toBeDefined();
      }
    }
    expect(strFromU8(unzipSync(bytes)["xl/workbook.xml"] as Uint8Array)).toContain(
      'fullCalcOnLoad="1"',
    );
  });

  it("has an open cell for every input that it reads, and says where each comes from", () => {
    const ids = column("Inputs", "L").slice(1) as readonly (readonly [number, string])[];
    const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet2.xml"] as Uint8Array);
    expect(sheet).toContain('<sheetProtection sheet="1"');
    const owners = new Map(column("Inputs", "I"));
    const origins = new Map(column("Inputs", "F"));
    const sources = new Map(column("Inputs", "G"));
    for (const [row, id] of ids) {
      expect(model.graph.nodes.get(id)?.kind).toBe("input");
      expect(origins.get(row)).toBeTypeOf("string");
      expect(owners.get(row)).toBeTypeOf("string");
      expect(sources.get(row)).toBeTypeOf("string");
    }
  });
});

it("never makes a formula of what a plan says", () => {
  const text = read("examples/hosted-assistant.yaml")
    .replace(/^name: .*$/m, 'name: "=HYPERLINK(\\"https://example.com\\", \\"x\\")"')
    .replace(/^description: .*$/m, 'description: "@SUM(1+1)"');
  const source = exampleSources((path) => (path === "evil.yaml" ? text : read(path)), list)(
    "evil.yaml",
    {
      draws: 200,
    },
  );
  expect(source.estimated.estimate.plan.name.startsWith("=HYPERLINK")).toBe(true);
  const summary = readWorkbook(workbookOf(source)).get("Summary");
  expect(summary?.get("A1")).toEqual({ value: source.estimated.estimate.plan.name });
  expect(summary?.get("A2")?.formula).toBeUndefined();
});

it("of a plan none of whose paths can be priced says so, without figures", () => {
  const source = sourceOf("examples/internal-assistant.yaml", {
    draws: 200,
    set: ["paths.self-hosted.accelerator=l4", "paths.self-hosted.model=llama-3.1-405b-instruct"],
  });
  if (source.estimated.estimate.status !== "nothing-priced") throw new Error("it can be priced");
  const workbook = readWorkbook(workbookOf(source));
  const texts = [...(workbook.get("Summary") ?? [])].map(([, { value }]) => String(value));
  expect(texts.some((text) => text.includes("ruled out and has no figures"))).toBe(true);
  expect(
    [...(workbook.get("Summary") ?? [])].some(([, { formula }]) => formula !== undefined),
  ).toBe(false);
});

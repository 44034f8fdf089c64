import {
  boundsOf,
  distributionText,
  type Estimate,
  type InputNode,
  type InputResult,
  median,
  planRows,
  quantile,
} from "@outlay/estimate";
import { inputTitle, originWords } from "@outlay/words";
import { valueColumn } from "../formula/place.ts";
import { headRows, type Layout } from "../layout.ts";
import { looks } from "../looks.ts";
import { numberFormat } from "../number-format.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import { dayNumber } from "../spreadsheet/day-number.ts";
import type { Allowed, Sheet, SheetRow } from "../spreadsheet/sheet.ts";

/** What no input passes. */
const anyNumber = { min: -1e15, max: 1e15 } as const;

const heads = [
  "Input",
  "Value",
  "Unit",
  "Low",
  "High",
  "Believed",
  "Origin",
  "Source",
  "Checked",
  "Owner",
  "Key of the plan",
  "Name for outlay explain",
] as const;

/** `Inputs`: what is believed, a row each; the value cells are what a reader changes. */
export function inputsSheet({ inputs }: Layout, estimate: Estimate): Sheet {
  const results = new Map(estimate.inputs.map((each) => [each.id, each]));
  return {
    name: "Inputs",
    widths: [58, 17, 20, 15, 15, 34, 16, 60, 12, 12, 34, 44],
    rows: [
      { cells: [{ content: "Inputs", style: looks.title }] },
      {
        cells: [
          {
            content:
              "Change a blue value: every formula of the workbook follows. The value is the middle of what is believed, low and high are the ends of eight in ten; they do not move a formula.",
            style: looks.text,
          },
        ],
      },
      {
        cells: [
          {
            content:
              "What comes from nowhere else is our assumption. A figure of your own belongs in the plan too, under its key: there it moves the simulated futures and every choice as well.",
            style: looks.pale,
          },
        ],
      },
      {
        cells: heads.map((content, at) => ({
          content,
          style: [1, 3, 4].includes(at) ? looks.headRight : looks.head,
        })),
      },
      ...inputs.map((input) => rowOf(input, results.get(input.id))),
    ],
    frozen: { rows: headRows.Inputs, columns: 2 },
    repeated: [headRows.Inputs, headRows.Inputs],
    filter: `A${headRows.Inputs}:${cellName(headRows.Inputs + inputs.length, heads.length - 1)}`,
    allowed: allowedIn(inputs, results),
    tab: "C9A400",
  };
}

function rowOf(
  { id, doc, unit, distribution, origin }: InputNode,
  result: InputResult | undefined,
): SheetRow {
  const value = median(distribution);
  const [low, high] = [quantile(distribution, 0.1), quantile(distribution, 0.9)];
  const range = { ...looks.pale, format: numberFormat(unit, value === 0 ? high : value) };
  const { position, checked } = origin;
  const place =
    position === undefined ? "" : `${position.file.split(/[\\/]/).at(-1)}, line ${position.line}: `;
  return {
    cells: [
      { content: inputTitle(doc), style: looks.wrapped },
      { content: value, style: { ...looks.input, format: numberFormat(unit, value) } },
      { content: unit, style: looks.pale },
      ...(low === high
        ? [undefined, undefined]
        : [low, high].map((content) => ({ content, style: range }))),
      { content: distributionText(distribution), style: { ...looks.pale, wrap: true } },
      { content: originWords[origin.kind], style: looks.text },
      { content: place + origin.source, style: looks.wrapped },
      checked === undefined
        ? undefined
        : {
            content: dayNumber(checked),
            style: { ...looks.pale, format: "yyyy-mm-dd", align: "left" },
          },
      { content: ownerOf(result), style: looks.text },
      { content: result?.key ?? "", style: looks.code },
      { content: id, style: looks.code },
    ],
  };
}

/** Who answers for an input; empty where nobody is named. */
const ownerOf = (result: InputResult | undefined): string =>
  (result as { owner?: string } | undefined)?.owner ?? "";

/** The bounds of the plan's keys for the values that replace them. */
function allowedIn(
  inputs: readonly InputNode[],
  results: ReadonlyMap<string, InputResult>,
): readonly Allowed[] {
  const of = ({ id, unit }: InputNode): { readonly min: number; readonly max: number } => {
    const key = results.get(id)?.key;
    const row = planRows.find((each) => each.key === key);
    return row?.type === "quantity" && row.unit === unit ? boundsOf(row) : anyNumber;
  };
  const groups = Map.groupBy(
    inputs.map((input, at) => ({
      bounds: of(input),
      cell: cellName(headRows.Inputs + 1 + at, valueColumn),
    })),
    ({ bounds: { min, max } }) => `${min} ${max}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first.bounds, cells: group.map(({ cell }) => cell) }];
  });
}

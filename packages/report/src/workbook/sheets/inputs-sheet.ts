import {
  boundsOf,
  distributionText,
  type InputNode,
  type InputResult,
  inputResultOf,
  median,
  type PathId,
  planRows,
} from "@outlay/estimate";
import { inputTitle, originWords, sourceText } from "@outlay/words";
import { valueColumn } from "../formula/place.ts";
import { headRows, type Layout } from "../layout.ts";
import { looks } from "../looks.ts";
import { pathOfNode } from "../node-title.ts";
import { numberFormat } from "../number-format.ts";
import { heightOf } from "../row-height.ts";
import { followingFormula, sharedKeys } from "../shared-keys.ts";
import type { Cell } from "../spreadsheet/cell.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import { dayNumber } from "../spreadsheet/day-number.ts";
import type { Allowed, Sheet, SheetRow } from "../spreadsheet/sheet.ts";

/** An input that moves others with the same key, and its cell. */
interface Leader {
  readonly input: InputNode;
  readonly cell: string;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** What no input passes. */
const anyNumber: Bounds = { min: -1e15, max: 1e15 };

const heads = [
  "Input",
  "Value",
  "Unit",
  "Low",
  "High",
  "Origin",
  "Source",
  "Checked",
  "Owner",
  "Believed, in full",
  "Key of the plan",
  "Name for outlay explain",
] as const;

const widths: readonly number[] = [46, 16, 18, 13, 13, 17, 66, 11, 10, 50, 34, 44];

/** Why a cell is closed, before the source of its value. */
const closedText =
  "At 0 the model leaves it out, so a value here would move too little: state it in the plan and make the workbook again. ";

/**
 * `Inputs`: what is believed, a row each; the value cells are what a reader changes.
 *
 * @param paths those of the plan
 * @param closed inputs that no formula follows: their cells cannot be changed
 */
export function inputsSheet(
  { inputs }: Layout,
  paths: readonly PathId[],
  closed: ReadonlySet<string>,
): Sheet {
  const results = inputs.map((input) => inputResultOf(input, paths));
  const shared = sharedKeys(inputs, paths);
  const leaderOf = ({ id }: InputNode): Leader | undefined => {
    const leader = shared.get(id);
    return leader === undefined || closed.has(id)
      ? undefined
      : { input: leader, cell: inputCell(inputs.indexOf(leader)) };
  };
  return {
    name: "Inputs",
    widths,
    rows: [
      { cells: [{ content: "Inputs", style: looks.title }], height: 26 },
      {
        cells: [
          {
            content:
              "Change a blue value: every formula of the workbook follows. A black value on yellow follows another row until you change it. The value is the middle of what is believed, low and high are the ends of eight in ten; they do not move a formula.",
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
          style: [1, 3, 4].includes(at)
            ? looks.headRight
            : [2, 5].includes(at)
              ? looks.headBeside
              : looks.head,
        })),
      },
      ...inputs.map((input, at) =>
        rowOf(input, results[at] as InputResult, closed.has(input.id), leaderOf(input)),
      ),
    ],
    frozen: { rows: headRows.Inputs, columns: 2 },
    print: { rows: [headRows.Inputs, headRows.Inputs], columns: 9 },
    filter: `A${headRows.Inputs}:${cellName(headRows.Inputs + inputs.length, heads.length - 1)}`,
    allowed: allowedIn(results, closed),
    tab: "C9A400",
  };
}

function rowOf(
  { distribution }: InputNode,
  { id, doc, unit, origin, p10: low, p90: high, owner, key = "" }: InputResult,
  isClosed: boolean,
  leader: Leader | undefined,
): SheetRow {
  const value = median(distribution);
  const range = {
    ...looks.pale,
    format: numberFormat(unit, Number.isInteger(value) ? high : value),
  };
  const { checked } = origin;
  const cells: readonly (Cell | undefined)[] = [
    { content: inputTitle(doc) + ofPath(id), style: looks.wrapped },
    {
      content:
        leader === undefined
          ? value
          : {
              formula: followingFormula(leader.cell, median(leader.input.distribution), value),
              value,
            },
      style: {
        ...(isClosed ? looks.closed : leader === undefined ? looks.input : looks.follows),
        format: numberFormat(unit, value),
      },
    },
    { content: unit, style: looks.beside },
    ...(low === high
      ? [undefined, undefined]
      : [low, high].map((content) => ({ content, style: range }))),
    { content: originWords[origin.kind], style: looks.beside },
    {
      content: (isClosed ? closedText : followsText(leader)) + sourceText(origin),
      style: looks.wrapped,
    },
    checked === undefined
      ? undefined
      : {
          content: dayNumber(checked),
          style: { ...looks.pale, format: "yyyy-mm-dd", align: "left" },
        },
    { content: owner, style: looks.text },
    { content: distributionText(distribution), style: { ...looks.pale, wrap: true } },
    { content: key, style: looks.code },
    { content: id, style: looks.code },
  ];
  return { cells, ...heightOf(cells, widths) };
}

/** That another cell moves this one, and why, before the source of its value. */
const followsText = (leader: Leader | undefined): string =>
  leader === undefined
    ? ""
    : `Becomes what ${leader.cell} is once that is changed: the plan's key answers both rows. A value here moves this row alone. `;

/** Which path an input is about, where it is about one. */
const ofPath = (id: string): string => (pathOfNode(id) === "" ? "" : ` (${pathOfNode(id)})`);

/** What each cell takes: a number within the bounds of the plan's key, where one replaces the input. */
function allowedIn(
  results: readonly InputResult[],
  closed: ReadonlySet<string>,
): readonly Allowed[] {
  const bounded = results.flatMap(({ id, unit, key }, at) => {
    if (closed.has(id)) return [];
    const row = planRows.find((each) => each.key === key);
    const bounds = row?.type === "quantity" && row.unit === unit ? boundsOf(row) : anyNumber;
    return [{ ...bounds, words: boundsWords(bounds, unit), cell: inputCell(at) }];
  });
  return [...Map.groupBy(bounded, ({ words }) => words).values()].flatMap((group) =>
    group.slice(0, 1).map(({ min, max, words }) => ({
      min,
      max,
      words,
      cells: group.map(({ cell }) => cell),
    })),
  );
}

const inputCell = (at: number): string => cellName(headRows.Inputs + 1 + at, valueColumn);

function boundsWords({ min, max }: Bounds, unit: string): string {
  const shown = (value: number): string =>
    unit.startsWith("share") ? `${value * 100} %` : `${value}`;
  if (max < anyNumber.max) return `A number from ${shown(min)} to ${shown(max)}.`;
  return min > anyNumber.min ? `A number, ${shown(min)} or more.` : "A number.";
}

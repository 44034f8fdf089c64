import type { PathResult, ScenarioFigure, ScenarioResult, SurpriseResult } from "@outlay/estimate";
import { articleWords, quantityText, roughUsd } from "@outlay/words";
import type { Block, Cell, Table, Text } from "../../document/block.ts";
import { figures, row, words } from "../columns.ts";
import { NOTHING } from "../figure-cell.ts";
import { isUnlikely } from "./surprise-table.ts";

/** Below this part of the build, the cases of a surprise stand in the appendix. */
const little = 0.02;

/** Whether a surprise moves enough money for its cases to be told beside it. */
export const isMaterial = ({ buildUsd }: PathResult, surprise: SurpriseResult): boolean =>
  !isUnlikely(surprise) && Math.max(surprise.usd, surprise.spread.p80) >= little * buildUsd.p50;

/** What is behind a surprise: where its chance comes from, the published figure, and the cases it tells apart. */
export function surpriseDetails(surprise: SurpriseResult): Block[] {
  const { title, probabilityWhy, beside, scenarios = [] } = surprise;
  return [
    { kind: "heading", text: title },
    {
      kind: "paragraph",
      text: [probabilityWhy, ...(beside === undefined ? [] : [besideText(beside)])].join(" "),
    },
    ...(scenarios.length < 2 ? [] : [scenarioTable(title, scenarios)]),
  ];
}

/** The published figure, ours on its basis, and where it contradicts itself. */
function besideText({ id, basis, unit, low, high, ours, contradiction }: Beside): string {
  const doubt =
    contradiction === undefined ? "" : ` The published figure is doubtful: ${contradiction.but}.`;
  const inWords = (from: number, to: number): string =>
    quantityText(from, to, unit === "times" ? "factor" : unit);
  return `Published (${/^[AB]\./.test(id) ? articleWords(id) : id}), ${basis}: ${inWords(low, high)}; here ${inWords(ours, ours)}.${doubt}`;
}

type Beside = NonNullable<SurpriseResult["beside"]>;

function scenarioTable(caption: string, scenarios: readonly ScenarioResult[]): Table {
  const heads = [...new Set(scenarios.flatMap(({ figures: all }) => all.map(({ what }) => what)))];
  const columnOf = (head: string): readonly ScenarioFigure[] =>
    scenarios.flatMap(({ figures: all }) => all.filter(({ what }) => what === head));
  const noted = scenarios.some(({ note }) => note !== undefined);
  return {
    kind: "table",
    caption: `${caption}: the cases`,
    columns: [words(""), ...heads.map(figures), ...(noted ? [words("")] : [])],
    rows: scenarios.map(({ label, figures: all, note }) =>
      row(
        label,
        ...heads.map((head) =>
          figureCell(
            all.find(({ what }) => what === head),
            columnOf(head),
          ),
        ),
        ...(noted ? ([note ?? ""] satisfies Text[]) : []),
      ),
    ),
    notes: ["With every input at its middle value."],
  };
}

/** Two amounts that differ and read alike say that they do. */
function figureCell(figure: ScenarioFigure | undefined, column: readonly ScenarioFigure[]): Cell {
  if (figure === undefined) return NOTHING;
  const { value, unit, node } = figure;
  const inWords = (each: ScenarioFigure): string => quantityText(each.value, each.value, each.unit);
  const text = inWords(figure);
  const nearest = column.filter((each) => each.value < value && inWords(each) === text);
  const less = Math.max(...nearest.map((each) => each.value));
  const more = unit === "USD" && nearest.length > 0 && value - less >= 1;
  return {
    kind: "figure",
    text: more ? `${text} (${roughUsd(value - less)} more)` : text,
    value,
    node,
  };
}

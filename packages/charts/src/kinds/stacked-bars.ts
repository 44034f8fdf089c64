import type { StackedBars } from "../chart.ts";
import type { Paper } from "../paper/paper.ts";
import type { Picture } from "../paper/picture.ts";
import { partColumns } from "./part-columns.ts";
import { partStacks } from "./part-stacks.ts";

/** Up to so many parts stand in one bar; more would be slivers that nobody tells apart. */
const STACKED = 6;

/**
 * Parts that add up: up to six in one bar for each row, with a key; more of them as a table of bars, a line
 * for each part and a column for each row, all on one scale. Parts that are zero everywhere are left out.
 */
export function stackedBarsPicture(chart: StackedBars, paper: Paper): Picture {
  const parts = chart.parts.filter(({ key }) =>
    chart.rows.some(({ values }) => (values[key] ?? 0) !== 0),
  );
  const shown: StackedBars = { ...chart, parts };
  return parts.length <= STACKED ? partStacks(shown, paper) : partColumns(shown, paper);
}

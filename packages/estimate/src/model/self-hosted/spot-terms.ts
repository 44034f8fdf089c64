import { median } from "../../distribution/index.ts";
import { add, type Expression, mul, sub, type Term } from "../../graph/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { MachinePath } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What spot machines cost beside their price, as parts of the hours in which a machine is needed. */
export interface SpotTerms<T> {
  /** Hours in which no spot machine is to be had, and one on demand stands in. */
  readonly standIn: T;
  /** Hours of a spot machine that are paid and do no work: taken back, started again, calls done twice. */
  readonly lost: T;
}

const standInRow = "hosting.spot-stand-in";
const lostRow = "hosting.spot-lost";

/** The terms as inputs of the graph. */
export const addSpotTerms = (sheet: Sheet): SpotTerms<Expression> => ({
  standIn: sheet.assume(
    standInRow,
    "Part of the hours in which no spot machine is to be had and one on demand stands in.",
  ),
  lost: sheet.assume(
    lostRow,
    "Hours of spot machines that do no work, after one was taken back, against those that do.",
  ),
});

/** The terms at their middle values. */
export const centralSpotTerms = (defaults: Defaults): SpotTerms<number> => ({
  standIn: median(defaultRow(defaults, standInRow).distribution),
  lost: median(defaultRow(defaults, lostRow).distribution),
});

/** USD for an hour of work of a machine that is spot where one is to be had: (1 − stand-in) × (1 + lost) × spot + stand-in × on demand. */
export const spotHour = (
  { standIn, lost }: SpotTerms<number>,
  spot: number,
  onDemand: number,
): number => (1 - standIn) * (1 + lost) * spot + standIn * onDemand;

/** Spot hours that are paid for each hour of need: (1 − stand-in) × (1 + lost). */
export const spotShare = ({ standIn, lost }: SpotTerms<Expression>): Term =>
  mul(sub(1, standIn), add(1, lost));

/** Spot machines are cheap because they may go at any time. */
export function spotNote(path: MachinePath, defaults: Defaults): EstimateNote {
  const { standIn, lost } = centralSpotTerms(defaults);
  const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;
  return {
    code: "spot",
    path,
    text: `Machines are spot: their seller may take them back within minutes, several at once. Counted: for ${percent(standIn)} of the hours a machine on demand stands in (${standInRow}), and ${percent(lost)} more spot hours are paid that do no work (${lostRow}). Calls that are cut off are done again; keep the spare machines in other regions.`,
  };
}

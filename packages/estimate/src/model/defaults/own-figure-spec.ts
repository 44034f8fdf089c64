import { boundsOf, planRows, type QuantitySpec } from "../../plan/index.ts";
import { likelyValue } from "../sheet/input.ts";
import type { Default } from "./default.ts";
import { keysOfRow } from "./stated-key.ts";

/** Most that a figure may be by what it counts; more is a slip of the unit, and dates run away. */
const most: Readonly<Record<string, number>> = {
  ...{ minute: 1e4, hour: 1e5, week: 520, month: 120, "share / year": 0.99 },
  ...{ factor: 1e3, candidate: 1e3, token: 1e7 },
};

/**
 * What a plan may write in the place of a row: the unit of the row, and its bounds. A row that stands
 * in for a key of the plan takes what that key takes; others what their row says, else zero or more,
 * and a share at most 100 %.
 */
export function ownFigureSpec(row: Default): QuantitySpec {
  const unit = writtenUnit(row.unit);
  const key = keysOfRow(row.id)
    .map((each) => planRows.find(({ key: id }) => id === each))
    .find((each) => each?.type === "quantity" && plain(each.unit) === plain(row.unit));
  if (key?.type === "quantity") {
    const { implied = false, whole = false } = key;
    // A range may stand where the row is one, unless only whole numbers may be drawn.
    const single = whole || row.distribution.kind === "point";
    const point = isOneNumber(row) || (key.point === true && single);
    const example = rowText(row, key.unit);
    return { unit: key.unit, ...boundsOf(key), ...readAs(key), implied, whole, point, example };
  }
  const max = row.max ?? most[unit] ?? most[unit.split(" / ")[0] as string];
  const bounds = { min: row.min ?? 0, ...(max === undefined ? {} : { max }) };
  return { unit, ...bounds, ...readAs(row), point: isOneNumber(row), example: rowText(row, unit) };
}

/**
 * Rows that no draw asks for: the model takes the most likely value of a term of years, of a correlation, of
 * a limit of the verdict. A range would be taken and not counted.
 */
const oneNumber: ReadonlySet<string> = new Set([
  ...["finance.amortisation", "finance.depreciation", "price.commitment-term"],
  ...["outcome.success-correlation"],
  ...["verdict.close-chance", "verdict.close-slack"],
]);

/** Whether a plan may put only one number in the place of a row. */
export const isOneNumber = ({ id }: Default): boolean => oneNumber.has(id);

/** How times are read: as rates that compound, as time that people work. */
const readAs = ({
  compounds,
  working,
}: Pick<QuantitySpec, "compounds" | "working">): Pick<QuantitySpec, "compounds" | "working"> => ({
  ...(compounds === undefined ? {} : { compounds }),
  ...(working === undefined ? {} : { working }),
});

/** The unit of a row as plans write it: `1 / year` is a share a year, `s` a second. */
const writtenUnit = (unit: string): string =>
  unit
    .replace(/ \/ production$/, "")
    .replace(/^1 \//, "share /")
    .replace(/^1$/, "factor")
    .replaceAll(/\bs\b/g, "second");

/** Units that say the same have one text here. */
const plain = (unit: string): string => writtenUnit(unit).replace(/^(?:share|factor)\b/, "1");

/** A row as a plan would write it: `low $8, likely $16, high $27 / 1M searches / GB`. */
function rowText(row: Default, unit: string): string {
  const { distribution: d, per = 1 } = row;
  const [over = "", ...under] = unit.replace(/ \/ production$/, "").split(" / ");
  const [sign, times, end] =
    over === "USD" ? ["$", 1, ""] : over === "share" ? ["", 100, " %"] : ["", 1, ""];
  const show = (value: number): string =>
    `${sign}${Number((value * per * times).toPrecision(12))}${end}`;
  const [low, likely, high] = isOneNumber(row)
    ? []
    : d.kind === "pert"
      ? [d.low, d.likely, d.high]
      : d.kind === "overrun"
        ? [d.p10, d.p50, d.p90]
        : [];
  const numbers =
    low === undefined || likely === undefined || high === undefined
      ? show(likelyValue(d))
      : `low ${show(low)}, likely ${show(likely)}, high ${show(high)}`;
  const named = sign === "$" || times === 100 || over === "factor" ? "" : ` ${several(over)}`;
  const each = under.map((word, at) =>
    at === 0 && per > 1 ? ` / ${countText(per)} ${several(word)}` : ` / ${word}`,
  );
  return `${numbers}${named}${each.join("")}`;
}

const several = (noun: string): string =>
  /^[A-Z]/.test(noun)
    ? noun
    : noun === "person"
      ? "people"
      : `${noun}${noun.endsWith("ch") ? "es" : "s"}`;

/** 1000 as `1000`, larger ones with M and B. */
export const countText = (count: number): string =>
  count >= 1e9 ? `${count / 1e9}B` : count >= 1e6 ? `${count / 1e6}M` : String(count);

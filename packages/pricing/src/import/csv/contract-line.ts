import { fail, type Issue, issueAt, nearest, type Outcome, ok } from "@outlay/document";
import { readDecimal } from "../../decimal.ts";
import { readInstant } from "../../instant.ts";
import { isMeter, METER_NAMES, METERS, type Meter } from "../../meter.ts";
import { SERVICE_TIERS, type ServiceTier } from "../../price-line.ts";
import { providerId } from "../../provider-id.ts";
import { usdText } from "../usd-text.ts";
import { type CsvCell, type CsvCells, placeOfCell } from "./csv-cells.ts";

/** The columns of a table of prices; those from `to` on may be left out. */
export const CSV_COLUMNS = [
  "provider",
  "model",
  "meter",
  "usd",
  "per",
  "from",
  "to",
  "tier",
  "above",
  "region",
  "note",
] as const;

/** A name of a column. */
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** A price as one line of the table states it. */
export interface ContractLine {
  /** The seller, by our name for it. */
  readonly provider: string;
  readonly model: string;
  readonly meter: Meter;
  /** USD for the units that the meter is priced by here, as exact decimal text. */
  readonly usd: string;
  readonly from: string;
  /** First day on which it no longer holds. */
  readonly to?: string;
  readonly tier?: ServiceTier;
  readonly above?: number;
  readonly region?: string;
  readonly note?: string;
  /** The cell of its price, for messages about the line. */
  readonly cell: CsvCell;
}

/** Reads the cells of a line, by the name of their column, or says what is wrong with them. */
export function contractLine(
  cells: CsvCells,
  line: ReadonlyMap<CsvColumn, CsvCell>,
): Outcome<ContractLine, Issue[]> {
  const issues: Issue[] = [];
  const [first] = [...line.values()];
  const nowhere: CsvCell = first ?? { text: "", start: 0, end: 0 };
  const wrong = (
    column: CsvColumn,
    message: string,
    expected: string,
    example: string,
    suggestion?: string,
  ): undefined => {
    const place = placeOfCell(cells, line.get(column) ?? nowhere);
    const code = line.get(column)?.text ? ("wrong_value" as const) : ("missing_value" as const);
    const hint = suggestion === undefined ? {} : { suggestion };
    issues.push(issueAt(place, { code, message, expected, example, ...hint }));
    return undefined;
  };
  const text = (column: CsvColumn): string => line.get(column)?.text ?? "";
  const needed = (column: CsvColumn, example: string): string => {
    const words = text(column);
    if (words === "") wrong(column, `\`${column}\` is empty`, "a name", example);
    return words;
  };
  const day = (column: "from" | "to"): string | undefined => {
    const words = text(column);
    if (words === "" && column === "to") return undefined;
    if (/^\d{4}-\d{2}-\d{2}$/.test(words) && readInstant(words).ok) return words;
    return wrong(column, `"${words}" is not a day`, "a day, year first", "2026-07-01");
  };
  const provider = providerId(needed("provider", "openai"));
  const model = needed("model", "gpt-5.2");
  const meter = readMeter(text("meter"), wrong);
  const usd = meter && amount(meter, text("usd"), text("per"), wrong);
  const from = day("from");
  const to = day("to");
  if (from !== undefined && to !== undefined && to <= from)
    wrong("to", `ends on ${to}, not after it begins (${from})`, "the first day after it", from);
  const tier = SERVICE_TIERS.find((one) => one === text("tier"));
  if (text("tier") !== "" && tier === undefined)
    wrong("tier", `"${text("tier")}" is no tier`, `one of ${SERVICE_TIERS.join(", ")}`, "batch");
  const above = text("above") === "" ? undefined : readCount(text("above"));
  if (text("above") !== "" && above === undefined)
    wrong("above", `"${text("above")}" is no number of tokens`, "a whole number", "200000");
  if (issues.length > 0 || meter === undefined || usd === undefined || from === undefined)
    return fail(issues);
  return ok({
    provider,
    model,
    meter,
    usd,
    from,
    ...(to !== undefined && { to }),
    ...(tier && tier !== "standard" && { tier }),
    ...(above !== undefined && { above }),
    ...(text("region") !== "" && { region: text("region") }),
    ...(text("note") !== "" && { note: text("note") }),
    cell: line.get("usd") ?? nowhere,
  });
}

type Wrong = (
  column: CsvColumn,
  message: string,
  expected: string,
  example: string,
  suggestion?: string,
) => undefined;

function readMeter(words: string, wrong: Wrong): Meter | undefined {
  if (isMeter(words)) return words;
  const near = nearest(words, METER_NAMES);
  return wrong("meter", `"${words}" is no meter`, "a meter", "input_text", near);
}

/** USD for the meter's own number of units, exact or refused. */
function amount(meter: Meter, usd: string, per: string, wrong: Wrong): string | undefined {
  const price = readDecimal(usd);
  if (!price.ok || price.value.n < 0n)
    return wrong("usd", `"${usd}" is no price`, "digits and a point, without sign", "2.40");
  const units = readCount(per);
  if (units === undefined || units < 1) {
    const usual = METERS[meter].per.toString();
    return wrong("per", `"${per}" is no number of units`, "a whole number, or 1M, 1k", usual);
  }
  const { n, d } = price.value;
  const text = usdText({ n: n * METERS[meter].per, d: d * BigInt(units) });
  if (text !== undefined) return text;
  const whole = METERS[meter].per.toString();
  return wrong("per", `${usd} for ${per} is no finite decimal for ${whole}`, "a divisor", whole);
}

const SIZES: Readonly<Record<string, number>> = { "": 1, k: 1_000, K: 1_000, M: 1_000_000 };

/** A whole number: `1000000`, `1,000,000`, `1M`, `1k`. */
function readCount(words: string): number | undefined {
  const [, digits, size = ""] =
    /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:_\d{3})+|\d+)\s*([kKM]?)$/.exec(words) ?? [];
  if (digits === undefined) return undefined;
  const count = Number(digits.replaceAll(/[,_]/g, "")) * (SIZES[size] ?? 1);
  return Number.isSafeInteger(count) ? count : undefined;
}

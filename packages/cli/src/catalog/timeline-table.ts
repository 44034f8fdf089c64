import type { Io } from "../io.ts";
import { type Column, table } from "../output/table.ts";
import type { TimelineRow } from "./price-timeline.ts";

/** Changes shown; the latest count most. */
const MOST_ROWS = 12;

/** The changes of a model's prices as a table; `>` marks what is in force on the day shown. */
export function timelineTable(
  rows: readonly TimelineRow[],
  meters: readonly string[],
  io: Pick<Io, "width" | "colour">,
): string {
  const shown = rows.slice(-MOST_ROWS);
  const columns = [
    { header: "" },
    { header: "from" },
    { header: "to" },
    ...meters.map((meter) => ({ header: HEADERS[meter] ?? meter, align: "right" }) as const),
    { header: "known since" },
    { header: "", wraps: true },
  ] satisfies Column[];
  const cells = shown.map((row) => [
    row.shown ? ">" : "",
    row.from,
    row.to ?? "",
    ...meters.map((meter) => (row.usd as Readonly<Record<string, string>>)[meter] ?? "-"),
    row.known,
    [row.negotiated ? "negotiated" : "", row.corrected ? `corrected ${row.corrected}` : ""]
      .filter((words) => words !== "")
      .join(", "),
  ]);
  const more = rows.length - shown.length;
  const before = more > 0 ? `${more} earlier; --json has them all\n` : "";
  return before + table(columns, cells, { width: io.width, colour: io.colour });
}

/** Why prices changed, where a file says it: one sentence for each change of the table. */
export const timelineReasons = (rows: readonly TimelineRow[]): readonly string[] =>
  rows.slice(-MOST_ROWS).flatMap(({ from, why }) => (why === undefined ? [] : [`${from}: ${why}`]));

const HEADERS: Readonly<Record<string, string>> = { input_text: "input", output_text: "output" };

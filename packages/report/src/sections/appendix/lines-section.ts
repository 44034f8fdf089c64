import { capital, isPriced, pathWords } from "@outlay/words";
import type { Block, Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { row, words } from "../columns.ts";
import { lineColumns, lineRow, lineSum, linesOf } from "../costs/largest-lines-table.ts";

/** Every line of every path, and what each of them counts. */
export function linesSection({ estimated: { estimate, model } }: ReportSource): Section {
  const paths = estimate.paths.filter(isPriced);
  const shown = new Set(paths.flatMap((path) => linesOf(path).map(({ id }) => id)));
  const docs = new Map(
    [...model.buildLines, ...model.runLines]
      .filter(({ id }) => shown.has(id))
      .map(({ id, title, doc }) => [id, { title, doc }]),
  );
  const tables = paths.map(
    (path): Block => ({
      kind: "table",
      caption: capital(pathWords[path.id]),
      columns: lineColumns,
      rows: [...linesOf(path).map(lineRow), lineSum(path)],
      notes: ["USD at middle values, without people who take over failed tasks."],
    }),
  );
  return {
    id: "lines",
    title: "Every line",
    place: "appendix",
    blocks:
      docs.size === 0
        ? []
        : [
            ...tables,
            {
              kind: "table",
              caption: "What each line counts",
              columns: [words("Line"), words("What it counts")],
              rows: [...docs.values()].map(({ title, doc }) => row(title, doc)),
              notes: [],
            },
          ],
  };
}

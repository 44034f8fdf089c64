import type { PathResult } from "@outlay/estimate";
import { categoryWords, chosenPath, isPriced } from "@outlay/words";
import type { Section, Table } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { pathColumns, pathRow, row, words } from "../columns.ts";
import { linesOf } from "../costs/largest-lines-table.ts";
import { usdCell } from "../figure-cell.ts";

/** Every line of every path, and what each of them counts. */
export function linesSection({ estimated: { estimate, model } }: ReportSource): Section {
  const paths = estimate.paths.filter(isPriced);
  const chosen = chosenPath(estimate);
  const inOrder = [...(chosen === undefined ? [] : [chosen]), ...paths];
  const lines = new Map(inOrder.flatMap(linesOf).map((line) => [line.id, line]));
  const docs = new Map([...model.buildLines, ...model.runLines].map(({ id, doc }) => [id, doc]));
  const counts: Table = {
    kind: "table",
    caption: "What each line counts",
    columns: [words("Line"), words("For"), words("What it counts")],
    rows: [...lines].map(([id, { title, category }]) =>
      row(title, categoryWords(category), docs.get(id) ?? ""),
    ),
    notes: [],
  };
  return {
    id: "lines",
    title: "Every line",
    place: "appendix",
    blocks:
      lines.size === 0
        ? []
        : [lineTable(paths, new Map([...lines].map(([id, { title }]) => [id, title]))), counts],
  };
}

/** What each path spends on each line over the horizon, at middle values. */
function lineTable(paths: readonly PathResult[], titles: ReadonlyMap<string, string>): Table {
  return {
    kind: "table",
    caption: "Build and running cost, line by line",
    columns: [words("Line"), ...pathColumns(paths)],
    rows: [
      ...[...titles].map(([id, title]) =>
        pathRow(title, paths, (path) => {
          const own = linesOf(path).find((line) => line.id === id);
          return usdCell(own?.totalUsd, own?.node);
        }),
      ),
      {
        ...pathRow("Sum", paths, ({ id, totalUsd }) => usdCell(totalUsd.centre, `${id}.total`)),
        kind: "sum",
      },
    ],
    notes: ["USD at middle values, without people who take over failed tasks."],
  };
}

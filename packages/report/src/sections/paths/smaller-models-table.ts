import { chosenPath, isPriced, pathWords, pointsText, spanWords } from "@outlay/words";
import type { Table } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, row, words } from "../columns.ts";
import { NOTHING, usdCell } from "../figure-cell.ts";

/** What a smaller model would save on each path, and how much less often it may succeed; undefined without one. */
export function smallerModelsTable({
  estimated: { estimate },
  candidates,
}: ReportSource): Table | undefined {
  if (candidates.length === 0) return undefined;
  const chosen = chosenPath(estimate)?.id;
  const own = (path: string) => estimate.paths.filter(isPriced).find(({ id }) => id === path);
  const ordered = [...candidates].sort(
    (a, b) => Number(b.path === chosen) - Number(a.path === chosen),
  );
  return {
    kind: "table",
    caption: `A smaller model in the place of the path's own, over ${spanWords(estimate.months)}`,
    columns: [
      words("Path"),
      words("Its own model"),
      words("Smaller model"),
      figures("In all"),
      figures("Saves"),
      words("Stays the cheaper as long as it succeeds less often by at most"),
    ],
    rows: ordered.map(({ path, name, model, totalUsd, savesUsd, lessOften, measurable }) =>
      row(
        pathWords[path],
        own(path)?.model ?? NOTHING,
        name === model ? name : `${name} (${model})`,
        usdCell(totalUsd),
        usdCell(savesUsd),
        lessOften === undefined
          ? "success is not counted in this plan"
          : `${pointsText(lessOften)}${measurable === false ? ": too little to measure" : ""}`,
      ),
    ),
    notes: [
      "USD at middle values. How often a smaller model succeeds at these tasks nobody knows before it is tried on them.",
    ],
  };
}

import type { Estimate } from "@outlay/estimate";
import { isPriced, percent, titleOf } from "@outlay/words";
import type { Table } from "../../document/block.ts";
import { figures, row, words } from "../columns.ts";
import { shareCell } from "../figure-cell.ts";

/** Upkeep over five years beside the published share; undefined for another horizon. */
export function upkeepTable({ paths }: Estimate): Table | undefined {
  const shown = paths
    .filter(isPriced)
    .flatMap((path) => (path.lifeShare === undefined ? [] : [{ path, life: path.lifeShare }]));
  const [first] = shown;
  if (first === undefined) return undefined;
  return {
    kind: "table",
    caption: "Upkeep over five years, beside the published share",
    columns: [
      words(""),
      figures("Published, at most"),
      figures("Updates, watching, security and their people"),
      figures("All that is paid after the launch"),
    ],
    rows: shown.map(({ path, life }) =>
      row(
        titleOf(path),
        percent(life.publishedAtMost),
        shareCell(life.upkeep, `${path.id}.published.life-share.upkeep`),
        shareCell(life.afterLaunch, `${path.id}.published.life-share.after-launch`),
      ),
    ),
    notes: [
      `Shares of the build as quoted and five years of running. Article B says "maintenance and scaling" and does not say what it counts, so both readings stand here; the first leaves out people who review results.`,
    ],
  };
}

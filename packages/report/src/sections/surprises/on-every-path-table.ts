import type { Estimate } from "@outlay/estimate";
import { isPriced } from "@outlay/words";
import type { Table } from "../../document/block.ts";
import { pathColumns, pathRow, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";

/** The money of each surprise on every path; undefined for one path. */
export function onEveryPathTable({ paths }: Estimate): Table | undefined {
  const priced = paths.filter(isPriced);
  const titles = new Map(
    priced.flatMap(({ surprises }) => surprises.map(({ id, title }) => [id, title] as const)),
  );
  if (priced.length < 2 || titles.size === 0) return undefined;
  return {
    kind: "table",
    caption: "The same on every path",
    columns: [words("What happens"), ...pathColumns(priced)],
    rows: [...titles].map(([id, title]) =>
      pathRow(title, priced, ({ surprises }) => {
        const own = surprises.find((each) => each.id === id);
        return usdCell(own?.usd, own?.node);
      }),
    ),
    notes: ["USD at middle values; a dash where a path does not meet it."],
  };
}

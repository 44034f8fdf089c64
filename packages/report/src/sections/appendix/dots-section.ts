import { type Estimated, quantileDots } from "@outlay/estimate";
import { spanWords } from "@outlay/words";
import type { Block, Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, row, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";
import { DOTS } from "../paths/dots-block.ts";
import { type DottedTotal, systemTotals, totalsWithPeople } from "../paths/dotted-total.ts";

/** All dots of the pictures of the paths. */
export function dotsSection({ estimated }: ReportSource): Section {
  const { estimate } = estimated;
  const span = spanWords(estimate.months);
  const whole = totalsWithPeople(estimate);
  return {
    id: "dots",
    title: "Every dot of the pictures",
    place: "appendix",
    blocks: [
      ...dotsTable(estimated, systemTotals(estimate), `Build and ${span}, USD`),
      ...(whole.length < 2
        ? []
        : dotsTable(estimated, whole, `Build, ${span} and people who take over, USD`)),
    ],
  };
}

function dotsTable(estimated: Estimated, totals: readonly DottedTotal[], caption: string): Block[] {
  if (totals.length === 0) return [];
  const columns = totals.map(({ node }) => quantileDots(estimated, node, DOTS));
  return [
    {
      kind: "table",
      caption,
      columns: [words("Dot"), ...totals.map(({ label }) => figures(label))],
      rows: Array.from({ length: DOTS }, (_, at) =>
        row(`${at + 1}`, ...columns.map((dots, column) => usdCell(dots[at], totals[column]?.node))),
      ),
      notes: [
        "Dot number k of 50 lies where (k − ½) ÷ 50 of all simulated futures cost less. Each column is in order by itself: one row is not one future.",
      ],
    },
  ];
}

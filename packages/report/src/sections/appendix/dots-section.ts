import { quantileDots } from "@outlay/estimate";
import { spanWords } from "@outlay/words";
import type { Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, row, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";
import { DOTS } from "../paths/dots-block.ts";
import { systemTotals, totalsWithPeople } from "../paths/dotted-total.ts";

/** All dots of the pictures of the paths. */
export function dotsSection({ estimated }: ReportSource): Section {
  const { estimate } = estimated;
  const whole = totalsWithPeople(estimate);
  const totals = [
    ...systemTotals(estimate).map(({ node, label }) => ({ node, label })),
    ...(whole.length < 2
      ? []
      : whole.map(({ node, label }) => {
          return { node, label: node.startsWith("baseline.") ? label : `${label}, with people` };
        })),
  ];
  const columns = totals.map(({ node }) => quantileDots(estimated, node, DOTS));
  return {
    id: "dots",
    title: "Every dot of the pictures",
    place: "appendix",
    blocks:
      totals.length === 0
        ? []
        : [
            {
              kind: "table",
              caption: `Build and ${spanWords(estimate.months)}, USD`,
              columns: [words("Dot"), ...totals.map(({ label }) => figures(label))],
              rows: Array.from({ length: DOTS }, (_, at) =>
                row(
                  `${at + 1}`,
                  ...columns.map((dots, column) => usdCell(dots[at], totals[column]?.node)),
                ),
              ),
              notes: [
                "Dot number k of 50 lies where (k − ½) ÷ 50 of all simulated futures cost less. Each column is in order by itself: one row is not one future.",
              ],
            },
          ],
  };
}

import type { QuantileDots } from "@outlay/charts";
import { type Estimated, quantileDots } from "@outlay/estimate";
import { roughUsd } from "@outlay/words";
import type { Block, Row, Table } from "../../document/block.ts";
import { figures, row, words } from "../columns.ts";
import { NOTHING, shareCell, usdCell } from "../figure-cell.ts";
import type { DottedTotal } from "./dotted-total.ts";

/** Dots of a row: each is one future in so many. */
export const DOTS = 50;

/**
 * Totals as dots on one axis, with a table of what the picture marks; all dots of each row stand in the
 * appendix.
 */
export function dotsBlock(
  estimated: Estimated,
  totals: readonly DottedTotal[],
  chart: Pick<QuantileDots, "id" | "title" | "axis" | "marks">,
): Block {
  const rows = totals.map((total): Dotted => {
    return { ...total, quantiles: quantileDots(estimated, total.node, DOTS) };
  });
  return {
    kind: "chart",
    chart: {
      kind: "quantile-dots",
      ...chart,
      description: `Half of the futures stay below the first figure, four in five below the second. ${rows
        .map(({ label, spread }) => `${label}: ${roughUsd(spread.p50)} and ${roughUsd(spread.p80)}`)
        .join("; ")}.`,
      rows: rows.map(({ key, label, quantiles, spread: { p50, p80 }, muted }) => {
        return { key, label, quantiles, p50, p80, muted };
      }),
    },
    table: dotsTable(rows, chart),
  };
}

type Dotted = DottedTotal & { readonly quantiles: readonly number[] };

function dotsTable(
  rows: readonly Dotted[],
  { title: caption, axis, marks }: Pick<QuantileDots, "title" | "axis" | "marks">,
): Table {
  const chances = rows.some(({ chance }) => chance !== undefined);
  const chanceOf = ({ muted, chance }: Dotted) =>
    muted ? "cannot win" : chance === undefined ? NOTHING : shareCell(chance);
  return {
    kind: "table",
    caption,
    columns: [
      words(""),
      figures("Cheapest of fifty"),
      figures("One in ten below"),
      figures("Even odds"),
      figures("One in five above"),
      figures("One in ten above"),
      figures("Dearest of fifty"),
      ...(chances ? [figures("Chance to be cheapest")] : []),
    ],
    rows: rows.map((each): Row => {
      const { label, node, quantiles, spread, muted } = each;
      const shown = [
        quantiles[0],
        spread.p10,
        spread.p50,
        spread.p80,
        spread.p90,
        quantiles.at(-1),
      ];
      return {
        ...row(
          label,
          ...shown.map((usd) => usdCell(usd, node)),
          ...(chances ? [chanceOf(each)] : []),
        ),
        kind: muted ? "pale" : "plain",
      };
    }),
    notes: [
      [
        `${axis}. ${marks.map(({ label, value }) => `The line across, ${label}: ${roughUsd(value)}. `).join("")}All fifty dots of each row: `,
        { kind: "link", text: "appendix", href: "#dots" },
        ".",
      ],
    ],
  };
}

import type { Graph } from "@outlay/estimate";
import { cellOf, valueColumn } from "../formula/place.ts";
import type { Layout } from "../layout.ts";
import { looks } from "../looks.ts";
import { dashFormat, numberFormat, wholeFormat } from "../number-format.ts";
import type { Cell } from "../spreadsheet/cell.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import type { Style } from "../spreadsheet/style.ts";

/** Makes cells that show a node of the graph. */
export interface Figures {
  /**
   * A cell that shows a node, and opens its row; empty where the graph has none of that name.
   *
   * @param month 0-based, for a node with months
   */
  readonly live: (id: string, style?: Style, month?: number) => Cell | undefined;
  /** The value that `live` shows now; 0 where the graph has none of that name. */
  readonly value: (id: string, month?: number) => number;
}

/** Cells of nodes that have their places. */
export function figuresOf(graph: Graph, layout: Layout): Figures {
  const value = (id: string, month?: number): number =>
    !graph.nodes.has(id) ? 0 : month === undefined ? layout.value(id) : layout.inMonth(id, month);
  return {
    value,
    live: (id, style = looks.live, month) => {
      const node = graph.nodes.get(id);
      const place = layout.places.get(id);
      if (node === undefined || place === undefined) return undefined;
      const cell = cellOf(place, month ?? 0, "Summary");
      const now = value(id, month);
      return {
        content: { formula: cell, value: now },
        style: { ...style, format: dashFormat(numberFormat(node.unit, now)) },
        opens: `${place.sheet}!${month === undefined ? cellName(place.row, valueColumn) : cell.split("!")[1]}`,
      };
    },
  };
}

/** The same with whole dollars where the amount is 1,000 or more. */
export const inWholeDollars = (figures: Figures): Figures => ({
  ...figures,
  live: (id, style, month) => {
    const cell = figures.live(id, style, month);
    const format = cell?.style?.format;
    if (cell === undefined || format === undefined) return cell;
    // A format has room for a dash or for what is below zero.
    const signed = figures.value(id, month) < 0 ? format.replace(/;.*$/, "") : format;
    return { ...cell, style: { ...cell.style, format: wholeFormat(signed) } };
  },
});

/** Notes the nodes that sheets show, before anything has a place. */
export function figuresAskedFor(graph: Graph): Figures & { readonly ids: ReadonlySet<string> } {
  const ids = new Set<string>();
  return {
    ids,
    value: () => 0,
    live: (id) => {
      if (graph.nodes.has(id)) ids.add(id);
      return undefined;
    },
  };
}

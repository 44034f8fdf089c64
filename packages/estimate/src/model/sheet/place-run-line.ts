import { add, type GraphBuilder, mul } from "../../graph/index.ts";
import { basisMonth, basisSum } from "../volume/basis.ts";
import type { PlacedRunLine, RunLine } from "./line.ts";

/**
 * Adds the nodes of a recurring cost. For each part p:
 *
 * - `<path>.<line>.<p>.rate`: USD for one unit of its basis (a task, a month, a machine)
 * - `<path>.<line>.<p>.month`: rate × basis of the month
 * - `<path>.<line>.<p>.total`: rate × basis over the horizon
 *
 * and `<path>.<line>.month` and `.total`, which add the parts. The totals multiply a rate with a sum
 * instead of summing sixty products: the same number, and no work for each draw and month. A line
 * with one part has only the line's nodes.
 */
export function placeRunLine(graph: GraphBuilder, line: RunLine): PlacedRunLine {
  const { path, parts: given, ...words } = line;
  const base = `${path}.${line.id}`;
  const tags = {
    path,
    line: line.id,
    category: line.category,
    phase: line.phase,
    timing: "recurring",
    spending: line.spending ?? "opex",
    cash: "each-month",
    "profit-and-loss": line.spending === "capex" ? "over-depreciation" : "each-month",
  };
  const single = given.length === 1;
  const parts = given.map((part) => {
    const id = single ? base : `${base}.${part.id}`;
    const more = { ...tags, ...(single ? {} : { part: part.id }) };
    const per = part.basis.split("-")[0];
    const rate = graph.define({
      id: `${id}.rate`,
      unit:
        per === "month" ? "USD / month" : per === "task" ? "USD / task" : "USD / machine / month",
      doc: `${part.doc} For one ${per}, at the prices of the start.`,
      formula: part.rate,
      tags: { path, line: line.id },
    });
    const month = graph.define({
      id: `${id}.month`,
      unit: "USD / month",
      doc: part.doc,
      formula: mul(rate, basisMonth(path, part.basis)),
      tags: single ? tags : { path, line: line.id, part: part.id },
    });
    const total = graph.define({
      id: `${id}.total`,
      unit: "USD",
      doc: `${part.doc} Over the horizon.`,
      formula: mul(rate, basisSum(path, part.basis)),
      tags: more,
    });
    const bought = part.bought ?? line.bought ?? false;
    return { id: part.id, basis: part.basis, rate, bought, month, total };
  });
  const [only] = parts;
  if (single && only !== undefined) {
    return {
      path,
      ...words,
      parts: [{ id: only.id, basis: only.basis, rate: only.rate, bought: only.bought }],
      total: only.total,
    };
  }
  graph.define({
    id: `${base}.month`,
    unit: "USD / month",
    doc: line.doc,
    formula: add(...parts.map(({ month }) => month)),
    tags,
  });
  const total = graph.define({
    id: `${base}.total`,
    unit: "USD",
    doc: `${line.doc} Over the horizon.`,
    formula: add(...parts.map((part) => part.total)),
    tags: { path, line: line.id, sum: "parts" },
  });
  return {
    path,
    ...words,
    parts: parts.map(({ id, basis, rate, bought }) => ({ id, basis, rate, bought })),
    total,
  };
}

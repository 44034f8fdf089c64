import { add, type Expression, type GraphBuilder, type Term } from "../../graph/index.ts";
import type { BuildLine, PlacedBuildLine, SplitAmount } from "./line.ts";

/**
 * Adds `<path>.<line>.total` for a cost that is paid once. Where a part of it is owned and the rest is
 * used up, `<path>.<line>.owned.total` and `.used-up.total` too, whose sum it is.
 */
export function placeBuildLine(graph: GraphBuilder, line: BuildLine): PlacedBuildLine {
  const { amount, ...words } = line;
  const base = `${line.path}.${line.id}`;
  const define = (
    id: string,
    doc: string,
    formula: Term,
    spending: "capex" | "opex",
    tags: Readonly<Record<string, string>> = {},
  ): Expression =>
    graph.define({
      id: `${id}.total`,
      unit: "USD",
      doc,
      formula,
      tags: {
        path: line.path,
        line: line.id,
        category: line.category,
        phase: line.phase,
        timing: "one-time",
        spending,
        cash: "before-launch",
        "profit-and-loss": spending === "capex" ? "over-depreciation" : "before-launch",
        ...tags,
      },
    });
  if (!isSplit(amount)) {
    const total = define(base, line.doc, amount, line.spending);
    return { ...words, total, spent: { [line.spending]: total } };
  }
  const { owned, usedUp } = amount;
  const capex = define(`${base}.owned`, `${line.doc} What is owned.`, owned, "capex", {
    part: "owned",
  });
  const opex = define(`${base}.used-up`, `${line.doc} What is used up.`, usedUp, "opex", {
    part: "used-up",
  });
  const total = graph.define({
    id: `${base}.total`,
    unit: "USD",
    doc: line.doc,
    formula: add(capex, opex),
    tags: { path: line.path, line: line.id, sum: "parts" },
  });
  return { ...words, total, spent: { capex, opex } };
}

const isSplit = (amount: Term | SplitAmount): amount is SplitAmount =>
  typeof amount === "object" && "usedUp" in amount;

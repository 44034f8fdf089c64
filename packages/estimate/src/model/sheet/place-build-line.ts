import type { GraphBuilder } from "../../graph/index.ts";
import type { BuildLine, PlacedBuildLine } from "./line.ts";

/** Adds `<path>.<line>.total` for a cost that is paid once. */
export function placeBuildLine(graph: GraphBuilder, line: BuildLine): PlacedBuildLine {
  const { amount, ...words } = line;
  const total = graph.define({
    id: `${line.path}.${line.id}.total`,
    unit: "USD",
    doc: line.doc,
    formula: amount,
    tags: {
      path: line.path,
      line: line.id,
      category: line.category,
      phase: line.phase,
      timing: "one-time",
      spending: line.spending,
      cash: "before-launch",
      "profit-and-loss": line.spending === "capex" ? "over-depreciation" : "before-launch",
    },
  });
  return { ...words, total };
}

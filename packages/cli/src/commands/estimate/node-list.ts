import type { Graph, GraphNode } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { originWords } from "./drivers-text.ts";

/** All numbers of an estimate by name: what is calculated, then what is put in with its source. */
export function nodeList(graph: Graph, io: Io): string {
  const nodes = [...graph.nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const width = Math.min(io.width, 100);
  const listed = (title: string, of: readonly GraphNode[]) =>
    [
      io.colour.bold(`${title} (${of.length})`),
      table(
        [{ header: "node" }, { header: "unit" }, { header: "source", wraps: true }],
        of.map((each) => [
          each.id,
          each.unit,
          each.kind === "input" ? originWords[each.origin.kind] : "calculated",
        ]),
        { width, colour: io.colour },
      ),
    ].join("\n");
  return [
    listed(
      "Calculated",
      nodes.filter(({ kind }) => kind === "formula"),
    ),
    listed(
      "Put in",
      nodes.filter(({ kind }) => kind === "input"),
    ),
  ].join("\n\n");
}

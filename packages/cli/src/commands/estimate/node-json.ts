import { type Estimated, type Explanation, explainNode } from "@outlay/estimate";

/** One number of an estimate, by itself: what it counts, its formula or range, its source and values. */
export type NodeJson = Omit<Explanation, "parts" | "shortened"> & {
  readonly kind: "input" | "formula";
};

/** All numbers of an estimate, with every input at its middle value; monthly ones have a value a month. */
export const nodeJson = ({ model: { graph }, centre }: Estimated): readonly NodeJson[] =>
  [...graph.nodes.values()].map(({ id, kind }): NodeJson => {
    const { parts: _, shortened: __, ...one } = explainNode(graph, centre, id, { depth: 0 });
    return { kind, ...one };
  });

import { max, mul, node, quantity, sub } from "../../graph/index.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * All chunks are embedded again every month, instead of those that changed: index once × months, less
 * what the retrieval line counts for keeping the index up to date.
 */
export const reEmbedding: SurpriseBuilder = ({ sheet, plan }, path) => {
  const counted = `${path}.retrieval.reindex.total`;
  if (plan.retrieval === undefined || !sheet.graph.has(counted)) return [];
  const id = surpriseNode(path, "re-embedding");
  const monthly = mul(
    node("retrieval.index-once"),
    node("basis.month.sum"),
    quantity(1, "1 / month"),
  );
  sheet.step(
    id,
    "USD",
    "All chunks embedded and written again every month, beyond what the estimate counts for keeping the index up to date.",
    max(sub(monthly, node(counted)), quantity(0, "USD")),
  );
  return [
    {
      id: "re-embedding",
      path,
      title: "Everything is embedded again each month",
      node: id,
      counted: false,
      control: "Embed only what changed, and keep the version of the embedding with each piece.",
      keys: ["retrieval.changed", "retrieval.chunks"],
      published: "A.surprise.re-embedding",
    },
  ];
};

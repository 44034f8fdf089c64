import { mul, node } from "../../graph/index.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * Capacity that is planned without the reranker, and added later: the published share of what the
 * infrastructure costs to run. How it comes about is not published, so it is never in the totals.
 */
export const rerankerHeadroom: SurpriseBuilder = ({ sheet, plan }, path) => {
  const infrastructure = `${path}.category.infrastructure.run`;
  if (plan.retrieval === undefined || !sheet.graph.has(infrastructure)) return [];
  const id = surpriseNode(path, "reranker-headroom");
  const share = sheet.assume(
    "surprise.reranker-headroom",
    "Infrastructure that capacity planning around the reranker saves.",
  );
  sheet.step(
    id,
    "USD",
    "Published share of the running infrastructure that is lost when the capacity is not planned with the reranker.",
    mul(share, node(infrastructure)),
  );
  return [
    {
      id: "reranker-headroom",
      path,
      title: "No room planned for the reranker",
      node: id,
      counted: false,
      control:
        "Size searches and machines with it from the start; it adds 50 to 200 ms to a query.",
      keys: ["retrieval.reranker"],
      published: "A.surprise.reranker",
    },
  ];
};

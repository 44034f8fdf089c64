import { endDay } from "@outlay/pricing";
import { add, le, mul, node, quantity } from "../../graph/index.ts";
import { addTax } from "../finance/purchase-tax.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * The embedding model ends, or a better one is taken: all chunks are embedded and written again at once,
 * since embeddings of two models cannot be searched together. The retrieval line holds it, spread over
 * the life of an embedding model.
 */
export const embeddingModelEnds: SurpriseBuilder = ({ sheet, plan, named, months }, path) => {
  const { retrieval } = plan;
  if (retrieval === undefined || !sheet.graph.has(`${path}.retrieval.re-embedding.total`))
    return [];
  const id = surpriseNode(path, "embedding-model-ends");
  const once = node("retrieval.index-once");
  const tax = addTax(sheet, plan);
  sheet.step(
    id,
    "USD",
    `All chunks embedded and written again once, with another embedding model${tax === undefined ? "" : "; with the tax that is not got back"}.`,
    tax === undefined ? once : mul(once, add(1, tax)),
  );
  const model = named.embedding;
  const end =
    model === undefined ? undefined : endDay(model.book.model(model.provider, model.id)?.endOfLife);
  const happens = "surprise.embedding-model-ends";
  sheet.shared(
    happens,
    "factor",
    "1 where the embedding model is replaced within the horizon, else 0.",
    () => le(node("retrieval.reindex"), quantity(months, "month")),
  );
  return [
    {
      id: "embedding-model-ends",
      path,
      title: "The embedding model ends, and all is embedded again once",
      node: id,
      counted: true,
      happens,
      probabilityWhy: `Share of the simulated futures in which another embedding model is taken within the horizon, by the months until then (retrieval.reindex).${end === undefined ? "" : ` ${model?.name} is promised until ${end}.`}`,
      control: "Keep the text of each piece, so that only the embedding is paid again.",
      keys: ["retrieval.reindex", "retrieval.embedding_model"],
    },
  ];
};

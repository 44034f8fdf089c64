import { add, div, max, mul, node, quantity, sub } from "../../graph/index.ts";
import { addTax } from "../finance/purchase-tax.ts";
import { publishedBeside } from "./published-beside.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/** Chunks of the published figure. */
const publishedChunks = 5e6;

/**
 * All chunks are embedded again every month, instead of those that changed: index once × months, less
 * what the retrieval line counts for keeping the index up to date. With what each embedding model of the
 * catalog would cost in a month, and ours for as many chunks as the published figure has.
 */
export const reEmbedding: SurpriseBuilder = (context, path) => {
  const { sheet, plan, facts } = context;
  const counted = `${path}.retrieval.reindex.total`;
  if (plan.retrieval === undefined || !sheet.graph.has(counted)) return [];
  const id = surpriseNode(path, "re-embedding");
  const once = node("retrieval.index-once");
  const monthly = mul(once, node("basis.month.sum"), quantity(1, "1 / month"));
  const more = max(sub(monthly, node(counted)), quantity(0, "USD"));
  const tax = addTax(sheet, plan);
  sheet.step(
    id,
    "USD",
    `All chunks embedded and written again every month, beyond what the estimate counts for keeping the index up to date${tax === undefined ? "" : "; with the tax that is not got back"}.`,
    tax === undefined ? more : mul(more, add(1, tax)),
  );
  const asPublished = "retrieval.published-month";
  sheet.shared(
    asPublished,
    "USD / month",
    "Five million chunks embedded and written again in a month, at the plan's price and length of a chunk.",
    () => mul(div(once, node("retrieval.chunks")), quantity(publishedChunks, "chunk / month")),
  );
  return [
    {
      id: "re-embedding",
      path,
      title: "Everything is embedded again each month",
      node: id,
      counted: false,
      probabilityWhy:
        "It depends on how the index is kept up to date: a choice of the team, not a chance.",
      control: "Embed only what changed, and keep the version of the embedding with each piece.",
      keys: ["retrieval.changed", "retrieval.chunks"],
      published: "A.surprise.re-embedding",
      ...publishedBeside(
        facts,
        "A.surprise.re-embedding",
        { basis: "5M pieces embedded again, a month", unit: "USD / month", node: asPublished },
        { what: "again" },
      ),
      scenarios: context.embeddings(),
    },
  ];
};

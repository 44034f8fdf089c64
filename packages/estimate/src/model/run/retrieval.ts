import { add, div, type Expression, max, mul, node, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What a collection is made of. */
interface Collection {
  readonly chunks: Expression;
  /** USD to embed and write all chunks once. */
  readonly indexed: Expression;
}

/**
 * Retrieval: the first index (build), and while it runs what changes and is indexed again, the
 * store, its reads, and the reranker. One search a turn, in tests too. The embedding of the question itself is left
 * out: a cent for a thousand searches at most.
 */
export function addRetrieval(sheet: Sheet, plan: Plan, path: PathId): void {
  const { retrieval } = plan;
  if (retrieval === undefined) return;
  const collection = addCollection(sheet, retrieval);
  sheet.build({
    path,
    id: "first-index",
    title: "First index",
    doc: "Chunks × (tokens × price of embedding + price of a write).",
    category: "infrastructure",
    phase: "data-preparation",
    bought: true,
    amount: collection.indexed,
    overruns: false,
    spending: "opex",
  });
  const changed = sheet.believe({
    id: "retrieval.changed",
    doc: "Share of the chunks that is embedded again in a month.",
    plan: retrieval.changed,
  });
  const interval = sheet.assume(
    "retrieval.reindex-months",
    "Months until another embedding model, when all is indexed again.",
  );
  const turns: Expression = { op: "node", id: "workload.turns_per_conversation" };
  const searches = mul(turns, quantity(1, "search / turn"), node("usage.with-nonproduction"));
  const gigabytes = sheet.assume("retrieval.gigabytes-per-chunk", "Index of one chunk.");
  const read = sheet.assume("price.vector.read", "One search in one gigabyte of index.");
  const reranker = sheet.assume("price.reranker", "Reranking what one search found.");
  sheet.run({
    path,
    id: "retrieval",
    title: "Retrieval",
    doc: "Index kept up to date, store, searches, reranker.",
    category: "infrastructure",
    phase: "deployment",
    bought: true,
    parts: [
      {
        id: "reindex",
        doc: "Chunks that changed, and all of them when the embedding model changes.",
        basis: "month",
        rate: mul(collection.indexed, add(changed, div(1, interval))),
      },
      {
        id: "store",
        doc: "Store of the index, never below its minimum, and of the documents.",
        basis: "month",
        rate: add(addStore(sheet, collection.chunks), addDocuments(sheet, retrieval)),
      },
      {
        id: "search",
        doc: "Searches: a turn each, by the size of the index.",
        basis: "task",
        rate: mul(searches, collection.chunks, gigabytes, read),
      },
      {
        id: "reranker",
        doc: "Reranking: once a search.",
        basis: "task",
        rate: mul(searches, reranker),
      },
    ],
  });
}

function addCollection(sheet: Sheet, retrieval: NonNullable<Plan["retrieval"]>): Collection {
  const chunks = sheet.believe({
    id: "retrieval.chunks",
    doc: "Pieces the documents are cut into.",
    plan: retrieval.chunks,
  });
  const indexed = "retrieval.index-once";
  if (sheet.graph.has(indexed)) return { chunks, indexed: { op: "node", id: indexed } };
  const tokens = sheet.believe({
    id: "retrieval.tokens_per_chunk",
    doc: "Tokens of one piece.",
    plan: retrieval.tokens_per_chunk,
    default: "retrieval.tokens-per-chunk",
  });
  const embedding = sheet.assume("price.embedding", "Embedding one token.");
  const write = sheet.assume("price.vector.write", "Writing one chunk to the store.");
  return {
    chunks,
    indexed: sheet.step(
      indexed,
      "USD",
      "Embedding and writing all chunks once: chunks × (tokens × price + price of a write).",
      mul(chunks, add(mul(tokens, embedding), write)),
    ),
  };
}

const addStore = (sheet: Sheet, chunks: Expression) =>
  max(
    mul(chunks, sheet.assume("price.vector.storage", "Keeping one chunk for a month.")),
    sheet.assume("price.vector.minimum", "Least that the store costs in a month."),
  );

function addDocuments(sheet: Sheet, retrieval: NonNullable<Plan["retrieval"]>) {
  if (retrieval.documents === undefined) return quantity(0, "USD / month");
  const documents = sheet.believe({
    id: "retrieval.documents",
    doc: "Documents in the collection.",
    plan: retrieval.documents,
  });
  return mul(
    documents,
    sheet.assume("retrieval.document-size", "Size of one document."),
    sheet.assume("price.storage", "Keeping one gigabyte for a month."),
  );
}

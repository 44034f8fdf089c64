import {
  add,
  ceil,
  div,
  type Expression,
  max,
  mul,
  node,
  quantity,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { RunPart } from "../sheet/line.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { ofReached } from "../usage/response-cache.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import { addTurns } from "../usage/turns.ts";
import { addRetrievalIndex, type RetrievalIndex } from "./retrieval-index.ts";

type Retrieval = NonNullable<Plan["retrieval"]>;

/** Says that a reranker is charged which the plan does not speak of. */
const assumed = "reranker-assumed";

/** Documents that a reranker sorts for the price of one search. */
const rerankedAtOnce = 100;

/** Bytes of one token of text: about four letters, and the frame it is sent in. */
const bytesPerToken = 5;

/**
 * Retrieval: the first index (build), and while it runs what changes and is indexed again, all of it
 * when the embedding model changes, the store, its reads, the reranker, and what leaves the cloud. One
 * search a turn, in tests too, for the tasks that no response cache answers. The embedding of the
 * question itself is left out: a cent for a thousand searches at most.
 */
export function addRetrieval(context: ModelContext, path: PathId): void {
  const { sheet, plan, usage } = context;
  const { retrieval } = plan;
  if (retrieval === undefined) return;
  const index = addRetrievalIndex(context, retrieval);
  const { indexed } = index;
  if (retrieval.reranker === undefined && !sheet.notes.some(({ code }) => code === assumed)) {
    sheet.note({
      code: assumed,
      text: "The plan does not say whether a reranker sorts what searches find: one is assumed, and paid for every search (retrieval). retrieval.reranker: false leaves it out.",
    });
  }
  if (retrieval.reranker === false && retrieval.candidates !== undefined) {
    const text =
      "retrieval.candidates has no effect: the plan has no reranker (retrieval.reranker: false).";
    if (!sheet.notes.some((note) => note.text === text)) sheet.note({ code: "input-unused", text });
  }
  if (index.unpriced) {
    sheet.note({
      code: "price-fallback",
      path,
      text: `The price book has no price for text of ${retrieval.embedding_model?.value}; price.embedding is assumed.`,
    });
  }
  sheet.build({
    path,
    id: "first-index",
    title: "First index",
    doc: "Chunks × (tokens × price of embedding + price of a write).",
    category: "infrastructure",
    phase: "data-preparation",
    amount: indexed,
    overruns: false,
    spending: "opex",
    bought: true,
  });
  const changed = sheet.believe({
    id: "retrieval.changed",
    doc: "Share of the chunks that is embedded again in a month.",
    plan: retrieval.changed,
  });
  const interval = sheet.believe({
    id: "retrieval.reindex",
    doc: "Months until another embedding model, when all is indexed again.",
    plan: retrieval.reindex,
    default: "retrieval.reindex-months",
  });
  sheet.run({
    path,
    id: "retrieval",
    title: "Retrieval",
    doc: "Index kept up to date, store, searches, reranker, egress.",
    category: "infrastructure",
    phase: "deployment",
    bought: true,
    parts: [
      {
        id: "reindex",
        doc: "Chunks that changed, indexed again.",
        basis: "month",
        rate: mul(indexed, changed),
      },
      {
        id: "re-embedding",
        doc: "All chunks, indexed again when the embedding model changes, spread over its life.",
        basis: "month",
        rate: div(indexed, interval),
      },
      {
        id: "store",
        doc: "Store of the index, never below its minimum, and of the documents.",
        basis: "month",
        rate: add(addStore(sheet, index), addDocuments(sheet, retrieval)),
      },
      ...addSearches(sheet, plan, retrieval, index),
      {
        id: "egress",
        doc: isApi(path)
          ? "Data that leaves the cloud: prompts to the model, answers to people."
          : "Data that leaves the cloud: answers to people.",
        basis: "task",
        rate: addEgress(sheet, usage, path),
      },
    ],
  });
}

/** Searches of a task, and the reranker's part in them. */
function addSearches(
  sheet: Sheet,
  plan: Plan,
  retrieval: Retrieval,
  { chunks, gigabytes }: RetrievalIndex,
): RunPart[] {
  const searches = searchesOfTask(sheet, plan);
  const bySize = mul(
    searches,
    chunks,
    gigabytes,
    sheet.assume("price.vector.read", "One search in one gigabyte of index."),
  );
  const search: RunPart = {
    id: "search",
    doc: "Searches: a turn each, by the size of the index.",
    basis: "task",
    rate:
      retrieval.store === undefined
        ? bySize
        : add(
            bySize,
            mul(searches, sheet.assume("price.vector.search", "One search, whatever the size.")),
          ),
  };
  if (retrieval.reranker === false) return [search];
  const price = sheet.assume("price.reranker", "Reranking what one search found.");
  return [
    search,
    {
      id: "reranker",
      doc: "Reranking: once a search, for each hundred pieces begun.",
      basis: "task",
      rate:
        retrieval.candidates === undefined
          ? mul(searches, price)
          : mul(searches, price, hundreds(sheet, retrieval.candidates)),
    },
  ];
}

/** Searches for one task, those of tests too: a turn each, where no response cache answers. */
export const searchesOfTask = (sheet: Sheet, plan: Plan): Expression =>
  sheet.shared(
    "retrieval.searches-per-task",
    "search / task",
    "Searches for one task, those of tests too: a turn each, where no response cache answers.",
    () =>
      ofReached(
        sheet,
        mul(addTurns(sheet, plan), quantity(1, "search / turn"), node("usage.with-nonproduction")),
      ),
  );

/** Times that a reranker charges for one search. */
const hundreds = (sheet: Sheet, candidates: NonNullable<Retrieval["candidates"]>): Term =>
  ceil(
    div(
      sheet.believe({
        id: "retrieval.candidates",
        doc: "Pieces that a search hands to the reranker.",
        plan: candidates,
        key: "retrieval.candidates",
      }),
      quantity(rerankedAtOnce, "chunk / search"),
    ),
  );

const addStore = (sheet: Sheet, { chunks, size }: RetrievalIndex): Term =>
  max(
    mul(
      chunks,
      sheet.assume("price.vector.storage", "Keeping one chunk for a month."),
      ...(size === undefined ? [] : [size]),
    ),
    sheet.assume("price.vector.minimum", "Least that the store costs in a month."),
  );

function addDocuments(sheet: Sheet, retrieval: Retrieval): Term {
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

/** Text that leaves the cloud for one task, USD: on a path through an API, the prompts too. */
function addEgress(sheet: Sheet, usage: TaskUsage, path: PathId): Term {
  const { promptTokens, outputTokens, callsPerTask, overhead } = usage;
  return mul(
    callsPerTask,
    overhead,
    isApi(path) ? add(promptTokens, outputTokens) : outputTokens,
    quantity(bytesPerToken / 1e9, "GB / token"),
    sheet.assume("price.egress", "A gigabyte that leaves the cloud."),
  );
}

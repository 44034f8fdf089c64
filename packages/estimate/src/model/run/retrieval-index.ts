import { add, div, type Expression, mul, quantity, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { gigabytesPerChunk } from "../defaults/store-choice.ts";
import { addFeePrice, plainContext } from "../hosted/fee-price.ts";
import { instantOf } from "../hosted/find-model.ts";
import type { NamedModel } from "../hosted/hosted-model.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What the documents become. */
export interface RetrievalIndex {
  readonly chunks: Expression;
  /** USD to embed and write all chunks once. */
  readonly indexed: Expression;
  /** Index of one chunk, GB / chunk. */
  readonly gigabytes: Expression;
  /**
   * Size of a chunk's index against the one that prices by the chunk are for. Absent where neither the
   * numbers nor the store are known: the ranges of those prices hold both.
   */
  readonly size?: Expression;
  /** The embedding model that the plan names has no price; a default stands in. */
  readonly unpriced: boolean;
}

/** Bytes of one number of an embedding, stored in single precision. */
export const bytesPerNumber = 4;

/** Numbers of an embedding for which the prices by the chunk hold. */
export const usualNumbers = 1536;

/**
 * The index of the documents: its size, from the numbers of an embedding, and the price of embedding and
 * writing it once.
 */
export function addRetrievalIndex(
  { sheet, plan, named, start }: ModelContext,
  retrieval: NonNullable<Plan["retrieval"]>,
): RetrievalIndex {
  const chunks = sheet.believe({
    id: "retrieval.chunks",
    doc: "Pieces the documents are cut into.",
    plan: retrieval.chunks,
  });
  const { embedding: model } = named;
  const numbers = addDimensions(sheet, plan, model);
  const indexOf = (count: Term): Term =>
    add(
      mul(count, quantity(bytesPerNumber / 1e9, "GB / number")),
      sheet.assume("retrieval.chunk-overhead", "Id and metadata of one chunk."),
    );
  const gigabytes =
    numbers === undefined
      ? sheet.assume("retrieval.gigabytes-per-chunk", "Index of one chunk.")
      : sheet.shared(
          "retrieval.chunk-gigabytes",
          "GB / chunk",
          "Index of one chunk: numbers × 4 bytes, and what stands beside them.",
          () => indexOf(numbers),
        );
  // A store by name has one price for the gigabyte, and its rows by the chunk are for one size of it.
  const usual =
    retrieval.store !== undefined
      ? quantity(gigabytesPerChunk, "GB / chunk")
      : numbers === undefined
        ? undefined
        : indexOf(quantity(usualNumbers, "number / chunk"));
  const size =
    usual === undefined
      ? undefined
      : sheet.shared(
          "retrieval.chunk-size",
          "factor",
          retrieval.store === undefined
            ? "Index of one chunk against one of 1,536 numbers, for which the prices by the chunk hold."
            : "Index of one chunk against the 7.14 KB for which the store's prices by the chunk stand.",
          () => div(gigabytes, usual),
        );
  const at = plainContext(instantOf(start));
  const listed =
    model === undefined
      ? undefined
      : addFeePrice(sheet, model, "input_text", at, "USD / token", "Embedding one token");
  const embedding = listed ?? sheet.assume("price.embedding", "Embedding one token.");
  const write = sheet.assume("price.vector.write", "Writing one chunk to the store.");
  const sized: Term = size === undefined ? write : mul(write, size);
  return {
    chunks,
    gigabytes,
    ...(size === undefined ? {} : { size }),
    unpriced: model !== undefined && listed === undefined,
    indexed: sheet.shared(
      "retrieval.index-once",
      "USD",
      "Embedding and writing all chunks once: chunks × (tokens × price + price of a write).",
      () =>
        mul(
          chunks,
          add(
            mul(
              sheet.believe({
                id: "retrieval.tokens_per_chunk",
                doc: "Tokens of one piece.",
                plan: retrieval.tokens_per_chunk,
                default: "retrieval.tokens-per-chunk",
              }),
              embedding,
            ),
            sized,
          ),
        ),
    ),
  };
}

/** Numbers of one embedding: the plan's, else those of the model that it names; nothing without either. */
function addDimensions(
  sheet: Sheet,
  { retrieval }: Plan,
  model: NamedModel | undefined,
): Expression | undefined {
  const stated = retrieval?.dimensions;
  if (stated !== undefined) {
    return sheet.believe({
      id: "retrieval.dimensions",
      doc: "Numbers in one embedding.",
      plan: stated,
      key: "retrieval.dimensions",
    });
  }
  if (model === undefined) return undefined;
  const value = model.book.model(model.provider, model.id)?.dimensions;
  if (value === undefined) return undefined;
  const id = "retrieval.dimensions";
  if (sheet.graph.has(id)) return { op: "node", id };
  return sheet.graph.input({
    id,
    unit: "number / chunk",
    doc: "Numbers in one embedding.",
    distribution: { kind: "point", value },
    origin: { kind: "vendor", source: `catalog: dimensions of ${model.name}` },
  });
}

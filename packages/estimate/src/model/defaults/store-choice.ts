import type { Plan } from "../../plan/index.ts";
import type { Choice, ChosenPart } from "./choice.ts";

/** GB of index of one chunk for which rows by the chunk hold: 7.14 GB for a million of 1,536 numbers. */
export const gigabytesPerChunk = 7.14e-6;

/** Numbers of an embedding for which rows by the chunk hold. */
const numbersPerChunk = 1536;

/** Units that one chunk takes where writes are billed by the kilobyte. */
const unitsPerChunk = 7.14;

const byGigabyte = (id: string): ChosenPart => ({ id, times: gigabytesPerChunk });

/** What each store charges, row by row; `undefined`: nothing of this kind. */
const stores: Readonly<Record<Store, Readonly<Record<Row, readonly ChosenPart[] | undefined>>>> = {
  pinecone: {
    "price.vector.storage": [byGigabyte("vector.pinecone.storage")],
    "price.vector.read": [{ id: "vector.pinecone.read" }],
    "price.vector.search": undefined,
    "price.vector.write": [{ id: "vector.pinecone.write", times: unitsPerChunk }],
    "price.vector.minimum": [{ id: "vector.pinecone.minimum" }],
  },
  turbopuffer: {
    "price.vector.storage": [byGigabyte("vector.turbopuffer.storage")],
    "price.vector.read": [{ id: "vector.turbopuffer.read" }],
    "price.vector.search": undefined,
    "price.vector.write": [byGigabyte("vector.turbopuffer.write")],
    "price.vector.minimum": [{ id: "vector.turbopuffer.minimum" }],
  },
  weaviate: {
    "price.vector.storage": [
      { id: "vector.weaviate.number", times: numbersPerChunk },
      byGigabyte("vector.weaviate.storage"),
    ],
    "price.vector.read": undefined,
    "price.vector.search": undefined,
    "price.vector.write": undefined,
    "price.vector.minimum": [{ id: "vector.weaviate.minimum" }],
  },
  "s3-vectors": {
    "price.vector.storage": [byGigabyte("vector.s3-vectors.storage")],
    "price.vector.read": [{ id: "vector.s3-vectors.read" }],
    "price.vector.search": [{ id: "vector.s3-vectors.search" }],
    "price.vector.write": [byGigabyte("vector.s3-vectors.write")],
    "price.vector.minimum": undefined,
  },
};

type Store = NonNullable<NonNullable<Plan["retrieval"]>["store"]>;
type Row =
  | "price.vector.storage"
  | "price.vector.read"
  | "price.vector.search"
  | "price.vector.write"
  | "price.vector.minimum";

/** The vector store by name: what it asks for keeping, searching and writing, and its least bill. */
export function storeChoice({ retrieval }: Plan): Choice | undefined {
  if (retrieval?.store === undefined) return undefined;
  const rows = Object.entries(stores[retrieval.store]);
  return {
    rows: Object.fromEntries(rows.map(([row, parts]) => [row, parts ?? []])),
    notes: [],
  };
}

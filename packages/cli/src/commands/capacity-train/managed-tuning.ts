import type { Architecture, TrainingMethod } from "@outlay/capacity";
import { billedPrice, type Instant, toNumber } from "@outlay/pricing";
import type { Catalog } from "../../catalog/load.ts";

/** Tuning that a seller does, by tokens. */
export interface ManagedTuning {
  readonly seller: string;
  readonly model: string;
  /** `same`: this model. `family`: another of its family. */
  readonly like: "same" | "family";
  /** USD for a million tokens trained on, each epoch counted. */
  readonly usdPerMillion: number;
  /** USD of the run. */
  readonly usd: number;
  /** The day a source last showed the price; absent where the book does not say. */
  readonly checked?: string;
  readonly status: string;
  readonly sources: readonly string[];
}

/**
 * Who tunes this open model, or others of its family, and for how much. A seller bills tokens × epochs, at
 * one price whatever hardware it uses; hosting what was tuned costs beside.
 *
 * @param tokens learnt from, epochs counted, without padding
 */
export function managedTuning(
  { books, openModels }: Pick<Catalog, "books" | "openModels">,
  model: Architecture,
  method: TrainingMethod,
  tokens: number,
  at: Instant,
): ManagedTuning[] {
  const book = books.get("list");
  if (book === undefined) return [];
  const family = familyOf(model.id);
  const found = book.modelFacts.flatMap((facts): ManagedTuning[] => {
    const { provider, id, openModel } = facts;
    // A closed model is no family: gpt-4.1 does not stand for gpt-oss.
    if (openModel === undefined && facts.weights !== "open") return [];
    const named = openModel === undefined ? undefined : openModels.get(openModel);
    const same = openModel === model.id;
    if (!same && familyOf(named?.id ?? openModel ?? id) !== family) return [];
    const prices = book.find({ model: id, provider, at });
    if (!prices.ok) return [];
    const billed = billedPrice(prices.value.table, "training_tokens", {
      at,
      contextTokens: 0,
      serviceTier: "standard",
      variant: { method },
    });
    if (billed === undefined) return [];
    const { line, usdPerUnit } = billed.picked;
    const usdPerToken = toNumber(usdPerUnit);
    return [
      {
        seller: provider,
        model: id,
        like: same ? "same" : "family",
        usdPerMillion: usdPerToken * 1e6,
        usd: usdPerToken * tokens,
        ...(line.checked === undefined
          ? {}
          : { checked: new Date(line.checked).toISOString().slice(0, 10) }),
        status: line.status,
        sources: line.sources,
      },
    ];
  });
  return found.sort(
    (one, other) =>
      Number(one.like === "family") - Number(other.like === "family") || one.usd - other.usd,
  );
}

/** The first letters of a name: `llama` of `Llama-3.3-70B`, `gpt` of `gpt-oss-20b`. */
const familyOf = (id: string): string => /[a-z]+/.exec(id.toLowerCase())?.[0] ?? id;

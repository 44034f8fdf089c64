import { exp, log } from "@outlay/numerics";
import type { Architecture } from "./architecture.ts";

/** What is known of a model whose config nobody read. */
export interface Counts {
  /** Its name, for people. */
  readonly name: string;
  /** Parameters, embeddings included. */
  readonly parameters: number;
  /** Parameters that one token touches; absent, or as many, for a dense model. */
  readonly activeParameters?: number;
}

/** How far, in natural logarithms of both counts, a model still lends its shape: a quarter, or half, more. */
const reach = { dense: 0.25, sparse: 0.4 } as const;

/** Models this near have the same shape: one of another name, or tuned. */
const same = 0.004;

/** Numbers of a head, as nearly all models have it. */
const headDim = 128;

/**
 * The shape that a model of so many parameters typically has, guessed from the known ones of its kind (dense,
 * or a mixture of experts), for names that the catalog does not know. It is marked `guessed`, so that
 * predictions widen their interval.
 *
 * The one known model of the very counts lends its whole shape. Else each number is the median over the known
 * models, weighted by exp(−d² / 2r²) where d is the distance in the logarithms of both counts: layers and
 * width of all, and what a token keeps in a layer, experts and vocabulary of those that somebody would
 * choose today, as an unknown name is more likely a new one. Attention is by heads of 128, as many as keep that much.
 *
 * Left out one after the other (`architecture-from-counts.test.ts`), half of the dense models of today have
 * their layers within 7 % and their cache within a factor of 1.2 (of all dense ones, the older with a cache for
 * every head, 2.3); of the mixtures 23 % and 2.1.
 *
 * @param known models of the catalog
 * @returns undefined where no model of the kind is known
 */
export function architectureFromCounts(
  known: Iterable<Architecture>,
  counts: Counts,
): Architecture | undefined {
  const { name, parameters } = counts;
  const activeParameters = Math.min(counts.activeParameters ?? parameters, parameters);
  const sparse = activeParameters < parameters;
  const near = [...known]
    .filter((model) => (model.experts !== undefined) === sparse)
    .map((model) => ({
      model,
      distance:
        square(model.parameters / parameters) + square(model.activeParameters / activeParameters),
    }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = near;
  if (nearest === undefined) return undefined;
  const own = {
    id: name.toLowerCase(),
    name,
    parameters,
    activeParameters,
    guessed: true as const,
    note: `guessed from its counts, nearest to ${nearest.model.name}`,
  };
  const { aliases: _, namedOnly: __, license: ___, ...shape } = nearest.model;
  if (nearest.distance < same * same) return { ...shape, ...own };

  const width = sparse ? reach.sparse : reach.dense;
  const typical = (of: (model: Architecture) => number, modern: boolean): number =>
    weightedMedian(
      near
        .filter(({ model }) => !modern || model.namedOnly === undefined)
        .map(({ model, distance }) => ({
          value: of(model),
          weight: exp(-Math.min(distance / (2 * width * width), 300)) + 1e-12,
        })),
    );
  const kept = typical(keptNumbers, true);
  const perToken = Math.max(1, Math.round(typical(({ experts }) => experts?.perToken ?? 1, true)));
  const total = Math.max(
    Math.round(typical(({ experts }) => experts?.total ?? 1, true)),
    Math.ceil((perToken * parameters) / activeParameters),
  );
  return {
    ...own,
    layers: Math.round(typical(({ layers }) => layers, false)),
    hidden: Math.round(typical(({ hidden }) => hidden, false) / headDim) * headDim,
    attention: { kind: "heads", kvHeads: headsOf(kept), headDim },
    vocabulary: typical(({ vocabulary = 0 }) => vocabulary, true),
    ...(sparse ? { experts: { total, perToken } } : {}),
    context: typical(({ context }) => context, true),
    precision: "bf16",
    sources: nearest.model.sources,
    checked: nearest.model.checked,
    status: "single source",
  };
}

const square = (ratio: number): number => log(ratio) * log(ratio);

/** Numbers that a token keeps in the cache, a layer of the whole model: what slides counts as if it did not. */
export function keptNumbers({
  attention,
  layers,
}: Pick<Architecture, "attention" | "layers">): number {
  const linear = (attention.linear?.layers ?? 0) + (attention.plainLayers ?? 0);
  const perLayer =
    attention.kind === "latent" ? attention.latentDim : 2 * attention.kvHeads * attention.headDim;
  return (perLayer * (layers - linear)) / layers;
}

/** A power of two, so that GPUs can share them. */
function headsOf(numbers: number): number {
  let heads = 1;
  while (heads * 2 * 2 * headDim <= numbers * 1.42) heads *= 2;
  return heads;
}

function weightedMedian(
  all: readonly { readonly value: number; readonly weight: number }[],
): number {
  const sorted = all.toSorted((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}

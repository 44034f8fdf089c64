import type {
  Accelerator,
  Architecture,
  FleetNeed,
  LayoutWish,
  Precision,
  Purchase,
  ServingNeed,
} from "@outlay/capacity";
import { namedPrecision } from "@outlay/capacity";
import { regionWords } from "../../catalog/entries/region-words.ts";
import type { Catalog } from "../../catalog/load.ts";
import {
  askedGpu,
  askedModel,
  askedPrecisions,
  type Found,
  type TypedPrecision,
} from "./asked-names.ts";
import { noLayoutWords, type TypedLayout } from "./no-layout-words.ts";
import type { OfferFilter } from "./sold-offers.ts";

/** What was typed, read but not yet looked up. */
export interface TypedCapacity extends TypedLayout {
  readonly model: string;
  readonly parameters?: number | undefined;
  readonly active?: number | undefined;
  readonly gpu?: string | undefined;
  readonly precision?: TypedPrecision | undefined;
  readonly engine?: string | undefined;
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly rate?: number | undefined;
  readonly peak: number;
  readonly ceiling: number;
  readonly ttft?: number | undefined;
  readonly tpot?: number | undefined;
  readonly percentile?: number | undefined;
  readonly cautious: boolean;
  readonly kvCache: "16" | "8";
  readonly maxBatch: number;
  readonly region?: string | undefined;
  readonly seller?: string | undefined;
  readonly purchase: Purchase;
  readonly all: boolean;
}

/** A question about capacity with every name found. */
export interface AskedCapacity {
  readonly model: Architecture;
  /** Absent: every part of the catalog. */
  readonly gpu?: Accelerator;
  readonly need: ServingNeed;
  readonly filter: OfferFilter;
  readonly purchase: Purchase;
  /** As typed; absent: everywhere. */
  readonly region?: string;
  /** Copies of a replica that the GPUs asked for hold; 1 unless --tp is less than --count. */
  readonly copies: number;
  /** Every deployment, not only the cheapest of each part and format. */
  readonly all: boolean;
}

/** Finds the names and holds the numbers against each other. */
export function askedCapacity(catalog: Catalog, typed: TypedCapacity): Found<AskedCapacity> {
  const model = askedModel(catalog, typed.model, typed);
  if ("error" in model) return model;
  const gpu = typed.gpu === undefined ? undefined : askedGpu(catalog, typed.gpu);
  if (gpu !== undefined && "error" in gpu) return gpu;
  // A name may say its format: `Qwen3-32B-AWQ`.
  const format = typed.precision ?? namedPrecision(typed.model) ?? "published";
  const layout = layoutWish(model.value, typed);
  if ("error" in layout) return layout;
  if (typed.percentile !== undefined && typed.ttft === undefined && typed.tpot === undefined) {
    return {
      error: `--percentile ${typed.percentile} is of which limit? For example: --ttft 1000 --tpot 50 --percentile ${typed.percentile}.`,
    };
  }
  const impossible = noLayoutWords(model.value, layout.value.wish, typed);
  if (impossible !== undefined) return { error: impossible };
  const filter = offerFilter(catalog, typed);
  if ("error" in filter) return filter;
  if (typed.cached > typed.input) {
    return {
      error: `--cached ${typed.cached} is more than the prompt: at most --input ${typed.input}.`,
    };
  }
  return {
    value: {
      model: model.value,
      ...(gpu === undefined ? {} : { gpu: gpu.value }),
      need: needOf(typed, model.value, askedPrecisions(model.value, format), layout.value.wish),
      filter: filter.value,
      purchase: typed.purchase,
      ...(typed.region === undefined ? {} : { region: typed.region }),
      copies: layout.value.copies,
      all: typed.all,
    },
  };
}

function needOf(
  typed: TypedCapacity,
  model: Architecture,
  formats: readonly Precision[],
  layout: LayoutWish,
): ServingNeed {
  const { rate, peak, ceiling, ttft, tpot } = typed;
  const load: FleetNeed | undefined =
    rate === undefined
      ? undefined
      : {
          requestsPerS: rate,
          peakFactor: peak,
          utilisationCeiling: ceiling,
          spareReplicas: 0,
        };
  return {
    model,
    request: {
      promptTokens: typed.input,
      newPromptTokens: typed.input - typed.cached,
      outputTokens: typed.output,
    },
    limits: {
      ...(ttft === undefined ? {} : { ttftS: ttft }),
      ...(tpot === undefined ? {} : { tpotS: tpot }),
    },
    ...(typed.percentile === undefined
      ? {}
      : { tail: { percentile: typed.percentile, burstiness: 1 } }),
    ...(load === undefined ? {} : { load }),
    precisions: formats,
    unpacked: typed.gpu !== undefined,
    engines: typed.engine === undefined ? "measured" : [typed.engine],
    kvBytesPerNumber: typed.kvCache === "8" ? 1 : 2,
    maxSequences: typed.maxBatch,
    layout,
    cautious: typed.cautious,
  };
}

/**
 * What the numbers of GPUs say. Of a dense model `--tp` below `--count` means copies side by side: nobody
 * else shares its layers. Of a mixture of experts it means attention in groups, the experts over all.
 */
function layoutWish(
  model: Architecture,
  { count, tp, ep, attentionDp, pp }: TypedCapacity,
): Found<{ readonly wish: LayoutWish; readonly copies: number }> {
  const wish = {
    ...(tp === undefined ? {} : { tensorParallel: tp }),
    ...(ep === undefined ? {} : { expertParallel: ep }),
    ...(attentionDp === undefined ? {} : { dataParallelAttention: attentionDp }),
    ...(pp === undefined ? {} : { pipelineParallel: pp }),
  };
  const each = tp === undefined ? undefined : tp * (attentionDp ?? 1) * (pp ?? 1);
  if (each === undefined) {
    return {
      value: { wish: { ...wish, ...(count === undefined ? {} : { gpus: count }) }, copies: 1 },
    };
  }
  if (count !== undefined && count % each !== 0) {
    return {
      error: `--count ${count} is no multiple of the ${each} GPUs that --tp ${tp}${attentionDp === undefined ? "" : ` --attention-dp ${attentionDp}`}${pp === undefined ? "" : ` --pp ${pp}`} take: try --count ${each}, or leave --count out.`,
    };
  }
  const whole = model.experts !== undefined && attentionDp === undefined;
  if (count === undefined || (whole && count !== each)) {
    return { value: { wish: { ...wish, gpus: count ?? each }, copies: 1 } };
  }
  return { value: { wish: { ...wish, gpus: each }, copies: count / each } };
}

function offerFilter(catalog: Catalog, { region, seller }: TypedCapacity): Found<OfferFilter> {
  const offers = catalog.machines.flatMap((machine) => machine.offers);
  const known = [...new Set(offers.flatMap((offer) => offer.region ?? []))];
  const regions = region === undefined ? undefined : regionWords(catalog, region, known);
  if (regions !== undefined && !regions.some((each) => known.includes(each))) {
    return {
      error: `the catalog has no machines in ${region}: outlay catalog list places.`,
    };
  }
  const sellers = new Set(catalog.machines.map(({ id }) => id.split(".")[0]));
  if (seller !== undefined && !sellers.has(seller)) {
    return {
      error: `nobody called ${seller} rents machines in the catalog: ${[...sellers].join(", ")}.`,
    };
  }
  return {
    value: {
      ...(regions === undefined ? {} : { regions: new Set(regions) }),
      ...(seller === undefined ? {} : { seller }),
    },
  };
}

import { type Shape, shape } from "@outlay/document";
import { METER_NAMES, type Meter } from "../meter.ts";
import type { PriceStatus } from "../price-line.ts";

/** What goes in or comes out, in the order in which it is listed. */
export const MODALITIES = ["text", "image", "audio", "video", "document", "series"] as const;

/** One of {@link MODALITIES}. */
export type Modality = (typeof MODALITIES)[number];

/** Cost profiles of article B, the cheapest first. */
export const COST_PROFILES = ["low", "low-moderate", "moderate", "high"] as const;

/** What a table says of closed and of open models, in its order. */
export const SOURCING_ASPECTS = [
  "access",
  "maintenance",
  "integration",
  "pricing",
  "customization",
  "privacy",
  "lock-in",
] as const;

/** Kinds of prices by which a model shows its work where its meters do not tell. */
const KINDS: readonly ("embeddings" | "rerank")[] = ["embeddings", "rerank"];

/** Work that a model is wanted for: `image.generation`. */
export interface AdviceTask {
  /** Modality and task, joined by a full stop. */
  readonly id: string;
  readonly says: string;
  /** A model that has a price on any of these is sold for it. */
  readonly meters?: readonly Meter[];
  /** A model with this kind of price is sold for it. */
  readonly kind?: (typeof KINDS)[number];
}

/** How well a row is founded, and where it was read. */
interface Evidence {
  readonly status: PriceStatus;
  readonly checked: string;
  readonly sources: readonly string[];
}

/** A kind of model, as an article lists it, with what holds today. */
export interface ModelType extends Evidence {
  readonly id: string;
  /** Id of the published figure that the row is. */
  readonly published: string;
  readonly name: string;
  readonly profile: (typeof COST_PROFILES)[number];
  /** Tasks that the article recommends it for. */
  readonly best_for: readonly string[];
  /** The article's reason for the profile. */
  readonly why: string;
  /** Tasks that sellers offer models of this type for today. */
  readonly sold_for: readonly string[];
  /** Tasks that a model of this type is trained for by oneself. */
  readonly built_for: readonly string[];
  /** How it stands today. */
  readonly now: string;
  /** Where the row contradicts itself or other sources. */
  readonly contradiction?: { readonly says: string; readonly but: string };
}

/** What it means to take a closed or an open model, as an article has it. */
export interface SourcingRow extends Evidence {
  readonly id: "closed" | "open";
  /** Id of the published figure that the row is. */
  readonly published: string;
  readonly name: string;
  readonly aspects: readonly {
    readonly what: (typeof SOURCING_ASPECTS)[number];
    readonly says: string;
    /** What stands against it. */
    readonly but?: string;
  }[];
}

/** The tables that advice on models is made from. */
export interface AdviceTables {
  readonly tasks: readonly AdviceTask[];
  readonly model_types: readonly ModelType[];
  readonly sourcing: readonly SourcingRow[];
}

const evidence = {
  status: shape.choice(["vendor page", "two catalogues agree", "single source"]),
  checked: shape.date(),
  sources: shape.list(shape.text(), { min: 1 }),
} as const;

/** One task, in `catalog/advice.yaml`. */
export const taskShape: Shape<AdviceTask> = shape.object({
  id: shape.text({
    pattern: /[a-z]+\.[a-z]+(?:-[a-z]+)*/,
    expected: "a modality and a task, such as image.generation",
  }),
  says: shape.text(),
  meters: shape.optional(shape.list(shape.choice(METER_NAMES), { min: 1 })),
  kind: shape.optional(shape.choice(KINDS)),
});

/** One kind of model, in `catalog/advice.yaml`. */
export const modelTypeShape: Shape<ModelType> = shape.object({
  id: shape.text({ pattern: /[a-z]+/, expected: "a word in lower case" }),
  published: shape.text(),
  name: shape.text(),
  profile: shape.choice(COST_PROFILES),
  best_for: shape.list(shape.text(), { min: 1 }),
  why: shape.text(),
  sold_for: shape.list(shape.text()),
  built_for: shape.list(shape.text()),
  now: shape.text(),
  contradiction: shape.optional(shape.object({ says: shape.text(), but: shape.text() })),
  ...evidence,
});

/** Closed or open, in `catalog/advice.yaml`. */
export const sourcingShape: Shape<SourcingRow> = shape.object({
  id: shape.choice(["closed", "open"]),
  published: shape.text(),
  name: shape.text(),
  aspects: shape.list(
    shape.object({
      what: shape.choice(SOURCING_ASPECTS),
      says: shape.text(),
      but: shape.optional(shape.text()),
    }),
    { min: 1 },
  ),
  ...evidence,
});

/**
 * The modality of a task.
 *
 * @example
 * modalityOf("image.generation") // => "image"
 */
export const modalityOf = (task: string): string => task.split(".")[0] as string;

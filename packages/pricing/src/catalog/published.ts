import { type Shape, shape } from "@outlay/document";

const KINDS = [
  "price",
  "worked",
  "range",
  "share",
  "phase",
  "rule",
  "latency",
  "surprise",
  "practice",
  "constraint",
  "model-type",
  "case",
  "benchmark",
] as const;

/** A number or a range that a publication gives, and what it counts. */
export interface PublishedValue {
  readonly what: string;
  readonly unit: string;
  /** One number, or the lower and the upper end. */
  readonly amount: readonly number[];
}

/** On which basis a published range stands beside the sum of a path; its first value is the one. */
export interface PublishedBeside {
  readonly path: string;
  readonly basis: string;
  /** What was built, in the publication's terms. */
  readonly of: string;
  /** Only for plans with a product around the model. */
  readonly product?: boolean;
  /** The range is left open above. */
  readonly open_above?: boolean;
  /** Another figure with the same range. */
  readonly also?: string;
  readonly check?: string;
}

/** A figure that somebody published about the cost of generative AI, by its id. */
export interface PublishedFigure {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  /** What it is of, in our words. */
  readonly says: string;
  readonly values?: readonly PublishedValue[];
  /** For a share of a build: the category of cost. */
  readonly category?: string;
  readonly compare?: PublishedBeside;
  /** Where it disagrees with itself, or with other sources. */
  readonly contradiction?: { readonly says: string; readonly but: string };
  readonly sources: readonly string[];
}

/** One figure, in `catalog/published.yaml`. */
export const publishedShape: Shape<PublishedFigure> = shape.object({
  id: shape.text(),
  kind: shape.choice(KINDS),
  says: shape.text(),
  values: shape.optional(
    shape.list(
      shape.object({
        what: shape.text(),
        unit: shape.text(),
        amount: shape.list(shape.number(), { min: 1, max: 2 }),
      }),
      { min: 1 },
    ),
  ),
  category: shape.optional(shape.text()),
  compare: shape.optional(
    shape.object({
      path: shape.text(),
      of: shape.text(),
      basis: shape.text(),
      product: shape.optional(shape.flag()),
      open_above: shape.optional(shape.flag()),
      also: shape.optional(shape.text()),
      check: shape.optional(shape.text()),
    }),
  ),
  contradiction: shape.optional(shape.object({ says: shape.text(), but: shape.text() })),
  sources: shape.list(shape.text(), { min: 1 }),
});

/** The lower and the upper end of a figure's value, the first when none is named. */
export function publishedEnds(
  { values = [] }: PublishedFigure,
  what?: string,
): readonly [number, number] | undefined {
  const found = what === undefined ? values[0] : values.find((value) => value.what === what);
  const [low, high = low] = found?.amount ?? [];
  return low === undefined || high === undefined ? undefined : [low, high];
}

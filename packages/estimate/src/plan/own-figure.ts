import { type Located, type Shape, type ShapeText, shape } from "@outlay/document";

/** A figure with where it was read. */
export interface SourcedFigure {
  /** As written: `$10 to $16 / 1M searches / GB`. */
  readonly value: Located<string>;
  /** Where it was read: `invoice of May 2026`. There whenever `measured` is true. */
  readonly source?: string;
  /** Counted or paid, not believed: it is shown as measured. */
  readonly measured?: boolean;
}

/**
 * Figures of a plan in place of defaults, by the name of the default. Units are those of the
 * defaults, so the texts are read where these are known: see `model/defaults/read-own-figure.ts`.
 */
export type OwnFigures = Readonly<Record<string, Located<string> | SourcedFigure>>;

const example = "30 to 60 hours";
const written = (text: ShapeText): Shape<Located<string>> =>
  shape.located(
    shape.text({
      ...text,
      max: 200,
      expected: "a value or a range with its unit",
      examples: [example],
    }),
  );

const sourced: Shape<SourcedFigure> = shape.checked(
  shape.object(
    {
      value: written({ doc: "The figure: a value or a range, in the unit of the default." }),
      source: shape.optional(
        shape.text({
          doc: "Where the figure was read.",
          max: 300,
          pattern: /[^\p{Cc}]*/u,
          expected: "one line of text without control characters",
          examples: ["invoice of May 2026"],
        }),
      ),
      measured: shape.optional(
        shape.flag({ doc: "`true`: counted or paid, not believed. It needs a `source`." }),
      ),
    },
    { examples: [`{ value: ${example}, source: time sheets of 2026, measured: true }`] },
  ),
  ({ measured, source }) =>
    measured === true && source === undefined
      ? [
          {
            at: ["measured"],
            message: "a measured figure says where it was read",
            expected: "source beside it, e.g. source: invoice of May 2026",
          },
        ]
      : [],
);

/** The shape of `inputs`: names of defaults with a figure, or with a figure and its source. */
export const ownFiguresShape = (text: ShapeText): Shape<OwnFigures> =>
  shape.map(shape.byKind({ scalar: written({}), map: sourced }), {
    ...text,
    key: shape.text({
      pattern: /[a-z0-9]+(?:[.-][a-z0-9]+)*/,
      expected: "the name of a default, such as eng.architecture",
    }),
  });

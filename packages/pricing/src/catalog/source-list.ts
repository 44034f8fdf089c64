import { type Issue, type Outcome, readDocument, type Shape, shape } from "@outlay/document";

/** What a source is: who wrote it, and how close it is to the seller. */
export const SOURCE_KINDS = [
  "vendor page",
  "report",
  "catalogue",
  "dataset",
  "datasheet",
  "config file",
  "article",
  "assumption",
] as const;

/** Where a fact was read: a dated text that others can find. */
export interface Source {
  readonly id: string;
  readonly kind: (typeof SOURCE_KINDS)[number];
  readonly title: string;
  readonly url?: string;
  /** The latest day that the text we read proves about itself; absent where it tells none. */
  readonly dated?: string;
  /** The day it was read. */
  readonly read: string;
  /** Sources that copy each other share one. */
  readonly lineage?: string;
  readonly note?: string;
}

/** One source, in a list of sources or in a price file of one's own. */
export const sourceShape: Shape<Source> = shape.object({
  id: shape.text({
    pattern: /[a-z0-9][a-z0-9.-]*/,
    expected: "lower case letters, digits, . and -",
  }),
  kind: shape.choice(SOURCE_KINDS),
  title: shape.text(),
  url: shape.optional(shape.link()),
  dated: shape.optional(
    shape.date({ doc: "The latest day that the text we read proves about itself." }),
  ),
  read: shape.date({ doc: "The day it was read." }),
  lineage: shape.optional(
    shape.text({
      doc: "Catalogues that copy each other share one: together they are one witness.",
    }),
  ),
  note: shape.optional(shape.text()),
});

/** One list of sources, a file of `catalog/sources/`. */
const sourceListShape = shape.checked(
  shape.object({ sources: shape.list(sourceShape, { min: 1 }) }),
  ({ sources }) =>
    sources.flatMap(({ id }, index) =>
      sources.findIndex((other) => other.id === id) < index
        ? [{ message: `\`${id}\` is already a source above`, at: ["sources", index, "id"] }]
        : [],
    ),
);

/** Sources by id. */
export type Sources = ReadonlyMap<string, Source>;

/**
 * Reads a list of sources.
 *
 * @param file name for messages; nothing is opened
 */
export function readSources(text: string, file: string): Outcome<readonly Source[], Issue[]> {
  const read = readDocument(text, file, sourceListShape);
  return read.ok ? { ok: true, value: read.value.sources } : read;
}

/**
 * Sources of all lists by id, for looking up. Throws where two lists use one id: a fact that names it
 * would not say where it was read.
 */
export function bySourceId(sources: readonly Source[]): Sources {
  const byId = new Map(sources.map((source) => [source.id, source]));
  if (byId.size < sources.length) {
    const twice = sources.filter((source) => byId.get(source.id) !== source);
    throw new Error(`two sources of one id: ${twice.map(({ id }) => id).join(", ")}`);
  }
  return byId;
}

/**
 * How many independent witnesses a list of sources is: a lineage counts once, and so does a source
 * without one.
 */
export const witnesses = (ids: readonly string[], sources: Sources): number =>
  new Set(ids.map((id) => sources.get(id)?.lineage ?? id)).size;

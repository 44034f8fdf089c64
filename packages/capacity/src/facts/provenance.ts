import { type Shape, shape } from "@outlay/document";

/** Where a fact was read, when, and how well it is founded. */
export interface Provenance {
  /** Ids of `catalog/sources/`, or addresses. */
  readonly sources: readonly string[];
  /** The day someone last compared the fact with a source, `YYYY-MM-DD`. */
  readonly checked: string;
  readonly status: "seen on invoice" | "vendor page" | "two catalogues agree" | "single source";
  readonly note?: string;
}

/** The keys of a {@link Provenance} in a document. */
export const provenanceFields: {
  readonly sources: Shape<readonly string[]>;
  readonly checked: Shape<string>;
  readonly status: Shape<Provenance["status"]>;
  readonly note: ReturnType<typeof shape.optional<string>>;
} = {
  sources: shape.list(shape.text(), { min: 1 }),
  checked: shape.date(),
  status: shape.choice(["seen on invoice", "vendor page", "two catalogues agree", "single source"]),
  note: shape.optional(shape.text()),
};

/** The provenance among the values of a document, without what is absent. */
export const provenanceOf = ({ sources, checked, status, note }: Provenance): Provenance => ({
  sources,
  checked,
  status,
  ...(note === undefined ? {} : { note }),
});

import type { JsonSchema } from "./json-schema.ts";
import type { Outcome } from "./outcome.ts";
import type {
  CheckProblem,
  Field,
  Located,
  Problem,
  ScalarContext,
  ScalarShape,
  Shape,
  ShapeText,
  ValueOf,
} from "./shape.ts";

/** A key that may be left out; see {@link optional}. */
export interface OptionalShape<Value> {
  readonly optional: Shape<Value>;
}

type AnyFields = Readonly<Record<string, Shape<unknown> | OptionalShape<unknown>>>;
type OptionalKeys<Fields> = {
  [Key in keyof Fields]: Fields[Key] extends OptionalShape<unknown> ? Key : never;
}[keyof Fields];

/** The value of an object shape: optional keys are absent when not written. */
export type ObjectValue<Fields> = {
  readonly [Key in Exclude<keyof Fields, OptionalKeys<Fields>>]: ValueOf<Fields[Key]>;
} & {
  readonly [Key in OptionalKeys<Fields>]?: Fields[Key] extends OptionalShape<infer Value>
    ? Value
    : never;
};

/** Known keys, each with its shape; unknown keys are refused with the nearest known one. */
export const object = <Fields extends AnyFields>(
  fields: Fields,
  text: ShapeText = {},
): Shape<ObjectValue<Fields>> => ({
  ...text,
  kind: "object",
  fields: Object.fromEntries(
    Object.entries(fields).map(([key, field]): [string, Field] => [
      key,
      "optional" in field
        ? { shape: field.optional, required: false }
        : { shape: field, required: true },
    ]),
  ),
});

/** Marks a key of an object that may be left out; the value then lacks it: no default is invented. */
export const optional = <Value>(inner: Shape<Value>): OptionalShape<Value> => ({ optional: inner });

/** A sequence of `min` to `max` like values. */
export const list = <Value>(
  item: Shape<Value>,
  { min = 0, max = 10_000, ...text }: ShapeText & { min?: number; max?: number } = {},
): Shape<readonly Value[]> => ({ ...text, kind: "list", item, min, max });

/** Free keys with like values; the result has no prototype, so every key in it was written. */
export const map = <Value>(
  item: Shape<Value>,
  { key = anyKey, ...text }: ShapeText & { key?: Shape<string> & ScalarShape } = {},
): Shape<Readonly<Record<string, Value>>> => ({ ...text, kind: "map", key, item });

const anyKey: Shape<string> & ScalarShape = {
  kind: "scalar",
  expected: "a name",
  parse: (text) => ({ ok: true, value: text }),
  schema: {},
};

/** Chooses the shape by how the value is written: as text, as a list, or as keys. */
export const byKind = <Scalar = never, List = never, Keys = never>(
  kinds: { scalar?: Shape<Scalar>; list?: Shape<List>; map?: Shape<Keys> },
  text: ShapeText = {},
): Shape<Scalar | List | Keys> => ({ ...text, kind: "by_kind", ...kinds });

/** The value together with the place it stood at, for checks that come later. */
export const located = <Value>(inner: Shape<Value>): Shape<Located<Value>> => ({
  ...(inner.doc === undefined ? {} : { doc: inner.doc }),
  ...(inner.examples === undefined ? {} : { examples: inner.examples }),
  kind: "located",
  inner,
});

/** Adds a check over a whole value, such as `from` before `to`; it runs when the parts are valid. */
export const checked = <Value>(
  inner: Shape<Value>,
  check: (value: Value) => readonly CheckProblem[],
): Shape<Value> => ({ kind: "checked", inner, check });

/** A value with a reader of its own. `schema` must accept all that `parse` accepts. */
export const scalar = <Value>(
  definition: {
    expected: string;
    parse: (text: string, where: ScalarContext) => Outcome<Value, Problem>;
    schema: JsonSchema;
  } & ShapeText,
): Shape<Value> & ScalarShape => ({ ...definition, kind: "scalar" });

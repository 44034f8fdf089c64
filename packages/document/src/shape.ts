import type { IssueCode } from "./issue.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { Outcome } from "./outcome.ts";
import type { Place } from "./source.ts";

declare const valueType: unique symbol;

/**
 * What a part of a document must look like: data from which the reader, the JSON Schema and the
 * tables of the guides are made. Build one with the functions in `shape`.
 */
export type Shape<Value> = ShapeKind & ShapeText & { readonly [valueType]?: Value };

/** The value a shape reads: `ValueOf<typeof myShape>`. */
export type ValueOf<AnyShape> = AnyShape extends { readonly [valueType]?: infer Value }
  ? Exclude<Value, undefined>
  : never;

/** Words and hints every shape may carry; they go into issues and into the JSON Schema. */
export interface ShapeText {
  /** One or two sentences for people who write the document. */
  readonly doc?: string;
  /** Values, as written in the document, that are accepted. */
  readonly examples?: readonly string[];
  /** What applies when the key is left out, as written in the document. Never applied by the reader. */
  readonly default?: string;
}

/** The forms a shape can have. */
export type ShapeKind =
  | ScalarShape
  | ListShape
  | MapShape
  | ObjectShape
  | ByKindShape
  | LocatedShape
  | CheckedShape;

/** One value written as text. */
export interface ScalarShape {
  readonly kind: "scalar";
  /** What is accepted, in a few words: `a whole number from 1 to 12`. */
  readonly expected: string;
  readonly parse: (text: string, where: ScalarContext) => Outcome<unknown, Problem>;
  readonly schema: JsonSchema;
}

/** What a scalar reader may know about where its text stood. */
export interface ScalarContext {
  /** Written without quotes. */
  readonly plain: boolean;
  /** Computed only when asked for. */
  readonly place: () => Place;
  /** Keys and list positions from the top, e.g. `workload.tasks` or `integrations[0].name`. */
  readonly path: string;
}

/** Why a value is refused. The reader adds the place and the path. */
export interface Problem {
  readonly code?: IssueCode;
  readonly message: string;
  readonly expected?: string;
  readonly example?: string;
  readonly suggestion?: string;
  /** The offending part of the text, as offsets in it; the whole text when absent. */
  readonly from?: number;
  readonly to?: number;
}

/** A sequence of like values. */
export interface ListShape {
  readonly kind: "list";
  readonly item: Shape<unknown>;
  readonly min: number;
  readonly max: number;
}

/** Free keys, each with a like value. */
export interface MapShape {
  readonly kind: "map";
  readonly key: ScalarShape;
  readonly item: Shape<unknown>;
}

/** Known keys, each with its own shape. */
export interface ObjectShape {
  readonly kind: "object";
  readonly fields: Readonly<Record<string, Field>>;
}

/** One key of an object. */
export interface Field {
  readonly shape: Shape<unknown>;
  readonly required: boolean;
}

/** A different shape for a value, a list and keys with values. */
export interface ByKindShape {
  readonly kind: "by_kind";
  readonly scalar?: Shape<unknown>;
  readonly list?: Shape<unknown>;
  readonly map?: Shape<unknown>;
}

/** The inner value together with its place. */
export interface LocatedShape {
  readonly kind: "located";
  readonly inner: Shape<unknown>;
}

/** The inner shape and a check over the whole value. */
export interface CheckedShape {
  readonly kind: "checked";
  readonly inner: Shape<unknown>;
  readonly check: (value: never) => readonly CheckProblem[];
}

/** A problem found by a check; `at` leads from the checked value to what is wrong, e.g. `["to"]`. */
export interface CheckProblem extends Omit<Problem, "from" | "to"> {
  readonly at?: readonly (string | number)[];
}

/** A value and where it stood. */
export interface Located<Value> {
  readonly value: Value;
  readonly at: Place;
}

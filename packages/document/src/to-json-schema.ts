import type { JsonSchema } from "./json-schema.ts";
import type { Shape } from "./shape.ts";

/**
 * The JSON Schema of a shape, for completion and hints in editors.
 *
 * Everything the reader accepts is valid under the schema. The schema may accept more: checks over
 * several keys and some spellings are known to the reader alone.
 */
export function toJsonSchema(
  shape: Shape<unknown>,
  head: { readonly $id?: string; readonly title?: string } = {},
): JsonSchema {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...head, ...schemaOf(shape) };
}

function schemaOf(shape: Shape<unknown>): JsonSchema {
  if (shape.kind !== "scalar" && shape.kind !== "located") {
    return { ...(shape.doc === undefined ? {} : { description: shape.doc }), ...structure(shape) };
  }
  return {
    ...(shape.doc === undefined ? {} : { description: shape.doc }),
    ...structure(shape),
    ...(shape.default === undefined ? {} : { default: asWritten(shape.default) }),
    ...(shape.examples === undefined ? {} : { examples: shape.examples.map(asWritten) }),
  };
}

function structure(shape: Shape<unknown>): JsonSchema {
  switch (shape.kind) {
    case "scalar":
      return withWords(shape.schema, hintOf(shape.expected, shape.examples?.[0]));
    case "list":
      return {
        type: "array",
        items: schemaOf(shape.item),
        ...(shape.min > 0 ? { minItems: shape.min } : {}),
        maxItems: shape.max,
      };
    case "map":
      return {
        type: "object",
        ...(shape.key.schema.pattern === undefined && shape.key.schema.enum === undefined
          ? {}
          : { propertyNames: { ...shape.key.schema, type: "string" } }),
        additionalProperties: schemaOf(shape.item),
      };
    case "object": {
      const fields = Object.entries(shape.fields);
      const required = fields.filter(([, field]) => field.required).map(([key]) => key);
      return {
        type: "object",
        properties: Object.fromEntries(fields.map(([key, field]) => [key, schemaOf(field.shape)])),
        ...(required.length > 0 ? { required } : {}),
        additionalProperties: false,
      };
    }
    case "by_kind":
      return {
        anyOf: [shape.scalar, shape.list, shape.map]
          .filter((inner) => inner !== undefined)
          .map((inner) => schemaOf(inner)),
      };
    case "located":
    case "checked":
      return schemaOf(shape.inner);
  }
}

/** What an editor says in place of a regular expression. */
const hintOf = (expected: string, example: string | undefined): string =>
  example === undefined || expected.includes("e.g.")
    ? `Expected: ${expected}.`
    : `Expected: ${expected}, e.g. ${example}`;

/** The words go to the branch that has the pattern; a list of choices explains itself. */
function withWords(schema: JsonSchema, hint: string): JsonSchema {
  if (schema.anyOf !== undefined) {
    return { ...schema, anyOf: schema.anyOf.map((branch) => withWords(branch, hint)) };
  }
  if (schema.enum !== undefined) return schema;
  return {
    ...schema,
    errorMessage: hint,
    ...(schema.pattern === undefined ? {} : { patternErrorMessage: hint }),
  };
}

/** A default or example as YAML reads it: plain numbers and booleans are not text. */
const asWritten = (written: string): unknown =>
  /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(written)
    ? Number(written)
    : written === "true" || written === "false"
      ? written === "true"
      : written;

import { type JsonSchema, toJsonSchema } from "@outlay/document";
import { planShape } from "./plan-shape.ts";

/**
 * The JSON Schema of a plan (2020-12), for completion and hints in editors.
 *
 * @param defaults names of the defaults that `inputs` may replace; any name when left out
 */
export function planSchema(defaults?: Iterable<string>): JsonSchema {
  const schema = toJsonSchema(planShape, { title: "Outlay plan" });
  const inputs = schema.properties?.["inputs"];
  if (defaults === undefined || inputs === undefined) return schema;
  const propertyNames = { enum: [...defaults].toSorted() };
  return {
    ...schema,
    properties: { ...schema.properties, inputs: { ...inputs, propertyNames } },
  };
}

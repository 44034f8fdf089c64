import { type JsonSchema, toJsonSchema } from "@outlay/document";
import { planShape } from "./plan-shape.ts";

/** The JSON Schema of a plan (2020-12), for completion and hints in editors. */
export const planSchema = (): JsonSchema => toJsonSchema(planShape, { title: "Outlay plan" });

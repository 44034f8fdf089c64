export type { ObjectValue, OptionalShape } from "./containers.ts";
export { formatIssue } from "./format-issue.ts";
export type { Issue, IssueCode } from "./issue.ts";
export { type IssueWords, issueAt } from "./issue-at.ts";
export type { JsonSchema } from "./json-schema.ts";
export { nearest, nearestAll } from "./nearest.ts";
export type { Entry, ListNode, MapNode, Node, ScalarNode } from "./node.ts";
export { fail, type Outcome, ok } from "./outcome.ts";
export { applyOverrides, type DottedKeys, overrideFile } from "./override.ts";
export { type ParseLimits, parseYaml } from "./parse-yaml.ts";
export { type ReadOptions, readDocument } from "./read-document.ts";
export type {
  CheckProblem,
  Located,
  Problem,
  ScalarContext,
  ScalarShape,
  Shape,
  ShapeText,
  ValueOf,
} from "./shape.ts";
export * as shape from "./shapes.ts";
export { type Place, placeOf, type Source, type Span, toSource } from "./source.ts";
export { toJsonSchema } from "./to-json-schema.ts";

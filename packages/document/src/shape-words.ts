import type { Shape } from "./shape.ts";

/** A line that works for a key: `tasks: 200k / month`. */
export const exampleOf = (shape: Shape<unknown>, key: string): string | undefined => {
  const value = valueThatWorks(shape);
  return value === undefined ? undefined : `${key}: ${value}`;
};

/** A value that fits a shape, on one line: an example, or what an object needs at least. */
export function valueThatWorks(shape: Shape<unknown>): string | undefined {
  const [first] = shape.examples ?? [];
  if (first !== undefined) return first;
  if (shape.kind === "located" || shape.kind === "checked") return valueThatWorks(shape.inner);
  if (shape.kind === "list") {
    const item = valueThatWorks(shape.item);
    return item === undefined ? undefined : `[${inFlow(item)}]`;
  }
  if (shape.kind !== "object") return undefined;
  const parts = Object.entries(shape.fields)
    .filter(([, field]) => field.required)
    .map(([key, field]) => {
      const value = valueThatWorks(field.shape);
      return value === undefined ? undefined : `${key}: ${inFlow(value)}`;
    });
  return parts.length === 0 || parts.includes(undefined) ? undefined : `{ ${parts.join(", ")} }`;
}

/** Quotes a value that would end early inside braces. */
const inFlow = (value: string): string =>
  /[,[\]{}]/.test(value) && !/^[[{].*[\]}]$/.test(value) ? JSON.stringify(value) : value;

/** What a shape accepts, in a few words. */
export function expectedOf(shape: Shape<unknown>): string {
  switch (shape.kind) {
    case "scalar":
      return shape.expected;
    case "list":
      return `a list, each item ${expectedOf(shape.item)}`;
    case "map":
      return "keys with values, indented below";
    case "object": {
      const keys = Object.keys(shape.fields);
      const shown = keys.slice(0, 12).join(", ");
      return `keys with values: ${shown}${keys.length > 12 ? ", ..." : ""}`;
    }
    case "by_kind":
      return [shape.scalar, shape.list, shape.map]
        .filter((inner) => inner !== undefined)
        .map(expectedOf)
        .join("; or ");
    case "located":
    case "checked":
      return expectedOf(shape.inner);
  }
}

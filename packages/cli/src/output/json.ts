import { schemaVersion } from "../version.ts";

/**
 * JSON text with `schemaVersion` first; a bigint becomes its decimal text, since a JSON number
 * would lose digits of it.
 *
 * @param document any object; its own `schemaVersion` wins
 * @param indent spaces a level, 0 for one line
 * @example
 * toJson({ usd: 5n }) // => '{"schemaVersion":2,"usd":"5"}'
 */
export const toJson = (document: object, indent = 0): string =>
  JSON.stringify(
    { schemaVersion, ...document },
    (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
    indent,
  );

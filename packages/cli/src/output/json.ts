import { schemaVersion } from "../version.ts";

/** What JSON leaves as it is and `printable` does not: it stands only within texts. */
const UNPRINTED = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * JSON text with `schemaVersion` first; a bigint becomes its decimal text, since a JSON number
 * would lose digits of it. What a terminal would obey is written as `\u009b`.
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
  ).replace(UNPRINTED, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Breaks what a forge would turn into a mention, a reference or a link, without showing. */
const APART = "\u200B";

/**
 * A text from somebody's file for Markdown: it sets no link, picture, tag or heading, ends no cell,
 * and calls nobody.
 *
 * @example
 * markdownText("a|b <b>") // => "a\\|b \\<b\\>"
 */
export const markdownText = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>#!|~&$]/g, "\\$&")
    .replace(/@(?=\w)/g, `@${APART}`)
    .replace(/(?<=\\#)(?=\d)/g, APART)
    .replace(/:\/\//g, `:${APART}//`)
    .replace(/\bwww\./gi, `www${APART}.`);

/**
 * A text as code: nothing in it is read as Markdown, and it may stand in a cell.
 *
 * @example
 * markdownCode("a|b") // => "`a\\|b`"
 */
export function markdownCode(text: string): string {
  const plain = oneLine(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const room = longest > 0 || plain === "" ? " " : "";
  return `${fence}${room}${plain}${room}${fence}`;
}

/**
 * Markdown whose dollars are money: some forges set what stands between two of them as a formula.
 *
 * @example
 * plainDollars("+$1 to +$2, `a=$3`") // => "+\\$1 to +\\$2, `a=$3`"
 */
export const plainDollars = (markdown: string): string =>
  markdown.replace(/\\[\s\S]|(`+)(?:(?!\1)[\s\S])*?\1|\$/g, (found) =>
    found === "$" ? "\\$" : found,
  );

/** A row of a table; the cells are Markdown already. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A table; a header that begins with `:` is set to the right. */
export const markdownTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string =>
  [
    markdownRow(header.map((title) => title.replace(/^:/, ""))),
    markdownRow(header.map((title) => (title.startsWith(":") ? "---:" : "---"))),
    ...rows.map(markdownRow),
  ].join("\n");

/** Control characters and marks that turn the reading direction are gone; breaks are spaces. */
const oneLine = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u200B-\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .trim();

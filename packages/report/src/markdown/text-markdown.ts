import type { Inline, Text } from "../document/block.ts";
import { straight } from "../html/escape-html.ts";
import { isLink } from "../html/text-html.ts";

/**
 * Text in which no sign means anything to Markdown or HTML; line breaks become spaces.
 *
 * @example
 * escapeMarkdown("a | b <c> *d*") // => "a \\| b &lt;c&gt; \\*d\\*"
 */
export const escapeMarkdown = (text: string): string =>
  straight(text)
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    // Money twice in a line would be taken for a formula.
    .replaceAll("$", "\\$")
    // What begins a heading, a list or a quote at the start of a line, or is a rule as a whole.
    .replace(/^(\s*)([#+-])(?=\s|#|$)/, "$1\\$2")
    .replace(/^(\s*)-(?=[\s-]+$)/, "$1\\-")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");

/** Text for people, with strong words, code and links as Markdown has them. */
export const textMarkdown = (text: Text): string =>
  typeof text === "string" ? escapeMarkdown(text) : text.map(inlineMarkdown).join("");

function inlineMarkdown(run: Inline): string {
  if (typeof run === "string") return escapeMarkdown(run);
  switch (run.kind) {
    case "strong":
      return run.text === "" ? "" : `**${escapeMarkdown(run.text)}**`;
    case "code":
      return codeMarkdown(run.text);
    case "link":
      // A place of the report has another name here, if it has one: the words are enough.
      return isLink(run.href) && run.href.startsWith("https://")
        ? `[${escapeMarkdown(run.text)}](<${run.href.replace(/[<>]/g, encodeURIComponent)}>)`
        : escapeMarkdown(run.text);
  }
}

/** Between as many backticks as it needs. */
function codeMarkdown(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${straight(text).replace(/\s+/g, " ")}${pad}${fence}`;
}

import type { Inline, Text } from "../document/block.ts";
import { escapeHtml } from "./escape-html.ts";

/**
 * Text for people as HTML, everything escaped. A link that leads neither to `https://` nor into the
 * report is written as its words alone.
 *
 * @example
 * textHtml(["Ask for ", { kind: "strong", text: "$1" }, "."]) // => "Ask for <strong>$1</strong>."
 */
export const textHtml = (text: Text): string =>
  typeof text === "string" ? escapeHtml(text) : text.map(inlineHtml).join("");

function inlineHtml(run: Inline): string {
  if (typeof run === "string") return escapeHtml(run);
  const words = escapeHtml(run.text);
  switch (run.kind) {
    case "strong":
      return `<strong>${words}</strong>`;
    case "code":
      // A long name may break after its dots, not within its words.
      return `<code>${words.replace(/[._](?=\w)/g, "$&<wbr>")}</code>`;
    case "link":
      return isLink(run.href) ? `<a href="${escapeHtml(run.href)}">${words}</a>` : words;
  }
}

/**
 * Whether an address may be linked to: a page of the web, or a place in the report.
 *
 * @example
 * isLink("javascript:alert(1)") // => false
 */
export const isLink = (href: string): boolean => /^(https:\/\/[^\s]+|#[\w.:-]+)$/.test(href);

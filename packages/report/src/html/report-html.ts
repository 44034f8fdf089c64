import type { Report, Section } from "../document/block.ts";
import { blockHtml, type Draw } from "./block-html.ts";
import { escapeHtml } from "./escape-html.ts";
import { pageStyle } from "./style/page-style.ts";
import { textHtml } from "./text-html.ts";

/** What a page takes from outside the report. */
export interface PageOptions {
  readonly draw: Draw;
  /** Rules of the pictures: their colours, light and dark. */
  readonly css: string;
  /** Who made it: `Outlay 0.1.0`; the mark by which a later run knows the file as its own. */
  readonly generator: string;
}

/**
 * What the page may do: show its own text, style and pictures. No script runs and nothing is loaded,
 * whatever a plan has brought into it.
 */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * A report as one HTML file that needs nothing else: no script, no network, no font. The same report
 * gives the same bytes.
 */
export function reportHtml(report: Report, { draw, css, generator }: PageOptions): string {
  const { title, subtitle, sections, colophon } = report;
  const places = (place: Section["place"]) => sections.filter((each) => each.place === place);
  const [first, body, appendix] = [places("first"), places("body"), places("appendix")];
  const sectionOf = (section: Section) => sectionHtml(section, draw);
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta name="generator" content="${escapeHtml(generator)}">`,
    `<meta name="description" content="${escapeHtml(subtitle)}">`,
    '<link rel="icon" href="data:,">',
    `<title>${escapeHtml(title)}: what it costs</title>`,
    `<style>\n${pageStyle({ title, css })}</style>`,
    "</head>",
    "<body>",
    '<a class="skip" href="#report">Skip to the report</a>',
    '<main id="report">',
    '<div class="first">',
    `<header><h1>${escapeHtml(title)}</h1><p class="subtitle">${escapeHtml(subtitle)}</p></header>`,
    ...first.map(sectionOf),
    "</div>",
    contentsHtml(first, body, appendix),
    '<div class="rest">',
    ...body.map(sectionOf),
    ...(appendix.length === 0
      ? []
      : ['<div class="appendix">', ...appendix.map(sectionOf), "</div>"]),
    "<footer>",
    '<h2 id="colophon">How this report was made</h2>',
    ...colophon.map((line) => `<p>${textHtml(line)}</p>`),
    "</footer>",
    "</div>",
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function sectionHtml({ id, title, place, blocks }: Section, draw: Draw): string {
  const name = escapeHtml(id);
  const mark = place === "appendix" ? '<span class="place">Appendix</span> ' : "";
  return [
    `<section id="${name}" aria-labelledby="${name}-title">`,
    `<h2 id="${name}-title">${mark}${escapeHtml(title)}</h2>`,
    ...blocks.map((block, at) => blockHtml(block, `${name}-${at + 1}`, draw)),
    "</section>",
  ].join("\n");
}

function contentsHtml(
  first: readonly Section[],
  body: readonly Section[],
  appendix: readonly Section[],
): string {
  const entry = (id: string, title: string) =>
    `<li><a href="#${escapeHtml(id)}">${escapeHtml(title)}</a></li>`;
  const entries = (sections: readonly Section[]) =>
    sections.map(({ id, title }) => entry(id, title)).join("\n");
  return [
    '<nav aria-labelledby="contents">',
    '<p id="contents" class="label">Contents</p>',
    `<ol>\n${entries([...first, ...body])}\n</ol>`,
    `<p class="label">${appendix.length === 0 ? "At the end" : "Appendix"}</p>`,
    `<ol>\n${entries(appendix)}${appendix.length > 0 ? "\n" : ""}${entry("colophon", "How this report was made")}\n</ol>`,
    "</nav>",
  ].join("\n");
}

import { cssString } from "../escape-html.ts";

/**
 * The page on A4: the first page alone, no row and no figure over two pages, the title and the number
 * of the page in its margins, black on white.
 *
 * The letters of pictures lose their halo: on paper each would be drawn as a picture of its own, 1.4 MB in
 * ten pages, and read twice by who copies them.
 *
 * `--fit` shrinks the first page where its words need more than a page; who prints it from a program
 * sets it.
 */
export const paperStyle = (title: string): string => `
@page {
  size: A4; margin: 19mm 18mm 20mm;
  @top-left { content: ${cssString(title)}; font: 8pt Arial, "Liberation Sans", sans-serif; color: #565e68; }
  @bottom-right { content: counter(page) " of " counter(pages); font: 8pt Arial, "Liberation Sans", sans-serif; color: #565e68; }
}
@page :first { margin-top: 17mm; @top-left { content: none; } }
@media print {
  html { font-size: 10pt; }
  body { line-height: 1.45; background: none; color: #000; }
  nav, .skip, .picture.narrow, summary, .screen-only { display: none; }
  .first { zoom: var(--fit, 1); break-after: page; }
  h1 { font-size: 21pt; }
  h2 { font-size: 15pt; }
  h1, h2, h3, caption, thead { break-after: avoid; }
  h3 { margin-top: 1.5rem; }
  p, li { orphans: 3; widows: 3; max-width: none; }
  a { color: inherit; text-decoration: none; }
  .first > header .subtitle { font-size: 10pt; margin-top: 0.35rem; }
  .first > section > h2 { margin: 1.1rem 0 0.6rem; }
  .first p, .first ul { margin-bottom: 0.55rem; }
  .first .table { margin: 0.9rem 0; }
  .first th, .first td { padding-block: 0.2rem; }
  .key-figures { gap: 0.8rem 1.4rem; margin: 0.9rem 0 1.1rem; }
  .key-figures > div { break-inside: avoid; }
  .key-figures .figure { font-size: 17pt; margin-block: 0; }
  .key-figures dt, .key-figures .meaning { font-size: 8.5pt; }
  .rest > section + section, .appendix > section, footer { margin-top: 2.25rem; }
  section > h2 { margin-bottom: 0.7rem; }
  .callout, .callout.warning { break-inside: avoid; background: none; border: 1px solid #000; border-left-width: 4px; padding: 0.45rem 0.8rem; }
  .callout .tone, .callout.warning .tone { color: #000; }
  .scroll { overflow: visible; }
  table { font-size: 8.5pt; line-height: 1.35; }
  .wide table { font-size: 7.5pt; }
  caption { font-size: 9.5pt; }
  thead { display: table-header-group; }
  thead th { font-size: inherit; }
  th, td { padding: 0.28rem 0 0.28rem 0.8rem; }
  tr, figure, li { break-inside: avoid; }
  tr.group, tr.group + tr { break-before: auto; }
  tr.group { break-after: avoid; }
  tr.sum { break-before: avoid; }
  .table { margin: 1.1rem 0 1.4rem; }
  .table-note { font-size: 8pt; break-before: avoid; }
  .exhibit { margin: 1.3rem 0 1.6rem; }
  figcaption .title { font-size: 10.5pt; }
  figcaption .reading { font-size: 9pt; margin-bottom: 0.6rem; max-width: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; overflow: visible; opacity: 1; }
  .exhibit caption { font-size: 8.5pt; }
  .outlay-chart .label { stroke: none; }
  .appendix > section:first-child { break-before: page; }
  footer { break-inside: avoid; border-top: 1px solid #000; padding-top: 1rem; }
}
`;

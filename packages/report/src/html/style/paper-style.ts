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
  size: A4; margin: 17mm 17mm 16mm;
  @top-left { content: ${cssString(title)}; font: 8pt Arial, "Liberation Sans", sans-serif; color: #565e68; }
  @bottom-right { content: counter(page) " of " counter(pages); font: 8pt Arial, "Liberation Sans", sans-serif; color: #565e68; }
}
@page :first { margin-top: 14mm; @top-left { content: none; } }
@media print {
  html { font-size: 10pt; }
  body { line-height: 1.45; background: none; color: #000; }
  nav, .skip, .picture.narrow, summary, .screen-only { display: none; }
  h1 { font-size: 21pt; }
  h2 { font-size: 15pt; }
  h1, h2, h3, caption, thead { break-after: avoid; break-inside: avoid; }
  h3 { margin-top: 1.5rem; }
  p, li { orphans: 3; widows: 3; max-width: none; }
  a { color: inherit; text-decoration: none; }
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
  th.wordy { min-width: 42mm; }
  td.wordy { min-width: 38mm; }
  caption { font-size: 9.5pt; }
  thead { display: table-header-group; }
  thead th { font-size: inherit; }
  th, td { padding: 0.28rem 0 0.28rem 0.8rem; }
  tr, figure, li { break-inside: avoid; }
  tr.group, tr.group + tr { break-before: auto; }
  tr.group { break-after: avoid; }
  tr.sum { break-before: avoid; }
  tbody:last-child > tr:nth-last-child(-n + 3) { break-after: avoid; }
  .table { margin: 1.1rem 0 1.4rem; }
  .table.short { break-inside: avoid; }
  .table-note { font-size: 8pt; break-before: avoid; }
  .exhibit { margin: 1.3rem 0 1.6rem; }
  figcaption .title { font-size: 10.5pt; }
  figcaption .reading { font-size: 9pt; margin-bottom: 0.6rem; max-width: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; overflow: visible; opacity: 1; }
  details.long .unseen { position: static; width: auto; height: auto; clip-path: none; white-space: normal; overflow: visible; padding-bottom: 0.5rem; }
  .exhibit caption { font-size: 8.5pt; }
  .outlay-chart .chart-label { stroke: none; }
  .appendix table { font-size: 7.5pt; line-height: 1.3; }
  .appendix th, .appendix td { padding-block: 0.2rem; }
  .appendix p, .appendix li { font-size: 9pt; margin-bottom: 0.3rem; }
  .appendix .table-note { font-size: 7.5pt; }
  .appendix > section:first-child { break-before: page; }
  footer { break-inside: avoid; border-top: 1px solid #000; padding-top: 1rem; }
  .first { zoom: var(--fit, 1); break-after: page; font-size: 9pt; line-height: 1.36; }
  .first h1 { font-size: 18pt; }
  .first .subtitle { font-size: 9pt; margin: 0.2rem 0 0; }
  .first h2 { font-size: 12pt; margin: 0.7rem 0 0.35rem; }
  .first p, .first ul { margin-bottom: 0.4rem; }
  .first .callout { padding: 0.3rem 0.65rem; margin-bottom: 0.45rem; }
  .first .callout p { margin: 0; }
  .first .key-figures { gap: 0.5rem 1.3rem; margin: 0.55rem 0 0.7rem; }
  .first .key-figures > div { padding-top: 0.25rem; border-top-width: 1px; }
  .first .key-figures .figure { font-size: 15pt; }
  .first .key-figures dt, .first .key-figures .meaning { font-size: 8pt; line-height: 1.3; }
  .first .table { margin: 0.6rem 0 0.55rem; }
  .first table { font-size: 7.8pt; line-height: 1.27; }
  .first caption { font-size: 8.8pt; padding-bottom: 0.2rem; }
  .first th, .first td { padding-block: 0.14rem; }
  .first .table-note { font-size: 7.4pt; margin-top: 0.25rem; line-height: 1.3; }
  .first li { font-size: 8.4pt; margin-bottom: 0.15rem; }
}
`;

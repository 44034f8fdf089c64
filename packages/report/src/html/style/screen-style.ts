/** The page on every medium: type, tables, figures. Sizes follow what the reader has set. */
export const baseStyle = `
*, *::before, *::after { box-sizing: border-box; }
:root { --face: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif; --chart-font: var(--face); }
html { color-scheme: light dark; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 var(--face);
  font-variant-numeric: lining-nums tabular-nums; text-wrap: pretty; overflow-wrap: break-word;
}
h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; margin: 0; }
h1 { font-size: 2.25rem; letter-spacing: -0.018em; line-height: 1.15; }
h2 { font-size: 1.5rem; letter-spacing: -0.01em; }
h3 { font-size: 1.0625rem; margin: 2.5rem 0 0.5rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
p, li { max-width: 68ch; }
ul { padding-left: 1.2rem; }
li { margin-bottom: 0.4rem; }
a { color: var(--accent); text-underline-offset: 0.15em; text-decoration-thickness: 0.06em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
code { font: 0.875em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: break-word; }
.subtitle { color: var(--soft); font-size: 1.0625rem; margin-top: 0.6rem; }
.label, .place { font-size: 0.8125rem; font-weight: 600; color: var(--soft); }
.place { display: block; margin-bottom: 0.25rem; letter-spacing: 0; }
section > h2 { margin-bottom: 1rem; }

.key-figures { display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); gap: 1.75rem 2rem; margin: 2.25rem 0 2.5rem; --columns: 3; }
.key-figures.by-2 { --columns: 2; }
.key-figures.by-4 { --columns: 4; }
.key-figures > div { border-top: 2px solid var(--ink); padding-top: 0.6rem; }
.key-figures dt { font-size: 0.875rem; font-weight: 600; }
.key-figures dd { margin: 0; }
.key-figures .figure { font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.02em; margin: 0.15rem 0 0.3rem; }
.key-figures .meaning { font-size: 0.875rem; line-height: 1.45; color: var(--soft); }

.callout { border-left: 4px solid var(--note); background: var(--note-wash); padding: 0.75rem 1rem; margin: 0 0 1rem; }
.callout p { margin: 0; }
.callout .tone { color: var(--note); margin-right: 0.35em; }
.callout.warning { border-color: var(--warning); background: var(--warning-wash); }
.callout.warning .tone { color: var(--warning); }

.table { margin: 1.75rem 0 2.25rem; }
.scroll { overflow-x: auto; overscroll-behavior-x: contain; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.4; }
caption { text-align: left; font-size: 0.9375rem; font-weight: 600; padding-bottom: 0.6rem; text-wrap: balance; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; padding: 0; }
th, td { padding: 0.45rem 0 0.45rem 1.25rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
th:first-child, td:first-child { padding-left: 0; }
tbody th:first-child { min-width: 6.5rem; }
thead th, thead td { font-size: 0.8125rem; line-height: 1.35; font-weight: 600; color: var(--soft); vertical-align: bottom; border-bottom: 1px solid var(--soft); }
.right { text-align: right; }
td.right { white-space: nowrap; }
td.words { white-space: normal; }
caption > span { display: inline-block; position: sticky; left: 0; }
tr.sum > * { font-weight: 650; border-top: 1px solid var(--ink); border-bottom-color: var(--ink); }
tr.group > th { font-weight: 650; padding-top: 1.1rem; }
tr.pale > * { color: var(--soft); }
.table-note { font-size: 0.8125rem; line-height: 1.5; color: var(--soft); margin: 0.6rem 0 0; }

.exhibit { margin: 2rem 0 2.5rem; }
figure { margin: 0; }
figcaption .title { display: block; font-size: 1.0625rem; line-height: 1.35; font-weight: 650; text-wrap: balance; }
figcaption .reading { display: block; max-width: 68ch; margin: 0.25rem 0 1rem; font-size: 0.9375rem; line-height: 1.5; color: var(--soft); }
.picture svg { display: block; width: 100%; height: auto; overflow: visible; }
details { margin-top: 0.5rem; }
summary { cursor: pointer; font-size: 0.875rem; color: var(--accent); width: fit-content; padding: 0.25rem 0; }
details .table { margin: 0.75rem 0 0; }
details.long { margin: 1.75rem 0 2.25rem; }
details.long > summary { font-size: 0.9375rem; font-weight: 600; }
footer p { font-size: 0.875rem; color: var(--soft); }
footer h2 { font-size: 1.125rem; margin-bottom: 0.75rem; }
`;

/**
 * The page on a screen, from a phone to a desk; the page itself never scrolls sideways. A table that goes on
 * beyond its box has a shade at that edge, which the end of the table covers.
 */
export const screenStyle = `
@media screen {
  main { max-width: 72.5rem; margin: 0 auto; padding: 3.5rem clamp(1.25rem, 4vw, 2.5rem) 5rem; }
  .skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--paper); border: 2px solid var(--accent); z-index: 2; }
  .skip:focus { top: 0.75rem; }
  .paper-only { display: none; }
  .scroll { background: linear-gradient(to left, var(--paper) 35%, transparent) right / 3rem 100% no-repeat local, linear-gradient(to left, var(--soft), transparent) right / 0.8rem 100% no-repeat scroll; }
  td.wordy { min-width: 15rem; }
  th.wordy { min-width: 13rem; }
  caption > span { max-width: min(50rem, 100vw - 2.5rem); }
  .first > section > h2 { margin-top: 2.5rem; }
  .rest > section, .appendix > section, footer { margin-top: 4.5rem; padding-top: 1.75rem; border-top: 1px solid var(--line); }
  section, .exhibit, footer h2 { scroll-margin-top: 1.5rem; }
  nav { font-size: 0.9375rem; margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
  nav ol { list-style: none; padding: 0; margin: 0 0 1.25rem; }
  nav li { margin: 0; }
  nav a { display: block; padding: 0.3rem 0; text-decoration: none; color: var(--ink); }
  nav a:hover { color: var(--accent); text-decoration: underline; }
  nav .label { margin: 0 0 0.35rem; }
  .picture.narrow { display: none; }
}
@media screen and (max-width: 40rem) {
  main { padding-top: 2rem; }
  h1 { font-size: 1.75rem; }
  h2 { font-size: 1.3125rem; }
  .key-figures { --columns: 1 !important; gap: 1.25rem; }
  .key-figures > div { border-top: 1px solid var(--line); }
  .picture.wide { display: none; }
  .picture.narrow { display: block; max-width: 27rem; }
  .scroll th:first-child[scope="row"], .scroll thead > tr > :first-child { position: sticky; left: 0; background: var(--paper); min-width: 7rem; max-width: 42vw; padding-right: 0.75rem; box-shadow: 1px 0 0 var(--line); z-index: 1; }
  th, td { padding-left: 0.9rem; }
}
@media screen and (min-width: 68rem) {
  main { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); column-gap: 4.5rem; }
  .first { grid-column: 2; grid-row: 1; }
  .rest { grid-column: 2; grid-row: 2; }
  .first, .rest { max-width: 50rem; }
  nav { grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 3.5rem; align-self: start; max-height: calc(100vh - 5rem); overflow-y: auto; margin: 0; padding: 0; border: 0; font-size: 0.875rem; line-height: 1.4; }
}
`;

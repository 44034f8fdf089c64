export * from "./document/block.ts";
export * from "./document/report-of.ts";
export * from "./document/report-source.ts";
export { shortReport } from "./document/short-report.ts";
export { type Draw, pictureWidths } from "./html/block-html.ts";
export { type PageOptions, reportHtml } from "./html/report-html.ts";
export { type MarkdownOptions, reportMarkdown } from "./markdown/report-markdown.ts";
export { workbookOf } from "./workbook/workbook-of.ts";

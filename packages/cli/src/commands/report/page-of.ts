import { chartCss, drawChart, svgText } from "@outlay/charts";
import { type Report, reportHtml } from "@outlay/report";
import { parseHTML } from "linkedom";

/** A report as an HTML page, its pictures drawn in a document without a browser. */
export function pageOf(report: Report, generator: string): string {
  const document = parseHTML("<!doctype html><html><body></body></html>")
    .document as unknown as Parameters<typeof drawChart>[1]["document"];
  return reportHtml(report, {
    draw: (chart, width) => svgText(drawChart(chart, { document, width })),
    css: chartCss,
    generator,
  });
}

import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { pageFaults } from "./page-faults.test-support.ts";
import { reportHtml } from "./report-html.ts";
import { hostile, sampleReport } from "./sample-report.test-support.ts";

const options = {
  draw: (chart: { readonly id: string }, width: number) =>
    `<svg role="img" aria-labelledby="${chart.id}-${width}"><title id="${chart.id}-${width}">Bars</title></svg>`,
  css: ":root{--chart-hosted:#1d72c4}",
  generator: "Outlay 0.1.0",
};
const faultsOf = (html: string) => pageFaults(parseHTML(html).document);
const page = reportHtml(sampleReport, options);

it("has no fault for who reads it without seeing it, and loads nothing", () => {
  expect(faultsOf(page)).toEqual([]);
});

it("finds the faults of a bad page", () => {
  const bad = page
    .replace('lang="en"', "")
    .replace(/<caption.*?<\/caption>/, "")
    .replaceAll("<h3>", "<h5>")
    .replaceAll("</h3>", "</h5>")
    .replace("</main>", '<script>1</script><img src="https://example.org/a.png"></main>');
  expect(faultsOf(bad)).toEqual(
    expect.arrayContaining([
      "the page says no language",
      expect.stringContaining("h5 after h2"),
      "table 0 has no caption",
      "a script",
      "a img",
    ]),
  );
});

it("lets nothing of a plan become markup", () => {
  expect(page).not.toContain("<script");
  expect(page).not.toContain("alert(1)</script>");
  expect(page).not.toContain("javascript:");
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page.match(/<title>/g)).toHaveLength(1);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;");
  expect(page).not.toContain(hostile);
});

it("may load nothing, run nothing and send nothing", () => {
  expect(page).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">`,
  );
});

it("says who made it, and makes the same bytes from the same report", () => {
  expect(page).toContain('<meta name="generator" content="Outlay 0.1.0">');
  expect(reportHtml(structuredClone(sampleReport), options)).toBe(page);
});

it("keeps the number behind a figure", () => {
  expect(page).toContain('<data value="123456.789" title="123456.789 (hosted.total)">$123K</data>');
});

it("calls a warning one in words", () => {
  expect(page).toContain('<strong class="tone">Warning</strong>');
});

it("draws each chart for a page and for a phone", () => {
  expect(page).toContain('id="cost-bars-720"');
  expect(page).toContain('id="cost-bars-350"');
});

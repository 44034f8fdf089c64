import { expect, it } from "vitest";
import type { Table } from "../document/block.ts";
import { tableHtml } from "./table-html.ts";

const table: Table = {
  kind: "table",
  caption: "Years",
  columns: [
    { title: "", align: "left" },
    { title: "Cash", align: "right" },
  ],
  rows: [
    { kind: "plain", cells: ["2026", { kind: "figure", text: "$146K", value: 146_000.25 }] },
    { kind: "group", cells: ["Later"] },
    { kind: "sum", cells: ["sum", "$1"] },
  ],
  notes: ["Rounded."],
};

it("lets words among figures break", () => {
  const rows: Table["rows"] = [
    { kind: "plain", cells: ["Model", "Claude Sonnet 5 on Bedrock"] },
    { kind: "plain", cells: ["Weeks", "14-19 weeks"] },
  ];
  const html = tableHtml({ ...table, rows }, "models");
  expect(html).toContain('<td class="right words">Claude Sonnet 5 on Bedrock</td>');
  expect(html).toContain('<td class="right">14-19 weeks</td>');
});

it("names its rows and columns, and heads a group", () => {
  const html = tableHtml(table, "years");
  expect(html).toContain('<caption id="years"><span>Years</span></caption>');
  expect(html).toContain(
    '<thead><tr><td></td><th scope="col" class="right">Cash</th></tr></thead>',
  );
  expect(html).toContain(
    '<tr><th scope="row">2026</th><td class="right"><data value="146000.25" title="146000.25">$146K</data></td></tr>',
  );
  expect(html).toContain('<tr class="group"><th scope="rowgroup" colspan="2">Later</th></tr>');
  expect(html).toContain('<tr class="sum"><th scope="row">sum</th><td class="right">$1</td></tr>');
  expect(html.match(/<tbody>/g)).toHaveLength(2);
});

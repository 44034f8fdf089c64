import type { Report, Table } from "../document/block.ts";

/** What a plan may bring along to break out of any format. */
export const hostile = `<script>alert(1)</script>"'\`|</style>\\ --> & *b* $1$`;

const table: Table = {
  kind: "table",
  caption: `Money of ${hostile}`,
  columns: [
    { title: "Line", align: "left" },
    { title: "A month", align: "right" },
    { title: "Total", align: "right" },
  ],
  rows: [
    { kind: "plain", cells: ["Model usage", "$1.5K", figure("$123K", 123_456.789)] },
    { kind: "group", cells: [hostile] },
    { kind: "pale", cells: [hostile, "-", figure("$1", 1)] },
    { kind: "sum", cells: ["sum", "", figure("$123K", 123_457.789)] },
  ],
  notes: [["Basis: ", { kind: "code", text: hostile }, "."]],
};

function figure(text: string, value: number) {
  return { kind: "figure", text, value, node: "hosted.total" } as const;
}

/** A report with every kind of block, each with hostile words somewhere. */
export const sampleReport: Report = {
  title: `Plan ${hostile}`,
  subtitle: `Subtitle ${hostile}`,
  sections: [
    {
      id: "decision",
      title: `Decide ${hostile}`,
      place: "first",
      blocks: [
        { kind: "paragraph", text: ["Ask for ", { kind: "strong", text: hostile }, "."] },
        {
          kind: "key-figures",
          figures: [
            { label: "Ask for", figure: "$155K", meaning: hostile, node: "hosted.total" },
            { label: hostile, figure: hostile, meaning: "In words" },
          ],
        },
        { kind: "callout", tone: "warning", text: hostile },
        { kind: "callout", tone: "note", text: "Worth knowing" },
      ],
    },
    {
      id: "costs",
      title: "Costs",
      place: "body",
      blocks: [
        { kind: "heading", text: hostile },
        {
          kind: "chart",
          chart: {
            kind: "bars",
            id: "cost-bars",
            title: `Bars ${hostile}`,
            description: `Longer costs more ${hostile}`,
            axis: "USD",
            rows: [{ label: hostile, value: 3 }],
          },
          table,
        },
        { kind: "list", items: [hostile, "Second"] },
      ],
    },
    {
      id: "methods",
      title: "Methods",
      place: "appendix",
      blocks: [
        table,
        {
          kind: "paragraph",
          text: [
            { kind: "link", text: "a page", href: "https://example.org/?a=1&b=2" },
            { kind: "link", text: "a trap", href: "javascript:alert(1)" },
            { kind: "link", text: "the costs", href: "#costs" },
          ],
        },
      ],
    },
  ],
  colophon: ["Made on 2026-11-23.", [{ kind: "code", text: hostile }]],
};

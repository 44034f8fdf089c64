import { expect, it } from "vitest";
import { tableMarkdown } from "./table-markdown.ts";

it("aligns its columns in the text and on the page", () => {
  expect(
    tableMarkdown({
      kind: "table",
      caption: "Years",
      columns: [
        { title: "Year", align: "left" },
        { title: "Cash", align: "right" },
      ],
      rows: [
        {
          kind: "plain",
          cells: ["2026 (build)", { kind: "figure", text: "146K", value: 146_000 }],
        },
        { kind: "group", cells: ["Later"] },
        { kind: "sum", cells: ["sum", "1"] },
      ],
      notes: ["Rounded."],
    }),
  ).toBe(
    [
      "**Years**",
      "",
      "| Year         |  Cash |",
      "| ------------ | ----: |",
      "| 2026 (build) |  146K |",
      "| **Later**    |       |",
      "| **sum**      | **1** |",
      "",
      "Rounded.",
    ].join("\n"),
  );
});

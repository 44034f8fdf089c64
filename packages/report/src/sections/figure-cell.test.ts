import { expect, it } from "vitest";
import { moneyCell, NOTHING, shareCell, usdCell } from "./figure-cell.ts";

it.each([
  { cell: usdCell(1_234_567.89, "hosted.total"), text: "$1.2M", value: 1_234_567.89 },
  { cell: usdCell(0), text: "–", value: 0 },
  { cell: moneyCell(98_765), text: "99K", value: 98_765 },
  { cell: shareCell(0), text: "0 %", value: 0 },
  { cell: shareCell(0.086), text: "8.6 %", value: 0.086 },
])("$text keeps $value behind it", ({ cell, text, value }) => {
  expect(cell).toMatchObject({ kind: "figure", text, value });
});

it("is no figure where nothing applies", () => {
  expect(usdCell(undefined, "hosted.total")).toBe(NOTHING);
});

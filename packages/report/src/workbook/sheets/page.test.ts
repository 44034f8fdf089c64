import { expect, it } from "vitest";
import { Page } from "./page.ts";

const rows = (page: Page, count: number): void => {
  for (let row = 0; row < count; row++) page.add([{ content: row }]);
};

it("begins a page where a block would be torn, and only there", () => {
  const page = new Page([40, 20]);
  page.add([{ content: "Title" }]);
  page.block("One");
  rows(page, 20);
  page.block("Two");
  rows(page, 20);
  page.block("Three");
  rows(page, 3);
  // Rows of 15 points, 490 to a page: the first block ends in row 23, the second begins in row 25.
  expect(page.print().breaks).toEqual([25]);
  expect(page.rows[24]?.cells[0]?.content).toBe("Two");
  // 47 rows on one page are printed smaller: 490 of 720 points, in whole percent, with room to spare.
  const small = page.print(2, 1);
  expect(small.breaks).toEqual([]);
  expect(small.scale).toBeGreaterThan(55);
  expect(small.scale).toBeLessThan(69);
  expect(page.print(2, 2)).toEqual(page.print(2));
});

it("joins the cells of a sentence, as high as its lines", () => {
  const page = new Page([20, 20]);
  page.sentence("a few words", {});
  page.sentence("a few words ".repeat(10), { wrap: true });
  expect(page.merged).toEqual(["A1:B1", "A2:B2"]);
  expect(page.rows.map(({ height }) => height)).toEqual([15, 45]);
});

it("checks every column to the cent", () => {
  const page = new Page([20, 20, 20]);
  page.check("Difference", 2, (column) => ({ formula: `${column}1-${column}2`, value: 0 }));
  expect(page.zero).toEqual(["B1:C1"]);
  expect(page.rows[0]?.cells.slice(1)).toMatchObject([
    { content: { formula: "B1-B2" } },
    { content: { formula: "C1-C2" } },
  ]);
});

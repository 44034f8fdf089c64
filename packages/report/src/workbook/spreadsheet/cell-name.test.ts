import { expect, it } from "vitest";
import { cellName, columnName } from "./cell-name.ts";

it.each([
  { column: 0, name: "A" },
  { column: 25, name: "Z" },
  { column: 26, name: "AA" },
  { column: 701, name: "ZZ" },
  { column: 702, name: "AAA" },
  { column: 16_383, name: "XFD" },
])("column $column is $name", ({ column, name }) => {
  expect(columnName(column)).toBe(name);
  expect(cellName(7, column)).toBe(`${name}7`);
});

import { describe, expect, it } from "vitest";
import { readThroughputTable } from "./read-throughput-table.ts";
import { cellsOf, csvOf } from "./throughput-csv.fixture.ts";

const HEAD = "model,gpu,gpus,input_tokens,output_tokens,ttft_ms";

describe("a file that reads", () => {
  it.each([
    { name: "plain", text: `${HEAD}\nm,g,8,1024,128,250\n` },
    { name: "byte order mark", text: `\uFEFF${HEAD}\nm,g,8,1024,128,250\n` },
    { name: "CRLF", text: `${HEAD}\r\nm,g,8,1024,128,250\r\n` },
    { name: "no newline at the end", text: `${HEAD}\nm,g,8,1024,128,250` },
    {
      name: "quotes",
      text: `"model","gpu",gpus,input_tokens,output_tokens,ttft_ms\n"m",g,"8",1024,128,"250"`,
    },
    { name: "blank lines", text: `${HEAD}\n\nm,g,8,1024,128,250\n\n,,,,,\n` },
    { name: "capitals in the header", text: `${HEAD.toUpperCase()}\nm,g,8,1024,128,250\n` },
    { name: "an exponent", text: `${HEAD}\nm,g,8,1.024e3,128,2.5e2\n` },
  ])("$name", ({ text }) => {
    const table = readThroughputTable(text, "rows.csv");
    if (!table.ok) throw new Error(table.error[0]?.message);
    const [row] = table.value.rows;
    expect(table.value.rows).toHaveLength(1);
    expect(row?.text).toMatchObject({ model: "m", gpu: "g", engine: "" });
    expect(row?.number).toEqual({ gpus: 8, input_tokens: 1024, output_tokens: 128, ttft_ms: 250 });
  });

  it("has rows of no cell at all only where a line is empty", () => {
    const table = readThroughputTable(`${HEAD}\n`, "rows.csv");
    expect(table.ok && table.value.rows).toEqual([]);
  });

  it("names columns that mean nothing, with the one that is near", () => {
    const table = readThroughputTable(`${HEAD},tensor_paralel,colour\n`, "rows.csv");
    expect(table.ok && table.value.strangeColumns).toEqual([
      { name: "tensor_paralel", near: "tensor_parallel" },
      { name: "colour" },
    ]);
  });
});

describe("a file that does not read", () => {
  it.each([
    { name: "empty", text: "", line: 1, column: 1, says: /empty/ },
    { name: "blank", text: "\n \n", line: 1, column: 1, says: /empty/ },
    { name: "only a mark", text: "\uFEFF", line: 1, column: 1, says: /empty/ },
    {
      name: "another table",
      text: "a,b\n1,2",
      line: 1,
      column: 1,
      says: /no column that is needed/,
    },
    {
      name: "no gpus",
      text: HEAD.replace("gpus,", ""),
      line: 1,
      column: 1,
      says: /no column gpus/,
    },
    {
      name: "no values",
      text: HEAD.replace(",ttft_ms", ""),
      line: 1,
      column: 1,
      says: /what was measured/,
    },
    { name: "semicolons", text: HEAD.replaceAll(",", ";"), line: 1, column: 1, says: /between ;/ },
    { name: "tabs", text: HEAD.replaceAll(",", "\t"), line: 1, column: 1, says: /between tabs/ },
    { name: "twice", text: `${HEAD},gpu`, line: 1, column: 51, says: /gpu is there twice/ },
    {
      name: "open quote",
      text: `${HEAD}\nm,"g,8,1,1,1\nm,g,8,1,1,1`,
      line: 2,
      column: 3,
      says: /no end/,
    },
  ])("$name", ({ text, line, column, says }) => {
    const table = readThroughputTable(text, "rows.csv");
    if (table.ok) throw new Error("it reads");
    expect(table.error[0]).toMatchObject({ file: "rows.csv", line, column });
    expect(table.error[0]?.message).toMatch(says);
    expect(table.error[0]?.expected).toBeTruthy();
  });
});

it.each([
  { cell: "-", says: /ttft_ms: - is not a number/ },
  { cell: "n/a", says: /not a number/ },
  { cell: "1,024", says: /not a number/ },
  { cell: "12 ms", says: /not a number/ },
  { cell: "-5", says: /not a number/ },
  { cell: "0", says: /not above 0/ },
  { cell: "1e300", says: /below 10\^12/ },
  { cell: "NaN", says: /not a number/ },
  { cell: "Infinity", says: /not a number/ },
  { cell: "0x10", says: /not a number/ },
])("a row with $cell for a time is unread, the next row is read", ({ cell, says }) => {
  const text = csvOf([cellsOf({ ttft_ms: cell }), cellsOf()]);
  const table = readThroughputTable(text, "rows.csv");
  if (!table.ok) throw new Error(table.error[0]?.message);
  expect(table.value.rows.map(({ line }) => line)).toEqual([3]);
  expect(table.value.unread[0]).toMatchObject({ line: 2, issue: { line: 2 } });
  expect(table.value.unread[0]?.issue.message).toMatch(says);
});

it.each([
  { name: "half a GPU", row: "m,g,0.5,1,1,1", column: 5 },
  { name: "a cell too many", row: "m,g,8,1,1,1,9", column: 13 },
  { name: "text behind a quote", row: 'm,"g"x,8,1,1,1', column: 3 },
])("$name is said with its column", ({ row, column }) => {
  const table = readThroughputTable(`${HEAD}\n${row}\nm,g,8,1,1,1`, "rows.csv");
  if (!table.ok) throw new Error(table.error[0]?.message);
  expect(table.value.unread[0]?.issue).toMatchObject({ line: 2, column });
  expect(table.value.rows).toHaveLength(1);
});

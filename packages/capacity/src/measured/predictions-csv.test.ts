import { expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";
import { predictionColumns, predictionsCsv } from "./predictions-csv.ts";
import { readMeasurements } from "./read-measurements.ts";
import { readThroughputTable } from "./read-throughput-table.ts";
import { cellsOf, csvOf, facts } from "./throughput-csv.fixture.ts";

const span = { low: 0.01, likely: 0.0125, high: 0.02 };

it("writes a line for each row of the file, in its order", () => {
  const text = csvOf([
    cellsOf({ notes: "median ttft" }),
    cellsOf({ model: "=HYPERLINK(1)" }),
    cellsOf({ ttft_ms: "soon" }),
    cellsOf({ model: "Llama-3.3-70B", gpus: "8" }),
  ]);
  const read = readMeasurements(text, "rows.csv", facts);
  if (!read.ok) throw new Error(read.error[0]?.message);
  const evaluated = evaluate(read.value, (one) =>
    one.layout.gpus === 8
      ? undefined
      : { throughput: span, ttft: span, tpot: span, basis: "near measurements" },
  );
  const written = predictionsCsv(evaluated, ({ line }) => line === 2);
  const [head = "", ...lines] = written.trimEnd().split("\n");
  const rows = lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(head.split(",").map((name, at) => [name, cells[at]]));
  });
  expect(head.split(",")).toEqual(predictionColumns);
  expect(rows).toMatchObject([
    {
      line: "2",
      skipped: "",
      catalog_model: "llama-3.1-8b-instruct",
      learnt_from: "yes",
      basis: "near measurements",
      ttft_ms_measured: "",
      ttft_ms_not_compared: "median",
      tpot_ms_measured: "12",
      tpot_ms_predicted: "12.5",
      tpot_ms_low: "10",
      tpot_ms_high: "20",
      tpot_ms_not_compared: "",
    },
    { line: "3", skipped: "unknown-model", model: "'=HYPERLINK(1)" },
    { line: "4", skipped: "bad-row", model: "" },
    { line: "5", skipped: "not-predicted", catalog_model: "llama-3.3-70b-instruct" },
  ]);
});

it("is a table itself", () => {
  const table = readThroughputTable(
    predictionsCsv({ rows: [], skipped: [{ line: 2, reason: "bad-row" }] }, () => false),
    "out.csv",
  );
  expect(table.ok).toBe(false);
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readMeasurements } from "./read-measurements.ts";
import { cellsOf, csvOf, facts } from "./throughput-csv.fixture.ts";

const read = (rows: readonly Readonly<Record<string, string>>[]) => {
  const found = readMeasurements(csvOf(rows), "rows.csv", facts);
  if (!found.ok) throw new Error(found.error[0]?.message);
  return found.value;
};

it("reads a row into units and facts", () => {
  const { measurements } = read([cellsOf({ precision: "", notes: "kv dtype fp8 where stated" })]);
  expect(measurements).toHaveLength(1);
  expect(measurements[0]).toMatchObject({
    line: 2,
    names: { model: "Llama-3.1-8B", gpu: "L40S", engine: "vllm", scenario: "closed-loop-agg" },
    model: { id: "llama-3.1-8b-instruct" },
    gpu: { id: "l40s" },
    engine: "vllm",
    precision: "bf16",
    precisionBasis: "as published",
    kvBytesPerNumber: 1,
    promptTokens: 1024,
    outputTokens: 128,
    load: { kind: "closed-loop", concurrency: 8 },
    throughput: { skip: "no-value" },
    ttft: { value: 0.25 },
    tpot: { value: 0.012 },
  });
});

it.each([
  { cells: { model: "Nobody-9T" }, reason: "unknown-model" },
  { cells: { gpu: "H900" }, reason: "unknown-gpu" },
  { cells: { input_tokens: "" }, reason: "no-lengths" },
  { cells: { precision: "fp32" }, reason: "unknown-precision" },
  { cells: { gpus: "" }, reason: "no-gpu-count" },
  { cells: { gpus: "3", tensor_parallel: "2" }, reason: "bad-layout" },
  { cells: { ttft_ms: "", tpot_ms: "" }, reason: "no-value" },
  { cells: { ttft_ms: "soon" }, reason: "bad-row" },
  { cells: { scenario: "closed-loop-disagg" }, reason: "disaggregated" },
  {
    cells: {
      ttft_ms: "",
      tpot_ms: "",
      output_tokens_per_s_total: "9",
      output_tokens_per_s_per_gpu: "1",
    },
    reason: "inconsistent-value",
  },
])("$cells is skipped: $reason", ({ cells, reason }) => {
  const { measurements, skipped } = read([cellsOf(cells), cellsOf()]);
  expect(measurements.map(({ line }) => line)).toEqual([3]);
  expect(skipped.map((one) => [one.line, one.reason])).toEqual([[2, reason]]);
});

it("drops no row, whatever stands in the cells", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "-",
      "1e3",
      "8",
      "fp8",
      "fp16",
      "L40S",
      "Llama-3.1-8B",
      "closed-loop",
      "SUSPECT gpu count",
    ),
    fc.string({ maxLength: 12 }),
  );
  const row = fc.record(
    Object.fromEntries(
      [...Object.keys(cellsOf()), "notes", "tensor_parallel", "source_path"].map((name) => [
        name,
        cell,
      ]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const cells = rows.map((one) => cellsOf({ engine: "x", ...one } as Record<string, string>));
      const full = cells.filter((one) => Object.values(one).some((text) => text.trim() !== ""));
      const { measurements, skipped } = read(cells);
      expect(measurements.length + skipped.length).toBe(full.length);
    }),
  );
});

const REAL = join(import.meta.dirname, "../../../../../shared/data/capacity/throughput.csv");

it.skipIf(!existsSync(REAL))(
  "reads the published file whole (skipped where it is not there)",
  () => {
    const found = readMeasurements(readFileSync(REAL, "utf8"), REAL, {
      model: () => undefined,
      gpu: () => undefined,
    });
    if (!found.ok) throw new Error(found.error[0]?.message);
    expect(found.value.skipped).toHaveLength(5746);
    expect(found.value.skipped.filter(({ reason }) => reason === "bad-row")).toEqual([]);
    expect(found.value.strangeColumns).toEqual([]);
  },
);

import { expect, it } from "vitest";
import { rowLoad } from "./row-load.ts";
import { rowOf } from "./throughput-csv.fixture.ts";

it.each([
  { cells: { scenario: "closed-loop-agg" }, load: "closed-loop" },
  { cells: { scenario: "closed-loop short-output (osl 128)" }, load: "closed-loop" },
  { cells: { scenario: "" }, load: "closed-loop" },
  { cells: { scenario: "a scenario nobody knows" }, load: "closed-loop" },
  { cells: { scenario: "static-batch-latency" }, load: "static-batch" },
  { cells: { scenario: "latency", batch_semantics: "static batch size" }, load: "static-batch" },
  { cells: { scenario: "first-token-latency-b1" }, load: "static-batch" },
  { cells: { scenario: "burst-all-at-once" }, load: "burst" },
  { cells: { scenario: "offline-max-throughput", concurrency: "" }, load: "offline" },
  { cells: { scenario: "MLPerf-v4.1-closed-llama2-70b-99-Offline" }, load: "offline" },
  { cells: { scenario: "MLPerf-v4.1-closed-llama2-70b-99-Server" }, skip: "server" },
  { cells: { scenario: "MLPerf-v5.0-closed-llama2-70b-Interactive" }, skip: "server" },
  { cells: { scenario: "closed-loop-disagg" }, skip: "disaggregated" },
  { cells: { notes: "prefill 1x1x1x4 decode 4x8x1x1 (workers x tp)" }, skip: "disaggregated" },
  { cells: { scenario: "multi-turn-prefix-cache-8-replicas" }, skip: "prefix-cache" },
  { cells: { notes: "prefix caching on; least load" }, skip: "prefix-cache" },
  { cells: { scenario: "closed-loop-mtp" }, skip: "speculative-decoding" },
  {
    cells: { source_path: "silicon.csv#dsr1_b200_trtllm_fp4_mtp3_c64" },
    skip: "speculative-decoding",
  },
  { cells: { notes: "EAGLE3 draft of 3 tokens" }, skip: "speculative-decoding" },
  { cells: { scenario: "open-loop-qps32-1000prompts" }, skip: "open-loop" },
  { cells: { scenario: "closed-loop", concurrency: "" }, skip: "no-concurrency" },
  { cells: { scenario: "", concurrency: "" }, skip: "unknown-scenario" },
  // A doubted count of GPUs is no speculation.
  { cells: { notes: "SUSPECT gpu count: see the source" }, load: "closed-loop" },
])("$cells is $load$skip", ({ cells, load, skip }) => {
  const read = rowLoad(rowOf(cells));
  expect(read.ok ? read.value.kind : undefined).toBe(load);
  expect(read.ok ? undefined : read.error).toBe(skip);
});

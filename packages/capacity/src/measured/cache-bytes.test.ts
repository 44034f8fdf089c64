import { expect, it } from "vitest";
import type { Precision } from "../facts/precision.ts";
import { cacheBytes } from "./cache-bytes.ts";
import { rowOf } from "./throughput-csv.fixture.ts";

it.each<{
  name: string;
  cells: Record<string, string>;
  precision: Precision;
  kind: "closed-loop" | "offline" | "static-batch";
  bytes: number;
}>([
  { name: "fp8 in a closed loop", cells: {}, precision: "fp8", kind: "closed-loop", bytes: 1 },
  {
    name: "fp4 offline",
    cells: { engine: "TensorRT-LLM" },
    precision: "fp4",
    kind: "offline",
    bytes: 1,
  },
  { name: "16 bits", cells: {}, precision: "bf16", kind: "closed-loop", bytes: 2 },
  { name: "int4", cells: {}, precision: "int4", kind: "closed-loop", bytes: 2 },
  { name: "a static batch", cells: {}, precision: "fp8", kind: "static-batch", bytes: 2 },
  {
    name: "another engine",
    cells: { engine: "deepspeed" },
    precision: "fp8",
    kind: "closed-loop",
    bytes: 2,
  },
  { name: "no engine", cells: { engine: "" }, precision: "fp8", kind: "closed-loop", bytes: 2 },
  {
    name: "said",
    cells: { notes: "kv dtype fp8 where stated" },
    precision: "bf16",
    kind: "offline",
    bytes: 1,
  },
  {
    name: "said otherwise",
    cells: { notes: "kv-cache-dtype=bf16" },
    precision: "fp8",
    kind: "closed-loop",
    bytes: 2,
  },
])("$name: $bytes bytes", ({ cells, precision, kind, bytes }) => {
  const load = kind === "offline" ? { kind } : { kind, concurrency: 8 };
  expect(cacheBytes(rowOf(cells), precision, load)).toBe(bytes);
});

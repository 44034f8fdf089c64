import { expect, it } from "vitest";
import { readCalibration } from "./read-calibration.ts";
import { constantNames, constantStarts } from "./serving-constants.ts";

const bounds =
  "{ throughput: { low: 0.8, likely: 1, high: 1.2 }, ttft: { low: 0.5, likely: 0.9, high: 2 }, tpot: { low: 0.8, likely: 1, high: 1.2 } }";
const kinds = [
  "near measurements",
  "engine and part measured",
  "part measured",
  "uncalibrated",
  "kin measured",
];
const text = (points = "1024 512 16 0.1 -0.2", constants: readonly string[] = constantNames) =>
  [
    "constants:",
    ...constants.map((name) => `  ${name}: { all: ${constantStarts[name as "cache"]}, vllm: 0.9 }`),
    "eras: { vllm: 1.5 }",
    "parts: { a100-80: { vllm: 0.8 } }",
    "engines: { a100-80: [vllm] }",
    "errors:",
    ...kinds.flatMap((kind) => [
      `  ${kind}:`,
      `    closed-loop: ${bounds}`,
      `    batch: ${bounds}`,
    ]),
    "corrections:",
    '  - { family: "x", kind: dense, gpu: a100-80, precision: bf16, engine: vllm, gpus: 1, load: closed-loop,',
    `      points: ["${points}"] }`,
    'learnt_from: ["01234567 89abcdef"]',
    "",
  ].join("\n");

it("reads constants, factors and points", () => {
  const read = readCalibration(text(), "capacity.yaml");
  if (!read.ok) throw new Error(JSON.stringify(read.error[0]));
  expect(read.value.constants.cache).toEqual({ all: 0.6, vllm: 0.9 });
  expect(read.value.parts["a100-80"]?.["vllm"]).toBe(0.8);
  expect(read.value.learntFrom).toEqual(["01234567", "89abcdef"]);
  const [point] = read.value.corrections[0]?.points ?? [];
  expect(point?.place.map((one) => Math.round(one * 1e9) / 1e9)).toEqual([10, 9, 4]);
  expect(point).toMatchObject({ step: 0.1, first: -0.2 });
});

it.each([
  {
    name: "a point of four numbers",
    written: text("1024 512 16 0.1"),
    says: "is not five numbers",
  },
  { name: "a point with a word", written: text("1024 512 x 0.1 0.2"), says: "is not five numbers" },
  { name: "half a token", written: text("0.5 512 16 0.1 0.2"), says: "is not five numbers" },
  {
    name: "a constant that is missing",
    written: text(undefined, constantNames.slice(1)),
    says: "the constant weights has no value",
  },
  {
    name: "a likely error that is not between the others",
    written: text().replaceAll("likely: 0.9", "likely: 0.4"),
    says: "are not in this order",
  },
])("refuses $name", ({ written, says }) => {
  const read = readCalibration(written, "capacity.yaml");
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.error.map(({ message }) => message).join("\n")).toContain(says);
});

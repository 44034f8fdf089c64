/**
 * How near predictions come to published measurements that they were not made from: ours, a plain roofline,
 * and NVIDIA's AIConfigurator where it is installed, on the same rows. Ours is fitted anew for each fold,
 * without the curves or the models that are held out; it takes some minutes.
 *
 * Run: `npx node bench/capacity.ts [--aiconfigurator PYTHON] [--peers] [--json] [--keep]`; the measurements lie beside
 * the repository in `../shared`. PYTHON is an interpreter with the package: see bench/README.md. With
 * `--peers` ours is left out, which takes seconds.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import {
  type EvaluatedRow,
  type Measurement,
  type MetricAccuracy,
  metricAccuracy,
  metrics,
  type RowPrediction,
} from "@outlay/capacity";
import { heldOut } from "../scripts/calibrate/cross-validate.ts";
import { landscapeOf } from "../scripts/calibrate/fit-corrections.ts";
import { fitRows } from "../scripts/calibrate/fit-row.ts";
import { readRows } from "../scripts/calibrate/read-rows.ts";
import { aiconfiguratorRows, type PeerRows } from "./capacity/aiconfigurator-rows.ts";
import { roofline } from "./capacity/roofline.ts";

const splits = ["curve", "model", "gpu"] as const;

const read = readRows();
if (read === undefined) {
  console.error("There are no measurements in ../shared/data/capacity: nothing to compare.");
  process.exit(1);
}
/** Aggregated runs in a closed loop on the parts of today, each run once, under its first label. */
const runs = new Map<string, Measurement>();
for (const { measurement } of fitRows(read.measurements)) {
  const { load, gpu, run } = measurement;
  if (load.kind !== "closed-loop" || !/^(?:h100|h200|b200)$/.test(gpu.id)) continue;
  if (!runs.has(run)) runs.set(run, measurement);
}
const asked = [...runs.values()];
const lines = new Set(asked.map(({ line }) => line));
const at = process.argv.indexOf("--aiconfigurator");
const python = at < 0 ? undefined : process.argv[at + 1];
const peer: PeerRows | undefined =
  python === undefined ? undefined : aiconfiguratorRows(python, asked);

const all = fitRows(read.measurements);
const held = process.argv.includes("--peers")
  ? []
  : heldOut(all, landscapeOf(all), (words) => console.error(words)).filter(({ measurement }) =>
      lines.has(measurement.line),
    );
const ours = (split: (typeof splits)[number]): ReadonlyMap<number, RowPrediction> =>
  new Map(
    held
      .filter((row) => row.split === split)
      .map(({ measurement, prediction }) => [measurement.line, prediction] as const),
  );
const rooflines = (bandwidth: number, operations: number): ReadonlyMap<number, RowPrediction> =>
  new Map(
    asked.flatMap((one) => {
      const prediction = roofline(one, { bandwidth, operations });
      return prediction === undefined ? [] : [[one.line, prediction] as const];
    }),
  );

const candidates: readonly (readonly [string, ReadonlyMap<number, RowPrediction>])[] = [
  ...(held.length === 0
    ? []
    : splits.map((split) => [`ours, ${split} left out`, ours(split)] as const)),
  ...(peer === undefined ? [] : [[`AIConfigurator ${peer.version}`, peer.predictions] as const]),
  ["roofline, 100 % of all", rooflines(1, 1)],
  ["roofline, 70 % and 50 %", rooflines(0.7, 0.5)],
];
const answeredByAll = asked.filter(({ line }) =>
  candidates.every(([, predictions]) => predictions.has(line)),
);

const accuracyOf = (
  predictions: ReadonlyMap<number, RowPrediction>,
  some: readonly Measurement[],
): MetricAccuracy =>
  metricAccuracy(
    some.flatMap((measurement): EvaluatedRow[] => {
      const prediction = predictions.get(measurement.line);
      return prediction === undefined ? [] : [{ measurement, prediction }];
    }),
  );

/** One source's runs with answers of 128 tokens lie far from all other runs: told apart, not left out. */
const withoutShort = answeredByAll.filter(({ outputTokens }) => outputTokens > 128);
const parts: readonly (readonly [string, readonly Measurement[]])[] = [
  ["all that each of them answers", answeredByAll],
  ["of these, answers of more than 128 tokens", withoutShort],
];
const reasons = new Map<string, number>();
for (const line of lines) {
  const [kind] = peer?.problems.get(line)?.split(/[:(]/) ?? [];
  if (kind !== undefined) reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
}
const result = {
  bench: "capacity",
  runs: asked.length,
  peerDoesNotAnswer: Object.fromEntries(reasons),
  on: Object.fromEntries(
    parts.map(([name, some]) => [
      name,
      {
        runs: some.length,
        accuracy: Object.fromEntries(
          candidates.map(([who, predictions]) => [who, accuracyOf(predictions, some)]),
        ),
      },
    ]),
  ),
  ...(peer !== undefined && { peer: `aiconfigurator ${peer.version}` }),
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, Node ${process.version}`,
  date: new Date().toISOString().slice(0, 10),
};

if (process.argv.includes("--keep")) {
  const folder = new URL("results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("capacity.json", folder), `${JSON.stringify(result, null, 2)}\n`);
}
if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  const percent = (value: number | null) =>
    `${value === null ? "-" : value.toFixed(1)} %`.padStart(9);
  const table = parts.flatMap(([name, some]) => [
    "",
    `${name}: ${some.length} runs`,
    `${"mean error (median)".padEnd(28)}${"tokens/s per GPU".padStart(20)}${"TTFT".padStart(20)}${"TPOT".padStart(20)}`,
    ...candidates.map(([who, predictions]) => {
      const accuracy = accuracyOf(predictions, some);
      const cells = metrics.map((metric) =>
        `${percent(accuracy[metric].mapePercent)} (${percent(accuracy[metric].medianApePercent).trim()})`.padStart(
          20,
        ),
      );
      return `${who.padEnd(28)}${cells.join("")}`;
    }),
  ]);
  const unanswered = [...reasons].map(([kind, n]) => `${n} ${kind}`).join(", ");
  process.stdout.write(
    [
      `closed loops on H100, H200, B200: ${result.runs} runs`,
      ...table,
      "",
      ...(unanswered === "" ? [] : [`AIConfigurator does not answer: ${unanswered}`]),
      `${result.machine}, ${result.date}`,
      "",
    ].join("\n"),
  );
}

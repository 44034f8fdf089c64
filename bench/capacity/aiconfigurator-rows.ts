import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measurement, RowPrediction } from "@outlay/capacity";

const columns = [
  ...["line", "model", "gpu", "engine", "precision", "kv_bytes", "experts", "tensor_parallel"],
  ...["pipeline_parallel", "expert_parallel", "data_parallel_attention"],
  ...["input_tokens", "output_tokens", "concurrency"],
];

/** What the peer says of each measurement, by line of the file, and why it says nothing of the others. */
export interface PeerRows {
  readonly version: string;
  readonly predictions: ReadonlyMap<number, RowPrediction>;
  readonly problems: ReadonlyMap<number, string>;
}

/**
 * Asks AIConfigurator for every measurement in a closed loop. It sees configurations, never what was
 * measured.
 *
 * @param python an interpreter that has the package `aiconfigurator`
 */
export function aiconfiguratorRows(python: string, all: readonly Measurement[]): PeerRows {
  const version = spawnSync(
    python,
    ["-c", "import importlib.metadata as m; print(m.version('aiconfigurator'))"],
    { encoding: "utf8" },
  );
  if (version.status !== 0) {
    throw new Error(`${python} has no package aiconfigurator: ${version.stderr ?? ""}`);
  }
  const folder = mkdtempSync(join(tmpdir(), "outlay-bench-"));
  try {
    const [asked, answered] = [join(folder, "asked.csv"), join(folder, "answered.csv")];
    writeFileSync(
      asked,
      `${[columns, ...all.flatMap(cells)].map((row) => row.join(",")).join("\n")}\n`,
    );
    const script = join(import.meta.dirname, "aiconfigurator_peer.py");
    const run = spawnSync(python, [script, asked, answered], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (run.status !== 0) throw new Error(`aiconfigurator_peer.py ended with ${run.status}`);
    return { version: version.stdout.trim(), ...read(readFileSync(answered, "utf8")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const cells = (one: Measurement): (string | number)[][] =>
  one.load.kind !== "closed-loop"
    ? []
    : [
        [
          ...[one.line, one.model.id, one.gpu.id, one.engine ?? "", one.precision],
          ...[one.kvBytesPerNumber, one.model.experts === undefined ? "no" : "yes"],
          ...[one.layout.tensorParallel, one.layout.pipelineParallel],
          ...[one.layout.expertParallel ?? "", one.layout.dataParallelAttention],
          ...[one.promptTokens, one.outputTokens],
          Math.ceil(one.load.concurrency / one.layout.replicas),
        ],
      ];

function read(text: string): Omit<PeerRows, "version"> {
  const predictions = new Map<number, RowPrediction>();
  const problems = new Map<number, string>();
  const exactly = (value: string | undefined) => ({
    low: Number(value),
    likely: Number(value),
    high: Number(value),
  });
  for (const row of text.trimEnd().split("\n").slice(1)) {
    const [line, ttft, tpot, throughput, ...problem] = row.split(",");
    if (ttft === "") problems.set(Number(line), problem.join(",").replaceAll('"', "").trim());
    else
      predictions.set(Number(line), {
        throughput: exactly(throughput),
        ttft: exactly(ttft),
        tpot: exactly(tpot),
        basis: "AIConfigurator",
      });
  }
  return { predictions, problems };
}

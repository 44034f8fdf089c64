/**
 * How soon the built command answers: `outlay --help` from the bundle beside Node doing nothing.
 *
 * Target: at most 150 ms, and at most three times an empty Node.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const ROUNDS = 21;

execFileSync(process.execPath, [`${root}scripts/bundle.ts`], { stdio: "ignore" });

const time = (args: readonly string[]): number => {
  const start = performance.now();
  execFileSync(process.execPath, args, { stdio: "ignore" });
  return performance.now() - start;
};
const median = (times: readonly number[]): number =>
  times.toSorted((one, two) => one - two)[Math.floor(times.length / 2)] ?? Number.NaN;

const help: number[] = [];
const empty: number[] = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  const ours = time([`${root}dist/outlay.mjs`, "--help"]);
  const peer = time(["-e", "0"]);
  if (round === 0) continue;
  help.push(ours);
  empty.push(peer);
}

const result = {
  benchmark: "startup",
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, Node ${process.version}`,
  loadAverage: Number(loadavg()[0]?.toFixed(2)),
  rounds: ROUNDS,
  helpMs: { median: Math.round(median(help)), least: Math.round(Math.min(...help)), target: 150 },
  emptyNodeMs: { median: Math.round(median(empty)), least: Math.round(Math.min(...empty)) },
  ratio: Number((median(help) / median(empty)).toFixed(2)),
};
if (process.argv.includes("--keep")) {
  const file = fileURLToPath(new URL("results/startup.json", import.meta.url));
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
}
console.log(
  process.argv.includes("--json")
    ? JSON.stringify(result)
    : [
        `${result.machine}; load ${result.loadAverage}; ${ROUNDS} rounds`,
        `outlay --help   ${result.helpMs.median} ms (least ${result.helpMs.least}), target 150`,
        `node -e 0       ${result.emptyNodeMs.median} ms (least ${result.emptyNodeMs.least})`,
        `ratio           ${result.ratio}`,
      ].join("\n"),
);

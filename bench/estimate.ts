/**
 * Three measurements of the estimate.
 *
 * 1. The whole estimate of a plan: four paths × 60 months × 100,000 draws, from the parsed plan to
 *    the finished result. Target: about 1 s on one core.
 * 2. A sketch of the same plan with 1,000 draws, for an app that recomputes while somebody drags a
 *    slider: each round has another number of tasks, so the plan is modelled and drawn anew (parsing is not in the time).
 *    Target: 20 ms.
 * 3. One five-year model of ten inputs, month by month, ours beside `@quri/squiggle-lang`. Target:
 *    at least 5 times the samples a second, with means, P10 and P90 within sampling error.
 *
 * Run: `npx node bench/estimate.ts [PLAN] [--json] [--keep]`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { estimate, parsePlan, readDefaults, sketch } from "@outlay/estimate";
import { loadCatalog } from "../packages/cli/src/catalog/load.ts";
import { compareTenInputs } from "./estimate-ten-inputs.ts";

const DRAWS = 100_000;
const ROUNDS = 7;
const TARGET_MS = 1_000;
const SKETCH_DRAWS = 1_000;
const SKETCH_ROUNDS = 40;
const SKETCH_TARGET_MS = 20;
const plan = process.argv.slice(2).find((word) => !word.startsWith("--"));

/** Milliseconds of wall clock and of processor time. */
interface Time {
  readonly wallMs: number;
  readonly cpuMs: number;
}

function timed(work: () => void): Time {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  work();
  const wallMs = performance.now() - wall;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The whole estimate of a plan, again and again; the first two rounds warm the machine up. */
function timePlan(
  file: string,
): Time & { bestCpuMs: number; nodes: number; inputs: number; months: number } {
  const parsed = parsePlan(readFileSync(file, "utf8"), file);
  if (!parsed.ok) throw new Error(`${file}: ${parsed.error[0]?.message}`);
  const catalog = loadCatalog();
  const defaults = readDefaults(catalog.defaultsText, "catalog/defaults.yaml");
  if (!defaults.ok) throw new Error(defaults.error[0]?.message);
  const facts = { ...catalog, defaults: defaults.value };
  const run = () => {
    const answer = estimate(parsed.value, facts, { seed: 1, draws: DRAWS });
    if (!answer.ok) throw new Error(answer.error[0]?.message);
    return answer.value.model;
  };
  const model = run();
  run();
  const times = Array.from({ length: ROUNDS }, () => timed(run));
  const drawn = [...model.graph.nodes.values()].filter(
    (each) => each.kind === "input" && each.distribution.kind !== "point",
  );
  return {
    wallMs: median(times.map((each) => each.wallMs)),
    cpuMs: median(times.map((each) => each.cpuMs)),
    bestCpuMs: Math.min(...times.map((each) => each.cpuMs)),
    nodes: model.graph.nodes.size,
    inputs: drawn.length,
    months: model.months,
  };
}

/** A sketch for each place of a slider on `workload.tasks`; the first rounds warm the machine up. */
function timeSketch(file: string): Time & { bestCpuMs: number } {
  const text = readFileSync(file, "utf8");
  const catalog = loadCatalog();
  const defaults = readDefaults(catalog.defaultsText, "catalog/defaults.yaml");
  if (!defaults.ok) throw new Error(defaults.error[0]?.message);
  const facts = { ...catalog, defaults: defaults.value };
  const drag = (tasks: number) => {
    const parsed = parsePlan(text, file, { set: [`workload.tasks=${tasks} / month`] });
    if (!parsed.ok) throw new Error(`${file}: ${parsed.error[0]?.message}`);
    return timed(() => {
      const answer = sketch(parsed.value, facts, { seed: 1, draws: SKETCH_DRAWS });
      if (!answer.ok) throw new Error(answer.error[0]?.message);
    });
  };
  for (let round = 0; round < SKETCH_ROUNDS; round++) drag(50_000 + round);
  const times = Array.from({ length: SKETCH_ROUNDS }, (_, round) => drag(100_000 + 1_000 * round));
  return {
    wallMs: median(times.map((each) => each.wallMs)),
    cpuMs: median(times.map((each) => each.cpuMs)),
    bestCpuMs: Math.min(...times.map((each) => each.cpuMs)),
  };
}

const file = plan ?? "examples/support-assistant.yaml";
// First: an app that sketches has no 100,000 draws lying about in its memory.
const drag = timeSketch(file);
const whole = timePlan(file);
const ten = await compareTenInputs();
const result = {
  bench: "estimate",
  plan: { file, draws: DRAWS, rounds: ROUNDS, ...whole, targetMs: TARGET_MS },
  sketch: { draws: SKETCH_DRAWS, rounds: SKETCH_ROUNDS, ...drag, targetMs: SKETCH_TARGET_MS },
  tenInputs: ten,
  peer: "@quri/squiggle-lang 0.10.0",
  // Above the number of cores, others were at work and processor time is inflated too.
  loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
  machine: `${cpus()[0]?.model ?? "unknown"}, ${cpus().length} cores, Node ${process.version}`,
  date: new Date().toISOString().slice(0, 10),
};

if (process.argv.includes("--keep")) {
  const folder = new URL("results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("estimate.json", folder), `${JSON.stringify(result, null, 2)}\n`);
}
if (process.argv.includes("--json")) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
} else {
  const { ours, theirs, ratio, target, agree } = ten;
  const row = (name: string, side: typeof ours): string =>
    [
      name.padEnd(16),
      Math.round(side.samplesPerSecond).toLocaleString("en-GB").padStart(13),
      ...[side.mean, side.p10, side.p90].map((x) =>
        Math.round(x).toLocaleString("en-GB").padStart(13),
      ),
    ].join("");
  process.stdout.write(
    [
      `${file}: ${whole.nodes} nodes, ${whole.inputs} drawn inputs, ${whole.months} months, ${DRAWS.toLocaleString("en-GB")} draws`,
      `whole estimate: ${whole.wallMs.toFixed(0)} ms wall, ${whole.cpuMs.toFixed(0)} ms processor (median of ${ROUNDS}), ${whole.bestCpuMs.toFixed(0)} ms at best; target ${TARGET_MS} ms`,
      `sketch of ${SKETCH_DRAWS.toLocaleString("en-GB")} draws while a slider moves: ${drag.wallMs.toFixed(1)} ms wall, ${drag.cpuMs.toFixed(1)} ms processor (median of ${SKETCH_ROUNDS}), ${drag.bestCpuMs.toFixed(1)} ms at best; target ${SKETCH_TARGET_MS} ms`,
      "",
      "ten inputs, five years month by month; USD over five years",
      "                    samples/s         mean          P10          P90",
      row("ours", ours),
      row("squiggle-lang", theirs),
      `ratio ${ratio.toFixed(1)} × (target ${target} ×); ${agree ? "equal within sampling error" : "NOT EQUAL"}`,
      `largest difference: ${ten.largestZ.toFixed(1)} standard errors (limit ${ten.limitZ})`,
      `${result.machine}; load ${result.loadAverage}`,
      "",
    ].join("\n"),
  );
}
if (!ten.agree || ten.ratio < ten.target) process.exitCode = 1;

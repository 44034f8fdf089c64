/**
 * The queue's formula beside its simulation: the largest rate of five replicas × seven lengths × four
 * targets. Takes some minutes. Run: `npx node bench/queue.ts [burstiness]`, 1 when left out.
 */
import { largestRate } from "../packages/capacity/src/queue/largest-rate.ts";
import type { Lengths } from "../packages/capacity/src/queue/load-shape.ts";
import { fixtureReplicas } from "../packages/capacity/src/queue/replica-times.fixture.ts";
import type { ReplicaTimes } from "../packages/capacity/src/queue/replica-times.ts";
import { seededRandom } from "../packages/capacity/src/queue/seeded-random.ts";
import { simulatedLargestRate } from "../packages/capacity/src/queue/simulated-largest-rate.ts";

const burstiness = Number(process.argv[2] ?? 1);
const straight: ReplicaTimes = {
  stepS: (batch, context) => 0.01 + 0.0002 * batch + 2e-8 * batch * context,
  prefillS: (tokens, cached) => 0.002 + tokens * 2e-5 * (1 + (tokens + 2 * cached) / 40_000),
  maxSequences: (context) => Math.min(256, Math.floor(300_000 / context)),
};
const mean = (promptTokens: number, outputTokens: number) => ({
  promptTokens,
  newPromptTokens: promptTokens,
  outputTokens,
});
const alike = (prompt: number, output: number): Lengths => ({
  kind: "fixed",
  mean: mean(prompt, output),
});
const varied = (prompt: number, output: number): Lengths => ({
  kind: "lognormal",
  mean: mean(prompt, output),
  promptVariation: 1,
  outputVariation: 1,
});
const shapes: readonly (readonly [string, Lengths])[] = [
  ["200/500 varied", varied(200, 500)],
  ["1000/200 alike", alike(1000, 200)],
  ["1000/200 varied", varied(1000, 200)],
  ["4000/300 varied", varied(4000, 300)],
  ["2000/28 varied", varied(2000, 28)],
  ["8000/1000 varied", varied(8000, 1000)],
  ["16000/400 alike", alike(16_000, 400)],
];
const targets = [
  { ttftS: 2, tpotS: 0.2, percentile: 99 },
  { ttftS: 1, tpotS: 0.05, percentile: 95 },
  { tpotS: 0.08, percentile: 99 },
  { ttftS: 5, percentile: 90 },
];

for (const [name, lengths] of shapes) {
  const errors: number[] = [];
  let near = 0;
  for (const times of [...Object.values(fixtureReplicas), straight]) {
    for (const target of targets) {
      const formula = largestRate(times, { lengths }, target, burstiness);
      const simulated = simulatedLargestRate(times, { lengths }, target, formula.saturatedPerS, {
        burstiness,
        count: 30_000,
        random: () => seededRandom(7),
      });
      const error = Math.abs(formula.requestsPerS / simulated - 1);
      const ofSaturated = Math.abs(formula.requestsPerS - simulated) / formula.saturatedPerS;
      errors.push(error);
      if (error <= 0.1 || ofSaturated <= 0.02) near++;
    }
  }
  const median = errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? Number.NaN;
  console.log(`${name}: median ${(100 * median).toFixed(1)} %, near ${near} of ${errors.length}`);
}

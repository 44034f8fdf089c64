import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { peakOperations } from "../facts/accelerator.ts";
import { readAccelerators } from "../facts/read-accelerators.ts";
import { readOpenModels } from "../facts/read-open-models.ts";
import { predictServing } from "../serving/predict-serving.ts";
import { replicaTimes } from "../serving/replica-times-of.ts";
import { readCalibration } from "./read-calibration.ts";
import { statedError } from "./stated-error.ts";

const read = (path: string) =>
  readFileSync(join(import.meta.dirname, "../../../../catalog", path), "utf8");
const must = <Value>(
  outcome: { ok: true; value: Value } | { ok: false; error: unknown },
): Value => {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.error));
};

const calibration = must(readCalibration(read("capacity.yaml"), "capacity.yaml"));
const models = [...must(readOpenModels(read("models/open.yaml"), "open.yaml")).values()];
const { accelerators } = must(readAccelerators(read("accelerators.yaml"), "accelerators.yaml"));
const parts = [...accelerators.values()];

/** Any model on any part, with any load: the corrections of the catalog included. */
const questions = fc.record({
  model: fc.constantFrom(...models),
  gpu: fc.constantFrom(...parts),
  gpus: fc.constantFrom(1, 2, 4, 8),
  precision: fc.constantFrom("bf16" as const, "fp8" as const, "fp4" as const),
  engine: fc.constantFrom("vllm", "trtllm", "sglang", "another"),
  promptTokens: fc.integer({ min: 16, max: 30_000 }),
  outputTokens: fc.integer({ min: 1, max: 8000 }),
  concurrency: fc.integer({ min: 1, max: 1000 }),
});

/** The middles of the errors, which a prediction has in it. */
const likelyOf = (replica: Parameters<typeof statedError>[1]) =>
  statedError(calibration, replica, "closed-loop").error;

type Question = typeof questions extends fc.Arbitrary<infer One> ? One : never;

const split = ({ promptTokens, outputTokens, concurrency, ...rest }: Question) => ({
  replica: { ...rest, kvBytesPerNumber: rest.precision === "bf16" ? 2 : 1 },
  request: { promptTokens, newPromptTokens: promptTokens, outputTokens },
  concurrency,
});

it("never makes a request quicker when more of them come", () => {
  fc.assert(
    fc.property(questions, fc.integer({ min: 1, max: 1000 }), (question, more) => {
      const { replica, request, concurrency } = split(question);
      const now = predictServing(calibration, replica, request, concurrency);
      const then = predictServing(calibration, { ...replica }, request, concurrency + more);
      if (now === undefined || then === undefined) return;
      expect(then.tpotS.likely).toBeGreaterThanOrEqual(now.tpotS.likely * (1 - 1e-12));
      expect(then.ttftS.likely).toBeGreaterThanOrEqual(now.ttftS.likely * (1 - 1e-12));
    }),
    { numRuns: 300 },
  );
});

it("is never slower when a part becomes faster", () => {
  const times = fc.double({ min: 1, max: 3, noNaN: true });
  fc.assert(
    fc.property(questions, times, times, times, (question, bytes, operations, link) => {
      const { replica, request, concurrency } = split(question);
      const { gpu } = replica;
      const faster = {
        ...gpu,
        bandwidthGbPerS: gpu.bandwidthGbPerS * bytes,
        tflops: Object.fromEntries(
          Object.entries(gpu.tflops).map(([format, value]) => [format, value * operations]),
        ) as typeof gpu.tflops,
        interconnectGbPerS: gpu.interconnectGbPerS * link,
      };
      const now = predictServing(calibration, replica, request, concurrency);
      const then = predictServing(calibration, { ...replica, gpu: faster }, request, concurrency);
      if (now === undefined || then === undefined) return;
      expect(then.tpotS.likely).toBeLessThanOrEqual(now.tpotS.likely * (1 + 1e-12));
      expect(then.ttftS.likely).toBeLessThanOrEqual(now.ttftS.likely * (1 + 1e-12));
      expect(then.outputTokensPerS.likely).toBeGreaterThanOrEqual(
        now.outputTokensPerS.likely * (1 - 1e-12),
      );
    }),
    { numRuns: 300 },
  );
});

it("never does more operations than the peak, from one token of answer to ten", () => {
  const few = fc.integer({ min: 1, max: 10 });
  fc.assert(
    fc.property(questions, few, fc.boolean(), (question, outputTokens, steady) => {
      const { replica, request, concurrency } = split({ ...question, outputTokens });
      const found = predictServing(calibration, replica, request, { concurrency, steady });
      if (found === undefined) return;
      const computed = found.requestsPerS.likely / likelyOf(replica).throughput.likely;
      const operations =
        computed * 2 * replica.model.activeParameters * (request.promptTokens + outputTokens);
      const peak = replica.gpus * peakOperations(replica.gpu, replica.precision);
      expect(operations).toBeLessThanOrEqual(peak * (1 + 1e-9));
    }),
    { numRuns: 500 },
  );
});

it("answers no more requests once memory is full", () => {
  fc.assert(
    fc.property(questions, fc.integer({ min: 1, max: 100_000 }), (question, more) => {
      const { replica, request } = split(question);
      const alone = predictServing(calibration, replica, request, 1);
      if (alone === undefined) return;
      const { batch } = predictServing(calibration, replica, request, 1e12) ?? alone;
      const full = predictServing(calibration, replica, request, batch) ?? alone;
      const beyond = predictServing(calibration, replica, request, batch + more) ?? full;
      expect(beyond.requestsPerS.likely).toBeLessThanOrEqual(full.requestsPerS.likely * (1 + 1e-9));
    }),
    { numRuns: 300 },
  );
});

it("has a shorter first wait where requests come one by one, and a longer one with more of them", () => {
  fc.assert(
    fc.property(questions, fc.integer({ min: 1, max: 1000 }), (question, more) => {
      const { replica, request, concurrency } = split(question);
      const steady = true;
      const now = predictServing(calibration, replica, request, { concurrency, steady });
      const together = predictServing(calibration, replica, request, concurrency);
      const then = predictServing(calibration, replica, request, {
        concurrency: concurrency + more,
        steady,
      });
      if (now === undefined || then === undefined || together === undefined) return;
      expect(now.ttftS.likely).toBeLessThanOrEqual(together.ttftS.likely);
      expect(now.requestsPerS).toEqual(together.requestsPerS);
      expect(then.ttftS.likely).toBeGreaterThanOrEqual(now.ttftS.likely * (1 - 1e-12));
    }),
    { numRuns: 300 },
  );
});

it("gives a queue times that grow with what is to be done", () => {
  const size = fc.integer({ min: 1, max: 2000 });
  fc.assert(
    fc.property(questions, size, size, size, (question, batch, context, more) => {
      const { replica, request } = split(question);
      const times = replicaTimes(calibration, replica, request);
      const step = times.stepS(batch, context);
      expect(times.stepS(batch + more, context)).toBeGreaterThanOrEqual(step * (1 - 1e-12));
      expect(times.stepS(batch, context + more)).toBeGreaterThanOrEqual(step * (1 - 1e-12));
      expect(times.prefillS(context + more, batch)).toBeGreaterThanOrEqual(
        times.prefillS(context, batch),
      );
      expect(times.maxSequences(context + more)).toBeLessThanOrEqual(times.maxSequences(context));
    }),
    { numRuns: 150 },
  );
});

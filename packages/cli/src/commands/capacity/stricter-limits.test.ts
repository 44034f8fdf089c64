import type { ServingNeed } from "@outlay/capacity";
import { enginesFor, predictServing, replicaTimes, servingOptions } from "@outlay/capacity";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../catalog/load.ts";
import { askedGpu, askedModel } from "./asked-names.ts";

const catalog = loadCatalog();
const { calibration } = catalog;

const asked = fc.record({
  model: fc.constantFrom("llama-3.1-8b", "llama-3.3-70b", "qwen3-235b-a22b", "gpt-oss-120b"),
  gpu: fc.constantFrom("h100", "b200", "mi300x", "l40s", "a100-80"),
  promptTokens: fc.integer({ min: 16, max: 16_000 }),
  outputTokens: fc.integer({ min: 1, max: 2000 }),
  ttftS: fc.double({ min: 0.1, max: 8, noNaN: true }),
  tpotS: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
  ceiling: fc.double({ min: 0.3, max: 1, noNaN: true }),
  cautious: fc.boolean(),
});

/** Requests a second that are planned for each replica of a part, by its layout and engine. */
function planned(
  { model: name, gpu: part, promptTokens, outputTokens, ceiling, ...drawn }: DrawnOf<typeof asked>,
  percentile: number | undefined,
): Map<string, number> {
  const found = { model: askedModel(catalog, name), gpu: askedGpu(catalog, part) };
  if ("error" in found.model || "error" in found.gpu) throw new Error(`${name} or ${part} is gone`);
  const model = found.model.value;
  const gpu = found.gpu.value;
  const need: ServingNeed = {
    model,
    request: { promptTokens, newPromptTokens: promptTokens, outputTokens },
    limits: { ttftS: drawn.ttftS, tpotS: drawn.tpotS },
    ...(percentile === undefined ? {} : { tail: { percentile, burstiness: 1 } }),
    load: { requestsPerS: 1, peakFactor: 1, utilisationCeiling: ceiling, spareReplicas: 0 },
    precisions: [model.precision],
    unpacked: true,
    engines: "measured",
    kvBytesPerNumber: 2,
    maxSequences: 256,
    cautious: drawn.cautious,
  };
  const { options } = servingOptions(need, gpu, model.precision, 8, {
    predict: (replica, request, load) => predictServing(calibration, replica, request, load),
    times: (replica, request) => replicaTimes(calibration, replica, request),
    enginesOf: (one) => enginesFor(calibration, one),
  });
  const end = drawn.cautious ? "low" : "likely";
  return new Map(
    options.map(({ layout, replica, rate }) => [
      JSON.stringify([layout, replica.engine]),
      rate[end] * (percentile === undefined ? ceiling : 1),
    ]),
  );
}

type DrawnOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** Each replica of the stricter need is one of the other's, and no more is planned for it. */
function expectNoMore(stricter: Map<string, number>, looser: Map<string, number>): void {
  for (const [key, rate] of stricter) {
    expect(rate).toBeLessThanOrEqual((looser.get(key) ?? 0) * (1 + 1e-9));
  }
}

describe("replicas under stricter limits, with the calibration of the catalog", () => {
  it("are never fewer from the mean to 50, 95 and 99 of 100", () => {
    fc.assert(
      fc.property(asked, (drawn) => {
        const steps = [undefined, 50, 95, 99].map((percentile) => planned(drawn, percentile));
        for (const [at, step] of steps.slice(1).entries()) {
          expectNoMore(step, steps[at] as Map<string, number>);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("are never fewer for a shorter first token or shorter pauses", () => {
    fc.assert(
      fc.property(
        asked,
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        fc.constantFrom(undefined, 90),
        (drawn, share, percentile) => {
          const looser = planned(drawn, percentile);
          expectNoMore(planned({ ...drawn, ttftS: drawn.ttftS * share }, percentile), looser);
          expectNoMore(planned({ ...drawn, tpotS: drawn.tpotS * share }, percentile), looser);
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

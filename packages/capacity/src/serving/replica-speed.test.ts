import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbers } from "../arithmetic.ts";
import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { decodeStepSeconds } from "../speed/decode-step.ts";
import { prefillSeconds } from "../speed/prefill.ts";
import type { Replica } from "../speed/replica.ts";
import { largestBatch, leastPacedTokens } from "./largest-batch.ts";
import { replicaSpeed } from "./replica-speed.ts";

const perfect = { memory: 1, compute: 1, stepOverhead: 0 };
const likely = { memory: 0.7, compute: 0.5, stepOverhead: 0.004 };
const one: Replica = {
  model: llama8b,
  precision: "bf16",
  gpu: a100,
  gpus: 1,
  kvBytesPerNumber: 2,
};
const request = { promptTokens: 2000, newPromptTokens: 2000, outputTokens: 400 };

describe("roofline", () => {
  it("400 tokens of an 8B model in bf16 on one A100 take at least 3.1 s (A.latency.tuned-small)", () => {
    const step = decodeStepSeconds(numbers, one, perfect, { batch: 1, contextTokens: 0 });
    expect(step).toBeCloseTo(16.06e9 / 2039e9, 12); // 7.9 ms
    expect(400 * step).toBeGreaterThan(3.1);
  });

  // 2 × 8.03e9 operations a token without attention; 2 × 32 × 4096 = 262144 for each token looked at.
  it.each([
    {
      name: "nothing cached",
      prompt: 2000,
      fresh: 2000,
      operations: 2000 * (16.06e9 + 0.524288e9),
    },
    { name: "half cached", prompt: 2000, fresh: 1000, operations: 1000 * (16.06e9 + 0.786432e9) },
    { name: "one new token", prompt: 2000, fresh: 1, operations: 16.06e9 + 262144 * 3999 },
    { name: "100K cached", prompt: 101e3, fresh: 1000, operations: 1000 * (16.06e9 + 52.690944e9) },
  ])("prefill, $name: $operations operations", ({ prompt, fresh, operations }) => {
    const read = { promptTokens: prompt, newPromptTokens: fresh };
    expect(prefillSeconds(numbers, one, perfect, read)).toBeCloseTo(operations / 312e12, 12);
  });

  it("what is cached and what is new add up to the pairs of the whole prompt", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e5 }), fc.nat(100), (prompt, percent) => {
        const first = Math.floor((prompt * percent) / 100);
        const seconds = (promptTokens: number, newPromptTokens: number): number =>
          prefillSeconds(numbers, one, perfect, { promptTokens, newPromptTokens });
        // Reading the head, then the rest on top of it, is reading all.
        const parts = seconds(first, first) + seconds(prompt, prompt - first);
        expect(parts / seconds(prompt, prompt)).toBeCloseTo(1, 9);
      }),
    );
  });

  it("the bound with the most work decides: a large batch waits for operations", () => {
    const step = decodeStepSeconds(numbers, one, perfect, { batch: 1000, contextTokens: 0 });
    expect(step).toBeCloseTo((1000 * 2 * 8.03e9) / 312e12, 12);
  });
});

describe("a replica", () => {
  it.each([
    { name: "8B bf16, one A100", replica: one, wantTokensPerS: [500, 2500] },
    {
      name: "8B fp8, one L40S",
      replica: { ...one, precision: "fp8", gpu: l40s } as Replica,
      wantTokensPerS: [400, 2000],
    },
    {
      name: "70B bf16, four A100",
      replica: { ...one, model: llama70b, gpus: 4 } as Replica,
      wantTokensPerS: [200, 1200],
    },
  ])("$name writes between $wantTokensPerS tokens a second at a pause of 50 ms", (row) => {
    const target = { secondsPerToken: 0.05, maxSequences: 256 };
    const batch = largestBatch(numbers, row.replica, likely, request, target);
    const speed = replicaSpeed(numbers, row.replica, likely, request, batch);
    const tokensPerS = speed.requestsPerS * request.outputTokens;
    expect(tokensPerS).toBeGreaterThan(row.wantTokensPerS[0] as number);
    expect(tokensPerS).toBeLessThan(row.wantTokensPerS[1] as number);
  });

  it("keeps the pace that the batch was chosen for, whenever one sequence can", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 20_000 }),
        fc.integer({ min: 1, max: 4_000 }),
        fc.double({ min: 0.03, max: 0.5, noNaN: true }),
        (promptTokens, outputTokens, secondsPerToken) => {
          const load = { promptTokens, newPromptTokens: promptTokens, outputTokens };
          const target = { secondsPerToken, maxSequences: 256 };
          const batch = largestBatch(numbers, one, likely, load, target);
          const speed = replicaSpeed(numbers, one, likely, load, batch);
          expect(batch).toBeGreaterThanOrEqual(1);
          const stepS = speed.secondsPerToken - (batch * speed.prefillS) / outputTokens;
          const turnS = (batch * speed.prefillS) / Math.max(outputTokens, leastPacedTokens);
          if (batch > 1) expect(stepS + turnS).toBeLessThanOrEqual(secondsPerToken * 1.0001);
        },
      ),
    );
  });

  it("an answer of fewer tokens never takes more of a replica, down to one token", () => {
    const rateOf = (outputTokens: number, secondsPerToken: number): number => {
      const load = { promptTokens: 2000, newPromptTokens: 2000, outputTokens };
      const target = { secondsPerToken, maxSequences: 256 };
      const batch = largestBatch(numbers, one, likely, load, target);
      return replicaSpeed(numbers, one, likely, load, batch).requestsPerS;
    };
    for (const pause of [0.03, 0.054, 0.2]) {
      const rates = [1, 2, 3, 4, 8, 16, 32, 64, 128, 512].map((output) => rateOf(output, pause));
      // Whole sequences: a batch of 6 after one of 5.9 is worth a little.
      for (const [at, rate] of rates.slice(1).entries()) {
        expect(rate).toBeLessThanOrEqual((rates[at] as number) * 1.02);
      }
    }
  });

  it("a larger batch finishes at least as many requests a second", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (batch) => {
        const less = replicaSpeed(numbers, one, likely, request, batch);
        const more = replicaSpeed(numbers, one, likely, request, batch + 1);
        expect(more.requestsPerS).toBeGreaterThanOrEqual(less.requestsPerS);
      }),
    );
  });
});

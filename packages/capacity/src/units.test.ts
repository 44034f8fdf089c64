import { describe, expect, it } from "vitest";
import type { Architecture } from "./facts/architecture.ts";
import { a100, llama8b, llama70b } from "./known-hardware.fixture.ts";
import { sequenceBytes } from "./memory/kv-cache.ts";
import { weightBytesRead } from "./memory/weights.ts";
import { largestBatch } from "./serving/largest-batch.ts";
import { replicaSpeed } from "./serving/replica-speed.ts";
import type { Replica } from "./speed/replica.ts";
import { freeMemory } from "./speed/replica-facts.ts";
import { type Measured, MixedUnits, measured as m, unitOf } from "./units.fixture.ts";

const models: Record<string, Architecture> = {
  heads: llama70b,
  "a window": {
    ...llama8b,
    attention: { kind: "heads", kvHeads: 8, headDim: 64, sliding: { layers: 16, window: 128 } },
  },
  "linear layers": {
    ...llama8b,
    attention: {
      kind: "heads",
      kvHeads: 2,
      headDim: 256,
      linear: { layers: 24, stateBytes: 2e6 },
    },
  },
  "latent vectors and experts": {
    ...llama8b,
    parameters: 671e9,
    activeParameters: 37e9,
    experts: { total: 256, perToken: 8 },
    attention: { kind: "latent", latentDim: 576, index: { layers: 32, dim: 128 } },
  },
  "compressed vectors": {
    ...llama8b,
    attention: {
      kind: "latent",
      latentDim: 512,
      compressed: { layers: [{ layers: 30, tokens: 4 }], window: 128 },
    },
  },
};

const of = (value: number, unit: string): Measured => ({ value, unit: unitOf(unit) });
const request = {
  promptTokens: of(1000, "token"),
  newPromptTokens: of(800, "token"),
  outputTokens: of(200, "token"),
};
const efficiency = {
  memory: of(0.7, "1"),
  compute: of(0.5, "1"),
  stepOverhead: of(0.004, "s"),
  decodeFactor: of(1.1, "1"),
  prefillFactor: of(1.2, "1"),
};
const target = { secondsPerToken: of(0.05, "s / token"), maxSequences: of(256, "1") };

describe.each(Object.entries(models))("units of a model with %s", (_, model) => {
  const replica: Replica = { model, precision: "fp8", gpu: a100, gpus: 8, kvBytesPerNumber: 2 };

  it("memory is in bytes, time in seconds, a batch in nothing", () => {
    const bytes = unitOf("byte");
    expect(sequenceBytes(m, model, 8, 2, request.promptTokens).unit).toEqual({
      ...bytes,
      token: 0,
    });
    expect(weightBytesRead(m, model, "fp8", of(8, "1")).unit).toEqual(bytes);
    expect(freeMemory(m, replica).unit).toEqual(bytes);
    const batch = largestBatch(m, replica, efficiency, request, target);
    expect(Object.values(batch.unit).every((power) => power === 0)).toBe(true);
    const speed = replicaSpeed(m, replica, efficiency, request, of(8, "1"));
    expect(speed.requestsPerS.unit).toMatchObject({ s: -1 });
    expect(speed.prefillS.unit).toMatchObject({ s: 1 });
  });

  it("what is mixed is refused: a prompt in seconds, a batch in tokens, a pause without its token", () => {
    const seconds = { ...request, promptTokens: of(1000, "s") };
    expect(() => replicaSpeed(m, replica, efficiency, seconds, of(8, "1"))).toThrow(MixedUnits);
    expect(() => replicaSpeed(m, replica, efficiency, request, of(8, "token"))).toThrow(MixedUnits);
    const pause = { ...target, secondsPerToken: of(0.05, "s") };
    expect(() => largestBatch(m, replica, efficiency, request, pause)).toThrow(MixedUnits);
  });
});

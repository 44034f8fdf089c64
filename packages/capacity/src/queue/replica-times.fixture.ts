import type { ReplicaTimes } from "./replica-times.ts";

/** Facts of a replica for tests: round figures near those of real models and parts. */
interface Facts {
  readonly weightGb: number;
  readonly kvBytesPerToken: number;
  readonly parameters: number;
  readonly bytesPerS: number;
  readonly operationsPerS: number;
  readonly overheadS: number;
  readonly memoryGb: number;
  readonly mostSequences: number;
}

const timesOf = (facts: Facts): ReplicaTimes => ({
  stepS: (batch, contextTokens) =>
    facts.overheadS +
    Math.max(
      (facts.weightGb * 1e9 + batch * contextTokens * facts.kvBytesPerToken) / facts.bytesPerS,
      (batch * 2 * facts.parameters) / facts.operationsPerS,
    ),
  prefillS: (newTokens, cachedTokens) =>
    (newTokens * (2 * facts.parameters + 5e5 * (newTokens + 2 * cachedTokens))) /
    facts.operationsPerS,
  maxSequences: (contextTokens) =>
    Math.min(
      facts.mostSequences,
      Math.floor(
        ((facts.memoryGb * 0.9 - facts.weightGb) * 1e9) / (facts.kvBytesPerToken * contextTokens),
      ),
    ),
});

/** Replicas for tests: an 8B on one quick part and on a slow one, a 70B on four, one with little room. */
export const fixtureReplicas: Readonly<Record<string, ReplicaTimes>> = {
  "8B, quick part": timesOf({
    weightGb: 16,
    kvBytesPerToken: 131_072,
    parameters: 8e9,
    bytesPerS: 2.3e12,
    operationsPerS: 4.9e14,
    overheadS: 0.004,
    memoryGb: 80,
    mostSequences: 512,
  }),
  "8B, slow part": timesOf({
    weightGb: 16,
    kvBytesPerToken: 131_072,
    parameters: 8e9,
    bytesPerS: 0.6e12,
    operationsPerS: 1.8e14,
    overheadS: 0.004,
    memoryGb: 48,
    mostSequences: 512,
  }),
  "70B, four parts": timesOf({
    weightGb: 141,
    kvBytesPerToken: 327_680,
    parameters: 70e9,
    bytesPerS: 9.4e12,
    operationsPerS: 1.9e15,
    overheadS: 0.007,
    memoryGb: 320,
    mostSequences: 512,
  }),
  "30B with 3B active, little room": timesOf({
    weightGb: 30,
    kvBytesPerToken: 98_304,
    parameters: 3e9,
    bytesPerS: 2.3e12,
    operationsPerS: 4.9e14,
    overheadS: 0.006,
    memoryGb: 48,
    mostSequences: 256,
  }),
};

import type { WhyNot } from "./deployment.ts";
import type { ReplicaMemory } from "./replica-memory.ts";

/** How near a reason is to serving: one that is too slow has come farthest. */
export const whyNotOrder: readonly WhyNot["code"][] = [
  "no-machine",
  "no-format",
  "machine-too-small",
  "context-too-short",
  "no-layout",
  "weights-too-large",
  "cache-too-small",
  "too-slow",
];

/** Of two reasons that of the replica which comes nearer; of two that are too slow the quicker one. */
export function nearer(a: WhyNot, b: WhyNot): WhyNot {
  if (a.code === "too-slow" && b.code === "too-slow") return b.tpotS < a.tpotS ? b : a;
  return whyNotOrder.indexOf(b.code) >= whyNotOrder.indexOf(a.code) ? b : a;
}

/** Why nothing runs on a replica: its weights, or the cache of one request. */
export function noRoom(memory: ReplicaMemory, gpus: number): WhyNot {
  const { weightBytes, cacheBytes, bytesPerSequence } = memory;
  return cacheBytes <= 0
    ? { code: "weights-too-large", weightBytes, roomBytes: cacheBytes + weightBytes, gpus }
    : { code: "cache-too-small", cacheBytes, bytesPerSequence, gpus };
}

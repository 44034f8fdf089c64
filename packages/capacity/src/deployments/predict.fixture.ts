import { numbers } from "../arithmetic.ts";
import { meanContext } from "../serving/load.ts";
import { replicaSpeed } from "../serving/replica-speed.ts";
import type { Predict } from "./predict.ts";
import { replicaMemory } from "./replica-memory.ts";

/** The formulas as they stand, with an interval of a fifth to each side: for tests of the search. */
export const roofline: Predict = (replica, request, { concurrency, maxSequences = 1e9 }) => {
  const { sequences } = replicaMemory(replica, request);
  if (sequences < 1) return undefined;
  const batch = Math.min(sequences, maxSequences, concurrency);
  const efficiency = { memory: 0.7, compute: 0.5, stepOverhead: 0.004 };
  const speed = replicaSpeed(numbers, replica, efficiency, request, batch);
  const around = (likely: number) => ({ low: likely * 0.8, likely, high: likely * 1.2 });
  const tokens = speed.requestsPerS * request.outputTokens;
  return {
    outputTokensPerS: around(tokens),
    outputTokensPerSPerGpu: around(tokens / replica.gpus),
    requestsPerS: around(speed.requestsPerS),
    ttftS: around(speed.prefillS + speed.secondsPerToken),
    tpotS: around(speed.secondsPerToken),
    batch,
    memoryUsed:
      (batch * meanContext(numbers, request)) / (sequences * meanContext(numbers, request)),
    basis: "uncalibrated",
    why: "a fixture",
  };
};

import { largestBatch, numbers, replicaSpeed } from "@outlay/capacity";
import { log } from "@outlay/numerics";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import type { Serving } from "../self-hosted/find-candidates.ts";
import type { ServingDemand } from "../self-hosted/serving-demand.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import { answerReach, type CallReach, rerankerReach } from "./answer-reach.ts";
import { lateness } from "./latency-rules.ts";
import { latencyTarget } from "./latency-target.ts";

/**
 * What a call on machines of one's own reaches, at middle values: at best alone on a replica, and surely
 * at the peak that the fleet is planned for.
 *
 * First token = prefill + wait for the prompts before + a step. The mean wait is that of `firstTokenSeconds`
 * (M/D/1); for a share p of the answers it is taken as mean × ln(1 / (1 − p)), as if waits were spread
 * exponentially, which is on the safe side of even service times.
 */
export function machineReach(
  { replica }: Serving,
  demand: ServingDemand<number, Float64Array>,
  percentile: number,
): CallReach {
  const { request, efficiency, target, ceiling } = demand;
  const reached = replica.gpu.earlySoftware ? demand.early : 1;
  const at = (batch: number) => {
    const { prefillS, secondsPerToken, requestsPerS } = replicaSpeed(
      numbers,
      replica,
      efficiency,
      request,
      batch,
    );
    // A step, from step + batch × prefill ÷ output = seconds for a token.
    const stepS = secondsPerToken - (batch * prefillS) / request.outputTokens;
    return { prefillS, stepS, secondsPerToken, requestsPerS };
  };
  const alone = at(1);
  const full = at(largestBatch(numbers, replica, efficiency, request, target));
  const load = full.prefillS * full.requestsPerS * ceiling;
  const wait = (load * full.prefillS) / (2 * (1 - load));
  const first = full.prefillS + wait * Math.max(1, log(1 / (1 - percentile))) + full.stepS;
  return {
    firstToken: { best: (alone.prefillS + alone.stepS) / reached, sure: first / reached },
    perToken: { best: alone.stepS / reached, sure: full.secondsPerToken / reached },
    source: `capacity of ${replica.gpus} × ${replica.gpu.name}, at middle values`,
  };
}

/** How late machines are for the times that a plan asks for: see `lateness`; 0 where it asks for none. */
export function machineLateness(
  plan: Plan,
  demand: ServingDemand<number, Float64Array>,
  call: TypicalCall,
  defaults: Defaults,
): (serving: Serving) => number {
  const target = latencyTarget(plan);
  if (target === undefined) return () => 0;
  const reranker = rerankerReach(plan, defaults);
  return (serving) =>
    lateness(target, answerReach(machineReach(serving, demand, target.percentile), call, reranker));
}

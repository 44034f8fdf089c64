import { numbers, type RequestShape, replicaSpeed } from "@outlay/capacity";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { type PeakTimes, peakTimes, type QueueLoad } from "../self-hosted/planned-share.ts";
import { correctedEfficiency, type RatedServing } from "../self-hosted/serving-speed.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import { answerReach, type CallReach, rerankerReach } from "./answer-reach.ts";
import { lateness } from "./latency-rules.ts";
import { latencyTarget } from "./latency-target.ts";

/**
 * What a call on machines of one's own reaches: at best alone on a replica that is as quick as may be, and
 * surely at the peak that the fleet is planned for on one that is as slow as may be (the ends of the 90 %
 * intervals of the calibration).
 *
 * @param ceiling share of a full replica's speed that the peak is planned for
 * @param quickest what is as quick as may be, where it is another than what is taken
 */
export function machineReach(
  serving: RatedServing,
  load: QueueLoad,
  ceiling: number,
  burstiness: number,
  quickest: RatedServing = serving,
): CallReach {
  const { speed, reached } = serving;
  const { replica } = quickest;
  const best = aloneTimes(quickest, load.request);
  const peak = peakTimes(serving, load, ceiling, burstiness);
  // Times at the peak are those of what is reached; the ends of the interval are against what is predicted.
  const { ttft, tpot } = speed.error;
  return {
    firstToken: {
      best: best.ttftS,
      sure: Math.max(best.ttftS, peak.ttftS * reached * ttft.high),
    },
    perToken: { best: best.tpotS, sure: Math.max(best.tpotS, peak.tpotS * reached * tpot.high) },
    source: `capacity of ${replica.gpus} × ${replica.gpu.name}, ${speed.basis}`,
  };
}

/** Times of a call alone on a replica, at the quick ends of the intervals. */
function aloneTimes({ replica, speed }: RatedServing, request: RequestShape<number>): PeakTimes {
  const { error } = speed;
  const efficiency = correctedEfficiency(speed);
  const { prefillS, secondsPerToken } = replicaSpeed(numbers, replica, efficiency, request, 1);
  // A step, from step + batch × prefill ÷ output = seconds for a token.
  const stepS = secondsPerToken - prefillS / request.outputTokens;
  return { ttftS: (prefillS + stepS) * error.ttft.low, tpotS: stepS * error.tpot.low };
}

/** How late machines are for the times that a plan asks for: see `lateness`; 0 where it asks for none. */
export function machineLateness(
  plan: Plan,
  request: RequestShape<number>,
  call: TypicalCall,
  defaults: Defaults,
): (serving: RatedServing) => number {
  const target = latencyTarget(plan);
  if (target === undefined) return () => 0;
  const reranker = rerankerReach(plan, defaults);
  return (serving) => {
    const { ttftS, tpotS } = aloneTimes(serving, request);
    const only = (seconds: number) => ({ best: seconds, sure: seconds });
    const reach = { firstToken: only(ttftS), perToken: only(tpotS), source: "" };
    return lateness(target, answerReach(reach, call, reranker));
  };
}

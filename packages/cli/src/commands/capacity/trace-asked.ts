import {
  type LatencyTarget,
  mostTraceDays,
  type Routing,
  type Trace,
  type TraceNeed,
} from "@outlay/capacity";
import type { Found } from "./asked-names.ts";

/** What was typed of a trace. */
export interface TypedTrace {
  readonly file: string;
  readonly scale: number;
  readonly spare: number;
  readonly routing: Routing;
  readonly ttft?: number | undefined;
  readonly tpot?: number | undefined;
  readonly percentile?: number | undefined;
}

/** A trace that is to be served. */
export interface AskedTrace {
  readonly file: string;
  readonly scale: number;
  readonly routing: Routing;
  readonly trace: Trace;
  readonly withoutOutput: number;
  readonly need: Omit<TraceNeed, "random">;
}

/** Limits and speed of a trace: where no limit is typed, nothing decides the number of replicas. */
export function askedTrace(read: Trace, typed: TypedTrace): Found<AskedTrace> {
  const { file, scale, spare, routing, ttft, tpot, percentile = 99 } = typed;
  if (ttft === undefined && tpot === undefined) {
    return {
      error:
        "--trace needs a limit that decides how many replicas there are. For example: --ttft 2s --tpot 100 --percentile 99.",
    };
  }
  const days = (read.requests.at(-1)?.arrivalS ?? 0) / scale / 86_400;
  if (days > mostTraceDays) {
    return {
      error: `--scale ${scale} makes the trace last ${Math.round(days)} days: ${mostTraceDays} at most.`,
    };
  }
  const target: LatencyTarget = {
    percentile,
    ...(ttft === undefined ? {} : { ttftS: ttft }),
    ...(tpot === undefined ? {} : { tpotS: tpot }),
  };
  const trace = {
    ...read,
    requests: read.requests.map((each) => ({ ...each, arrivalS: each.arrivalS / scale })),
  };
  return {
    value: {
      file,
      scale,
      routing,
      trace,
      withoutOutput: read.withoutOutput,
      need: { target, routing, spareReplicas: spare },
    },
  };
}

/** Mean request of a trace, in whole tokens: what a replica is chosen and calibrated for. */
export function meanRequest({ requests }: Trace): {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
} {
  let prompt = 0;
  let read = 0;
  let output = 0;
  for (const request of requests) {
    prompt += request.promptTokens;
    read += request.newPromptTokens;
    output += request.outputTokens;
  }
  const mean = (sum: number): number => Math.max(1, Math.round(sum / requests.length));
  const input = mean(prompt);
  return { input, cached: Math.max(0, input - mean(read)), output: mean(output) };
}

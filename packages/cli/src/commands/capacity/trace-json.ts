import type { LatencyPercentiles, TraceFleet, TraceReplay } from "@outlay/capacity";
import type { AskedCapacity } from "./asked-capacity.ts";
import type { TraceAnswer } from "./trace-answer.ts";
import type { AskedTrace } from "./trace-asked.ts";

/** The document of `outlay capacity --trace --json`; docs/capacity-load.md says what each key means. */
export function traceJson(answer: TraceAnswer, asked: AskedCapacity, trace: AskedTrace): object {
  const { option, plan, cost, replicas, replicasAtBest, replicasAtWorst } = answer;
  const { target, spareReplicas } = trace.need;
  const { statistics, refused, staysS, windowS, burstiness, formula, planned, fewest } = plan;
  return {
    kind: "capacity-trace",
    asked: {
      model: asked.model.id,
      trace: trace.file,
      scale: trace.scale,
      routing: trace.routing,
      spareReplicas,
      limits: {
        ttftMs: target.ttftS === undefined ? null : target.ttftS * 1000,
        tpotMs: target.tpotS === undefined ? null : target.tpotS * 1000,
        percentile: target.percentile,
        judgedBy: asked.need.cautious ? "high" : "likely",
      },
    },
    replica: {
      gpu: option.replica.gpu.id,
      gpus: option.replica.gpus,
      precision: option.replica.precision,
      engine: option.replica.engine ?? null,
      tensorParallel: option.layout.tensorParallel,
      basis: option.speed.basis,
      why: option.speed.why,
    },
    trace: {
      ...statistics,
      withoutOutput: trace.withoutOutput,
      refused,
      staysS,
      windowS,
      burstiness,
    },
    replicas: {
      planned: replicas,
      atQuickEnd: replicasAtBest ?? null,
      atSlowEnd: replicasAtWorst ?? null,
    },
    formula:
      formula === undefined ? null : { ...fleetJson(formula), utilisation: formula.utilisation },
    formulaReplayed: planned === undefined ? null : replayJson(planned),
    fewestReplayed: replayJson(fewest),
    autoscaled: answer.following?.fleet ?? null,
    cost:
      cost === undefined
        ? null
        : {
            machine: cost.machine,
            machines: cost.machines,
            usdPerHour: cost.usdPerHour,
            usdPerRequest: cost.usdPerRequest,
          },
  };
}

const fleetJson = ({
  replicas,
  serving,
  utilisation,
  ttftS,
  tpotS,
}: TraceFleet | TraceReplay): object => ({
  replicas,
  serving,
  utilisation,
  ttftMs: inMs(ttftS),
  tpotMs: inMs(tpotS),
});

const replayJson = (replay: TraceReplay): object => ({
  ...fleetJson(replay),
  busy: replay.busy,
  keepsLimits: replay.keepsTarget,
});

/** Milliseconds; null where a percentile has no value. */
const inMs = (latency: LatencyPercentiles): Record<string, number | null> =>
  Object.fromEntries(
    Object.entries(latency).map(([key, seconds]) => [
      key,
      Number.isFinite(seconds) ? seconds * 1000 : null,
    ]),
  );

import type { Calibration } from "../calibration/calibration.ts";
import type { RequestShape } from "../serving/load.ts";
import {
  predictOffline,
  predictServing,
  type ServingPrediction,
} from "../serving/predict-serving.ts";
import type { Replica } from "../speed/replica.ts";
import type { Predictor } from "./evaluate.ts";
import type { Measurement } from "./measurement.ts";

/** One replica of a measurement, as the serving formulas take it. */
export const replicaOf = ({
  model,
  precision,
  gpu,
  kvBytesPerNumber,
  engine,
  engineVersion,
  layout,
  source,
}: Measurement): Replica => ({
  model,
  precision,
  gpu,
  gpus: layout.gpus,
  kvBytesPerNumber,
  ...(engine !== undefined && { engine }),
  ...(engineVersion !== undefined && { engineVersion }),
  ...yearOf(source.date),
  ...(layout.expertParallel !== undefined && { expertParallel: layout.expertParallel }),
  dataParallelAttention: layout.dataParallelAttention,
  pipelineParallel: layout.pipelineParallel,
});

/** The year in which an engine was measured; nothing where the source does not say. */
function yearOf(date: string): { readonly engineYear?: number } {
  const [year] = /^20\d\d/.exec(date) ?? [];
  return year === undefined ? {} : { engineYear: Number(year) };
}

/** The requests of a measurement; nothing of a prompt comes from a cache. */
export const requestOf = ({ promptTokens, outputTokens }: Measurement): RequestShape<number> => ({
  promptTokens,
  newPromptTokens: promptTokens,
  outputTokens,
});

/**
 * Predicts measurements with the serving formulas and what a calibration says of them.
 *
 * Requests that share several replicas are dealt evenly. A burst counts as a static batch: all requests
 * start together and none follows.
 */
export const servingPredictor =
  (calibration: Calibration): Predictor =>
  (one) => {
    const answer = predicted(calibration, one);
    return (
      answer && {
        throughput: answer.outputTokensPerSPerGpu,
        ttft: answer.ttftS,
        tpot: answer.tpotS,
        basis: answer.basis,
      }
    );
  };

function predicted(calibration: Calibration, one: Measurement): ServingPrediction | undefined {
  const [replica, request] = [replicaOf(one), requestOf(one)];
  if (one.load.kind === "offline") return predictOffline(calibration, replica, request);
  return predictServing(calibration, replica, request, {
    concurrency: Math.ceil(one.load.concurrency / one.layout.replicas),
    static: one.load.kind !== "closed-loop",
  });
}

import type { ReplicaTimes } from "../queue/replica-times.ts";
import type { RequestShape } from "../serving/load.ts";
import type { ServingLoad, ServingPrediction } from "../serving/predict-serving.ts";
import type { Replica } from "../speed/replica.ts";

/** Speed of a replica under a load that never lets up; undefined where not one sequence fits. */
export type Predict = (
  replica: Replica,
  request: RequestShape<number>,
  load: ServingLoad,
) => ServingPrediction | undefined;

/** Times of the work of a replica, for what a queue does with them. */
export type TimesOf = (replica: Replica, request: RequestShape<number>) => ReplicaTimes;

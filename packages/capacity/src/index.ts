export { type Arithmetic, numbers } from "./arithmetic.ts";
export { type Calibrated, calibrated } from "./calibration/calibrated.ts";
export {
  type Basis,
  bases,
  type Calibration,
  type ErrorFactors,
  type ErrorKind,
  enginesFor,
  errorKinds,
  type ServingError,
} from "./calibration/calibration.ts";
export { perSquaredDoubling } from "./calibration/correction-grid.ts";
export type { CorrectionGroup, CorrectionPoint } from "./calibration/correction-point.ts";
export {
  type Configuration,
  configurationLikeness,
  configurationOf,
  lengthLikeness,
  log2,
  type Place as LoadPlace,
} from "./calibration/likeness.ts";
export { type LoadTimes, roomFor } from "./calibration/load-times.ts";
export { computedTimes, type LoadPoint, timeScale } from "./calibration/prediction.ts";
export { readCalibration } from "./calibration/read-calibration.ts";
export { type ReplicaWork, replicaWork } from "./calibration/replica-work.ts";
export {
  type ConstantName,
  constantKeys,
  constantNames,
  constantStarts,
  type FittedConstants,
  type ServingConstants,
  servingConstants,
} from "./calibration/serving-constants.ts";
export { errorKindOf } from "./calibration/stated-error.ts";
export { computesIn } from "./deployments/computes-in.ts";
export type {
  Deployment,
  Ranking,
  ServingOption,
  Unfit,
  WhyNot,
} from "./deployments/deployment.ts";
export { type Fleet, fleetOf, hoursPerMonth } from "./deployments/fleet.ts";
export { type Layout, layoutsOf, layoutWords } from "./deployments/layouts.ts";
export {
  concurrencies,
  type OperatingPoint,
  operatingPoint,
} from "./deployments/operating-point.ts";
export type { Predict, TimesOf } from "./deployments/predict.ts";
export {
  holds as holdsReplica,
  plannedLoad,
  rankDeployments,
} from "./deployments/rank-deployments.ts";
export { type ReplicaMemory, replicaMemory } from "./deployments/replica-memory.ts";
export type {
  DeploymentFacts,
  FleetNeed,
  LatencyLimits,
  LayoutWish,
  ServingNeed,
  SoldMachine,
  TailNeed,
} from "./deployments/serving-need.ts";
export { type PartOptions, type Speeds, servingOptions } from "./deployments/serving-options.ts";
export { type Accelerator, type PurchasePrice, peakOperations } from "./facts/accelerator.ts";
export { acceleratorNamed } from "./facts/accelerator-named.ts";
export { type Architecture, type Attention, expertParameters } from "./facts/architecture.ts";
export { architectureFromCounts, type Counts } from "./facts/architecture-from-counts.ts";
export { countsInName, type StatedCounts } from "./facts/counts-in-name.ts";
export { type Machine, machineOf, type Offer, type Purchase } from "./facts/machine.ts";
export { machinesFor, type OfferChoice } from "./facts/machines-for.ts";
export { modelNamed, type NamedWith, sharedNames } from "./facts/model-named.ts";
export { namedPrecision } from "./facts/named-precision.ts";
export { plainName } from "./facts/plain-name.ts";
export { bytesPerParameter, type Precision, precisions } from "./facts/precision.ts";
export type { Provenance as FactProvenance } from "./facts/provenance.ts";
export { type Hardware, readAccelerators } from "./facts/read-accelerators.ts";
export { readOpenModels } from "./facts/read-open-models.ts";
export { readRegions } from "./facts/read-regions.ts";
export { type Country, type Place, placeNamed, placeNames } from "./facts/region.ts";
export type { UnknownName } from "./facts/unknown-name.ts";
export { type Accuracy, accuracy, type Compared } from "./measured/accuracy.ts";
export { curveId, curveKey, modelFamily, runKey } from "./measured/curve-key.ts";
export { engineName } from "./measured/engine-name.ts";
export {
  type EvaluatedRow,
  type EvaluatedRows,
  type Evaluation,
  evaluate,
  type Grouping,
  groupings,
  type Metric,
  type MetricAccuracy,
  metricAccuracy,
  metrics,
  type Predictor,
  type RowPrediction,
} from "./measured/evaluate.ts";
export { learntFrom } from "./measured/learnt-from.ts";
export type {
  MeasuredLayout,
  MeasuredLoad,
  MeasuredValue,
  Measurement,
  NamedFacts,
  PrecisionBasis,
} from "./measured/measurement.ts";
export { namedFacts } from "./measured/named-facts.ts";
export { replicaOf, requestOf, servingPredictor } from "./measured/predict-measurement.ts";
export { csvCell, predictionColumns, predictionsCsv } from "./measured/predictions-csv.ts";
export {
  type Measurements,
  readMeasurements,
  type SkippedRow,
} from "./measured/read-measurements.ts";
export { type SkipReason, skipReasons } from "./measured/skip-reason.ts";
export { type Fold, leaveCurveOut, leaveGpuOut, leaveModelOut } from "./measured/splits.ts";
export { deviceBytes } from "./memory/device-memory.ts";
export { reservedBytesPerGpu, usableMemoryShare } from "./memory/free-memory.ts";
export { kvBytesPerTokenAndLayer, sequenceBytes } from "./memory/kv-cache.ts";
export {
  type DoesNotFit,
  fitReplica,
  type ReplicaChoice,
  type ReplicaFit,
} from "./memory/replica-fit.ts";
export { type GpuRoom, gpuRoom, type RoomWish, weightBytesOnGpu } from "./memory/replica-room.ts";
export { sequenceBytesOnGpu, sequencesThatFit } from "./memory/sequence-room.ts";
export { sharedEvenly } from "./memory/shared-evenly.ts";
export { weightBytes, weightBytesRead } from "./memory/weights.ts";
export { autoscaledFleet } from "./queue/autoscaled-fleet.ts";
export { type AutoscaledTrace, autoscaledTrace } from "./queue/autoscaled-trace.ts";
export { type LargestRate, largestRate } from "./queue/largest-rate.ts";
export type { LatencyTarget } from "./queue/latency-target.ts";
export {
  type Lengths,
  type LoadShape,
  type RequestLengths,
  usualChunkTokens,
} from "./queue/load-shape.ts";
export {
  type LatencyPercentiles,
  type NoFleet,
  planTrace,
  type TraceFleet,
  type TraceNeed,
  type TracePlan,
  type TraceReplay,
  traceFleet,
} from "./queue/plan-trace.ts";
export { mostTraceDays, readTrace, type Trace } from "./queue/read-trace.ts";
export { type ReplicaLatency, replicaLatency } from "./queue/replica-latency.ts";
export type { ReplicaTimes } from "./queue/replica-times.ts";
export { seededRandom } from "./queue/seeded-random.ts";
export { type FleetRun, type Routing, simulateFleet } from "./queue/simulate-fleet.ts";
export { slowerTimes } from "./queue/slower-times.ts";
export type { TimedRequest } from "./queue/timed-request.ts";
export type { TokenSpread, TraceStatistics } from "./queue/trace-statistics.ts";
export { utilisationCeiling } from "./queue/utilisation-ceiling.ts";
export { largestBatch, leastPacedTokens } from "./serving/largest-batch.ts";
export { meanContext, type RequestShape, type ServingTarget } from "./serving/load.ts";
export { type FleetLoad, machinesNeeded, replicasNeeded } from "./serving/machines.ts";
export {
  type Predicted,
  predictOffline,
  predictServing,
  type ServingLoad,
  type ServingPrediction,
} from "./serving/predict-serving.ts";
export { type ReplicaSpeed, replicaSpeed } from "./serving/replica-speed.ts";
export { replicaTimes } from "./serving/replica-times-of.ts";
export { type DecodeLoad, decodeStepSeconds } from "./speed/decode-step.ts";
export { allReduceStartS, exchangeSeconds } from "./speed/exchange.ts";
export { type PromptShape, prefillSeconds } from "./speed/prefill.ts";
export type { Efficiency, Replica } from "./speed/replica.ts";
export {
  type Adapters,
  type AdapterTargets,
  adapterParameters,
  adapterTargets,
} from "./training/adapter-parameters.ts";
export { type TrainingRun, trainingGpuHours } from "./training/gpu-hours.ts";
export {
  gpuHoursBetweenFailures,
  lostShare,
  type RunCare,
  usualCare,
} from "./training/lost-share.ts";
export {
  type EvaluatedTraining,
  type TrainingGrouping,
  type TrainingRuns,
  trainingAccuracyBy,
  trainingGroup,
  trainingGroupings,
  trainingRuns,
} from "./training/measured/evaluate-training.ts";
export type { MeasuredTraining } from "./training/measured/measured-training.ts";
export { type MeasuredMemory, memoryOfRow } from "./training/measured/memory-of-row.ts";
export {
  readTrainingRows,
  type TrainingRow,
  type TrainingTable,
} from "./training/measured/training-rows.ts";
export { type TrainingSkip, trainingSkips } from "./training/measured/training-skip.ts";
export { adapterShare, type TrainingMethod, tokensPerParameter } from "./training/method.ts";
export { trainingOperations, trainingOperationsPerToken } from "./training/operations.ts";
export { operationsPerByte, partFactor } from "./training/part-factor.ts";
export {
  predictTraining,
  type TrainingInterval,
  type TrainingPrediction,
  trainingBasis,
} from "./training/predict-training.ts";
export { readTrainingCalibration } from "./training/read-training-calibration.ts";
export { type TokenSeconds, tokenSeconds } from "./training/token-seconds.ts";
export {
  type TrainingImpossible,
  type TrainingOn,
  type TrainingWish,
  trainOn,
} from "./training/train-on.ts";
export {
  type HoursError,
  hoursErrorOf,
  type MeasuredFactor,
  type MeasuredPart,
  type TrainingBasis,
  type TrainingCalibration,
  trainingBases,
} from "./training/training-calibration.ts";
export {
  fitTraining,
  memoryOf,
  type TrainingChoice,
  type TrainingDoesNotFit,
  type TrainingFit,
  usableTrainingBytes,
} from "./training/training-fit.ts";
export {
  activationBytes,
  optimizers,
  shardings,
  type TrainingMemory,
  type TrainingMemorySetup,
  type TrainingOptimizer,
  type TrainingSharding,
  trainedParameterBytes,
  trainingMemory,
  trainingStateBytes,
} from "./training/training-memory.ts";
export {
  type TrainingPrecision,
  type TrainingSetup,
  type TrainingSoftware,
  trainingSoftware,
  usualSoftware,
} from "./training/training-setup.ts";

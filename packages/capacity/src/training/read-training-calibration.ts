import { type Issue, type Outcome, ok, readDocument, shape } from "@outlay/document";
import { provenanceFields, provenanceOf } from "../facts/provenance.ts";
import type { TrainingCalibration } from "./training-calibration.ts";

const share = shape.number({ min: 0.001, max: 1 });
const positive = shape.number({ min: 1e-9 });
const measured = shape.object({
  factor: positive,
  runs: shape.integer({ min: 0, doc: "Runs that the factor was fitted to." }),
});
const part = shape.object({
  factor: positive,
  runs: shape.integer({ min: 0 }),
  operations_per_byte: positive,
});
const error = shape.object(
  {
    low: shape.number({ min: 0.01, max: 1 }),
    high: shape.number({ min: 1, max: 100 }),
  },
  { doc: "Measured ÷ predicted GPU hours between which nine of ten held-out runs lie." },
);

const document = shape.object({
  training: shape.object({
    matrix_share: share,
    attention_share: share,
    width_loss: shape.number({ min: 0 }),
    bytes_per_unit: shape.number({ min: 0 }),
    recompute_passes: shape.number({ min: 0, max: 2 }),
    low_precision_gain: shape.number({ min: 1, max: 4 }),
    exposed_exchange: shape.number({ min: 0, max: 1 }),
    unpack_bytes: shape.number({ min: 0 }),
    layer_seconds: shape.number({ min: 0, max: 1 }),
    layer_seconds_sharded: shape.number({ min: 0 }),
    per_machine_doubling: shape.number({ min: 0 }),
    per_split_doubling: shape.number({ min: 0 }),
    expert_share: share,
    software: shape.object({ plain: measured, tuned: measured, vendor: measured }),
    parts: shape.map(part),
    other_parts: shape.object({ factor: positive, early_software: positive }),
    measured: shape.list(
      shape.text({ doc: "Method, software and part measured together: full tuned h100." }),
    ),
    software_error: shape.object({ plain: error, tuned: error, vendor: error }),
    error: shape.object({
      "software measured": error,
      "part measured": error,
      uncalibrated: error,
    }),
    ...provenanceFields,
  }),
});

/**
 * Reads `catalog/capacity-training.yaml`.
 *
 * @param file name for messages
 */
export function readTrainingCalibration(
  text: string,
  file: string,
): Outcome<TrainingCalibration, Issue[]> {
  const read = readDocument(text, file, document);
  if (!read.ok) return read;
  const { training: each } = read.value;
  return ok({
    matrixShare: each.matrix_share,
    attentionShare: each.attention_share,
    widthLoss: each.width_loss,
    bytesPerUnit: each.bytes_per_unit,
    recomputePasses: each.recompute_passes,
    lowPrecisionGain: each.low_precision_gain,
    exposedExchange: each.exposed_exchange,
    unpackBytes: each.unpack_bytes,
    layerSeconds: each.layer_seconds,
    layerSecondsSharded: each.layer_seconds_sharded,
    perMachineDoubling: each.per_machine_doubling,
    perSplitDoubling: each.per_split_doubling,
    expertShare: each.expert_share,
    software: each.software,
    parts: Object.fromEntries(
      Object.entries(each.parts).map(([id, { operations_per_byte: balance, ...one }]) => [
        id,
        { ...one, operationsPerByte: balance },
      ]),
    ),
    otherParts: {
      factor: each.other_parts.factor,
      earlySoftware: each.other_parts.early_software,
    },
    measured: each.measured,
    softwareError: each.software_error,
    error: each.error,
    ...provenanceOf(each),
  });
}

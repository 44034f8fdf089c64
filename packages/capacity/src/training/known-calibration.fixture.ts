import type { TrainingCalibration } from "./training-calibration.ts";

/** Constants near those of the catalog, round, for tests. */
export const knownCalibration: TrainingCalibration = {
  matrixShare: 0.75,
  attentionShare: 0.4,
  widthLoss: 500,
  bytesPerUnit: 20,
  recomputePasses: 0.75,
  lowPrecisionGain: 1.25,
  exposedExchange: 0.1,
  unpackBytes: 24,
  layerSeconds: 0.006,
  layerSecondsSharded: 2,
  perMachineDoubling: 0.01,
  perSplitDoubling: 0.1,
  expertShare: 0.6,
  software: {
    plain: { factor: 0.75, runs: 50 },
    tuned: { factor: 1, runs: 150 },
    vendor: { factor: 1.3, runs: 100 },
  },
  parts: { "a100-80": { factor: 1.1, runs: 100, operationsPerByte: 153 } },
  otherParts: { factor: 1, earlySoftware: 0.7 },
  measured: ["lora plain a100-80", "full tuned a100-80"],
  softwareError: {
    plain: { low: 0.8, high: 1.3 },
    tuned: { low: 0.9, high: 1.2 },
    vendor: { low: 0.6, high: 1.7 },
  },
  error: {
    "software measured": { low: 0.6, high: 1.7 },
    "part measured": { low: 0.5, high: 2 },
    uncalibrated: { low: 0.4, high: 2.5 },
  },
  sources: ["test"],
  checked: "2026-11-24",
  status: "single source",
};

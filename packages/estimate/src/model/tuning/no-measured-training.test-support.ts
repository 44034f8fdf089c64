import type { TrainingCalibration } from "@outlay/capacity";

const none = { factor: 1, runs: 0 };
const exact = { low: 1, high: 1 };

/** Training formulas of which no part was measured: the ranges of the defaults are taken. */
export const noMeasuredTraining: TrainingCalibration = {
  matrixShare: 1,
  attentionShare: 1,
  widthLoss: 0,
  bytesPerUnit: 0,
  recomputePasses: 1,
  lowPrecisionGain: 1,
  exposedExchange: 0,
  unpackBytes: 0,
  layerSeconds: 0,
  layerSecondsSharded: 1,
  perMachineDoubling: 0,
  perSplitDoubling: 0,
  expertShare: 1,
  software: { plain: none, tuned: none, vendor: none },
  parts: {},
  otherParts: { factor: 1, earlySoftware: 1 },
  measured: [],
  softwareError: { plain: exact, tuned: exact, vendor: exact },
  error: {
    "software measured": exact,
    "part measured": exact,
    uncalibrated: exact,
  },
  sources: ["test"],
  checked: "2026-11-24",
  status: "single source",
};

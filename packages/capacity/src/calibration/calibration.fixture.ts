import type { Calibration, ServingError } from "./calibration.ts";
import { constantNames, constantStarts, type FittedConstants } from "./serving-constants.ts";

const bounds = { low: 0.8, likely: 1, high: 1.25 };
const error: ServingError = { throughput: bounds, ttft: bounds, tpot: bounds };
const both = { "closed-loop": error, batch: error };

/** The constants from which a fit starts, for tests. */
export const startConstants: FittedConstants = Object.fromEntries(
  constantNames.map((name) => [name, { all: constantStarts[name] }]),
) as unknown as FittedConstants;

/** A calibration without corrections in which A100 80 GB was measured with vLLM, for tests. */
export const plainCalibration: Calibration = {
  constants: startConstants,
  eras: { any: 1.5 },
  parts: { "a100-80": { vllm: 0.8, any: 0.9 } },
  corrections: [],
  engines: { "a100-80": ["vllm"] },
  errors: {
    "near measurements": both,
    "engine and part measured": both,
    "part measured": both,
    uncalibrated: both,
    "kin measured": both,
  },
  learntFrom: [],
};

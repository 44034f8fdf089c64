import type { RequestShape } from "../serving/load.ts";
import type { Efficiency, Replica } from "../speed/replica.ts";
import type { Basis, Calibration, ServingError } from "./calibration.ts";

/** What measurements say of one replica under one load. */
export interface Calibrated {
  /** What software reaches of the hardware. */
  readonly efficiency: Efficiency<number>;
  /** Measured ÷ computed seconds of a decode step and of a prefill: factors on both. */
  readonly correction: { readonly decode: number; readonly prefill: number };
  /** 90 % intervals, measured ÷ predicted. */
  readonly error: ServingError;
  readonly basis: Basis;
  /** The basis in words, with what was measured: for people. */
  readonly why: string;
}

/**
 * Efficiency, correction and error for a replica that serves `request`, `concurrency` at a time.
 *
 * @param concurrency requests in the system; those beyond the largest batch wait
 */
export function calibrated(
  calibration: Calibration,
  _replica: Replica,
  _request: RequestShape<number>,
  _concurrency: number,
): Calibrated {
  return {
    efficiency: calibration.efficiency,
    correction: { decode: 1, prefill: 1 },
    error: calibration.error.uncalibrated,
    basis: "uncalibrated",
    why: "no measurement of this part",
  };
}

import { numbers } from "../arithmetic.ts";
import type { RequestShape } from "../serving/load.ts";
import { decodeStepSeconds } from "../speed/decode-step.ts";
import { prefillSeconds } from "../speed/prefill.ts";
import type { Efficiency, Replica } from "../speed/replica.ts";
import type { Basis, Calibration, ServingError } from "./calibration.ts";
import { correctedTimes } from "./prediction.ts";
import { replicaWork } from "./replica-work.ts";
import { servingConstants } from "./serving-constants.ts";
import { statedError } from "./stated-error.ts";
import { launchSeconds } from "./work-seconds.ts";

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
 * The corrections are such that the formulas over `Arithmetic` (`decodeStepSeconds`, `prefillSeconds`) give
 * the calibrated times at this very load; near it they follow the formulas.
 *
 * @param concurrency requests in the system; those beyond the largest batch wait
 */
export function calibrated(
  calibration: Calibration,
  replica: Replica,
  request: RequestShape<number>,
  concurrency: number,
): Calibrated {
  const constants = servingConstants(calibration.constants, replica);
  const efficiency: Efficiency<number> = {
    memory: Math.min(1, constants.weights),
    compute: Math.min(1, constants.prefill),
    stepOverhead: launchSeconds(replicaWork(replica), constants),
  };
  const load = { kind: "closed-loop", concurrency, most: Number.POSITIVE_INFINITY } as const;
  const times = correctedTimes(calibration, replica, request, load);
  const step = decodeStepSeconds(numbers, replica, efficiency, {
    batch: times.batch,
    contextTokens: request.promptTokens + request.outputTokens / 2,
  });
  const prefill = prefillSeconds(numbers, replica, efficiency, request);
  return {
    efficiency,
    correction: {
      decode: times.stepS / step,
      prefill: prefill > 0 ? times.promptS / prefill : 1,
    },
    ...statedError(calibration, replica, load.kind),
  };
}

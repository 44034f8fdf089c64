import type { Calibration } from "../calibration/calibration.ts";
import { curveId } from "./curve-key.ts";
import type { Measurement } from "./measurement.ts";

/**
 * Whether a calibration learnt from the curve that a measurement lies on, be it from this point or from
 * another: its error there is no test of it. A calibration keeps the curves themselves or their `curveId`.
 *
 * @returns undefined where the calibration does not say what it learnt from
 */
export function learntFrom(
  calibration: Calibration & { readonly fittedOn?: Iterable<string> },
): ((one: Measurement) => boolean) | undefined {
  if (calibration.fittedOn === undefined) return undefined;
  const known = new Set(calibration.fittedOn);
  return ({ curve }) => known.has(curveId(curve)) || known.has(curve);
}

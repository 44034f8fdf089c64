import type { Calibration } from "../calibration/calibration.ts";
import { curveId } from "./curve-key.ts";
import type { Measurement } from "./measurement.ts";

/**
 * Whether a calibration learnt from the curve that a measurement lies on, be it from this point or from
 * another: its error there is no test of it. A calibration keeps the `curveId` of each.
 */
export function learntFrom(
  calibration: Pick<Calibration, "learntFrom">,
): (one: Measurement) => boolean {
  const known = new Set(calibration.learntFrom);
  return ({ curve }) => known.has(curveId(curve));
}

import {
  type Accelerator,
  type Architecture,
  bytesPerParameter,
  type Calibration,
  computesIn,
  enginesFor,
  type Precision,
  precisions,
  type Replica,
} from "@outlay/capacity";
import type { Plan } from "../../plan/index.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { MachinePath } from "../sheet/path.ts";

type PathPlan = NonNullable<Plan["paths"]["self-hosted"]>;

/**
 * Number formats of the weights that may be chosen: the one that the plan names; else the one that the
 * model is published in, and with `precision_at_least` every narrower one that the part computes in.
 * Fewer bits may cost quality, so they are never taken unasked.
 */
export function precisionsFor(
  plan: Pick<PathPlan, "precision" | "precision_at_least">,
  model: Pick<Architecture, "precision">,
  gpu: Pick<Accelerator, "tflops">,
): readonly Precision[] {
  if (plan.precision !== undefined) return [plan.precision];
  if (plan.precision_at_least === undefined) return [model.precision];
  const bytes = bytesPerParameter(model.precision);
  const least = plan.precision_at_least === "8-bit" ? bytesPerParameter("fp8") : 0;
  const narrower = precisions.filter(
    (each) =>
      bytesPerParameter(each) < bytes && bytesPerParameter(each) >= least && computesIn(gpu, each),
  );
  return [model.precision, ...narrower];
}

/**
 * Engines that may be chosen: the one that the plan names; else those that were measured on the part, or none
 * in particular where none was. Of engines that nobody measured there the speed is not known, so they do not win.
 */
export const enginesOf = (
  plan: Pick<PathPlan, "engine">,
  calibration: Calibration,
  gpu: Pick<Accelerator, "id">,
): readonly (string | undefined)[] => {
  if (plan.engine !== undefined) return [plan.engine.value];
  const measured = enginesFor(calibration, gpu);
  return measured.length === 0 ? [undefined] : measured;
};

/** Says so where fewer bits were chosen than the model is published in: the plan allowed it, and it may cost quality. */
export function narrowerNote(
  plan: Pick<PathPlan, "precision">,
  path: MachinePath,
  { model, precision }: Pick<Replica, "model" | "precision">,
): EstimateNote | undefined {
  const chosen = plan.precision === undefined;
  if (!chosen || bytesPerParameter(precision) >= bytesPerParameter(model.precision)) {
    return undefined;
  }
  return {
    code: "machine-choice",
    path,
    text: `${model.name} is published in ${model.precision} and held in ${precision} (paths.${path}.precision_at_least), which may cost quality: try your own cases on both.`,
  };
}

/** Says so where the part does not compute in the format that the weights are held in. */
export function unpackedNote(
  path: MachinePath,
  { gpu, precision }: Pick<Replica, "gpu" | "precision">,
): EstimateNote | undefined {
  if (computesIn(gpu, precision)) return undefined;
  return {
    code: "machine-choice",
    path,
    text: `${gpu.name} does not compute in ${precision}: weights are held in it and unpacked to 16 bits, which saves memory and no operations.`,
  };
}

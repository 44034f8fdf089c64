import { mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addBuildRate } from "../build/labour.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addExampleCost } from "./example-cost.ts";
import type { TrainingCost } from "./training-cost.ts";
import { addRuns } from "./tuning-inputs.ts";

/**
 * The people of tuning, before the launch: engineering, review of examples. They come before the lines
 * that look at all labour (overrun, proof of concept).
 */
export function addTuningLabour(sheet: Sheet, plan: Plan, path: PathId): void {
  const hours = isApi(path)
    ? sheet.assume(
        "eng.tuning-provider",
        "Hours for jobs at the provider: formats, supervision, validation.",
      )
    : sheet.assume("eng.tuning-own", "Hours for the training pipeline, sweeps and checks.");
  sheet.build({
    path,
    id: "tuning",
    title: "Tuning, engineering",
    doc: "Training jobs, from the format of the examples to a model that is checked: hours × rate.",
    category: "engineering",
    phase: "training",
    amount: mul(hours, addBuildRate(sheet, plan)),
    overruns: true,
    spending: "capex",
  });
  sheet.build({
    path,
    id: "example-review",
    title: "Review of examples",
    doc: "Examples that a person looks at before training × minutes × rate.",
    category: "data-preparation",
    phase: "data-preparation",
    amount: addExampleCost(sheet, plan).review,
    overruns: true,
    spending: "opex",
  });
}

/** Compute of the first training: cost of a run × runs, failed ones included. */
export function addFirstTraining(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  { perRun, words }: TrainingCost,
): void {
  const runs = addRuns(sheet, plan, path);
  sheet.build({
    path,
    id: "training",
    title: "Training, first runs",
    doc: `Runs until one is kept × cost of a run (${words}).`,
    category: "infrastructure",
    phase: "training",
    amount: mul(perRun, runs, quantity(1, "run")),
    overruns: false,
    bought: true,
    spending: "capex",
  });
}

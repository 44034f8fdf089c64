import { add, div, type Expression, mul, quantity, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addRate } from "../build/labour.ts";
import { addMigrationInterval } from "../run/migration.ts";
import type { RunPart } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addChangeMonths } from "./change-months.ts";
import { addExampleCost } from "./example-cost.ts";
import type { TrainingCost } from "./training-cost.ts";
import { addRuns } from "./tuning-inputs.ts";

/** What retraining depends on, beside the plan. */
export interface Retraining {
  readonly path: PathId;
  readonly training: TrainingCost;
  readonly years: readonly FiscalYear[];
  /** Months in which a model ends as announced, from 0; then it is tuned again. */
  readonly ends: readonly number[];
}

/**
 * Training again. Its parts:
 *
 * - `compute`: retrainings a year × runs of each × cost of a run
 * - `model-changes`: a tuned model dies with its base, so each change of model brings as many runs as
 *   the first training: in the month of an announced end, and from then on spread over the months
 *   between changes
 * - `people` and `labels`, only where maintenance is counted by its parts: hours of a retraining, and data
 *   refresh, of which labels are bought as in the build. Where maintenance is a share of the build, the
 *   share stands for them, and nothing is added here.
 *
 * The hours of a change of model are in `migration`; here is what is bought for it.
 */
export function addRetraining(sheet: Sheet, plan: Plan, given: Retraining): void {
  const { path, training } = given;
  const perYear = sheet.believe({
    id: "tuning.retrains",
    doc: "Trainings a year on new data, beside those that a change of model brings.",
    plan: plan.tuning?.retrains,
    key: "tuning.retrains",
  });
  const perMonth = sheet.shared(
    "tuning.retrains-per-month",
    "run / month",
    "Trainings a month on new data.",
    () => div(perYear, quantity(12, "month / year")),
  );
  const runs = sheet.assume("tuning.retrain-runs", "Runs paid for in one retraining.");
  sheet.run({
    path,
    id: "retraining",
    title: "Retraining",
    doc: "Training again, on new data and for each new model: runs × cost of a run; with its people where maintenance is counted by parts.",
    category: "maintenance",
    phase: "training",
    parts: [
      {
        id: "compute",
        doc: "Runs on new data.",
        basis: "month",
        rate: mul(perMonth, runs, training.perRun),
        bought: true,
      },
      ...changeParts(sheet, plan, given),
      ...(plan.finance?.maintenance === "by-parts" ? peopleParts(sheet, plan, perMonth) : []),
    ],
  });
}

/** The runs that a change of model brings. */
function changeParts(
  sheet: Sheet,
  plan: Plan,
  { path, training, years, ends }: Retraining,
): RunPart[] {
  const runs = addRuns(sheet, plan, path);
  const interval = addMigrationInterval(sheet, plan, path);
  const change = (perRun: Expression): Term => mul(runs, perRun, quantity(1, "run"));
  if (ends.length === 0) {
    return [
      {
        id: "model-changes",
        doc: "Runs for each new model, spread evenly.",
        basis: "month",
        rate: div(change(training.perRun), interval),
        bought: true,
      },
    ];
  }
  addChangeMonths(sheet, path, years, ends);
  const next = training.perRunOfNext ?? training.perRun;
  return [
    {
      id: "announced-changes",
      doc: "Runs for the next model, in the month in which one ends.",
      basis: "month-at-end",
      rate: mul(change(next), quantity(1, "1 / month")),
      bought: true,
    },
    {
      id: "later-changes",
      doc: "Runs for models after the announced ones, spread evenly.",
      basis: "month-after-end",
      rate: div(change(next), interval),
      bought: true,
    },
  ];
}

/** Hours of a retraining, and its data refresh. */
function peopleParts(sheet: Sheet, plan: Plan, perMonth: Expression): RunPart[] {
  const { labels, review } = addExampleCost(sheet, plan);
  const refresh = sheet.assume(
    "tuning.refresh-share",
    "Part of the labels and the review of the first training that one retraining repeats.",
  );
  const hours = sheet.assume(
    "tuning.retrain-hours",
    "Hours for one retraining: gathering data, the run, evaluation, release.",
  );
  const again = mul(perMonth, refresh, quantity(1, "1 / run"));
  return [
    {
      id: "people",
      doc: "Hours of each retraining, with the review of new examples.",
      basis: "month-at-wages",
      rate: add(mul(perMonth, hours, addRate(sheet, plan)), mul(again, review)),
    },
    {
      id: "labels",
      doc: "New labels for each retraining.",
      basis: "month-at-wages",
      rate: mul(again, labels),
      bought: true,
    },
  ];
}

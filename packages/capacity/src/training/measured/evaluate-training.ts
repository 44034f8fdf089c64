import { type Accuracy, accuracy, type Compared } from "../../measured/accuracy.ts";
import type { NamedFacts } from "../../measured/measurement.ts";
import type { MeasuredTraining } from "./measured-training.ts";
import { trainingOfRow } from "./training-of-row.ts";
import type { TrainingTable } from "./training-rows.ts";
import type { TrainingSkip } from "./training-skip.ts";

/** The runs of a file that can be compared, and why the others cannot. */
export interface TrainingRuns {
  readonly runs: readonly MeasuredTraining[];
  readonly skipped: readonly { readonly line: number; readonly reason: TrainingSkip }[];
}

/** Every row of a file as a run, or with the reason why not. */
export function trainingRuns({ rows, unread }: TrainingTable, facts: NamedFacts): TrainingRuns {
  const runs: MeasuredTraining[] = [];
  const skipped: { line: number; reason: TrainingSkip }[] = unread.map(({ line }) => ({
    line,
    reason: "unread",
  }));
  for (const row of rows) {
    const { run, skip } = trainingOfRow(row, facts);
    if (run !== undefined) runs.push(run);
    else skipped.push({ line: row.line, reason: skip });
  }
  return { runs, skipped: skipped.sort((one, other) => one.line - other.line) };
}

/** A run beside its prediction, in GPU hours of its tokens. */
export interface EvaluatedTraining extends Compared {
  readonly run: MeasuredTraining;
}

/** By what accuracy is told apart. */
export const trainingGroupings = ["model", "gpu", "method", "size", "source", "basis"] as const;

/** One of {@link trainingGroupings}. */
export type TrainingGrouping = (typeof trainingGroupings)[number];

/** The name of a run's group. */
export function trainingGroup(
  { run, basis }: EvaluatedTraining & { readonly basis: string },
  by: TrainingGrouping,
): string {
  const { setup, names, source } = run;
  switch (by) {
    case "model":
      return names.model;
    case "gpu":
      return setup.gpu.id;
    case "method":
      return `${setup.method}${setup.software === undefined ? "" : `, ${setup.software} software`}${run.tokensAssumed ? ", tokens assumed" : ""}`;
    case "size":
      return sizeOf(setup.model.parameters);
    case "source":
      return source;
    case "basis":
      return basis;
  }
}

function sizeOf(parameters: number): string {
  if (parameters < 5e9) return "below 5B";
  return parameters <= 75e9 ? "5B to 75B" : "above 75B";
}

/** Accuracy of each group, names in order. */
export function trainingAccuracyBy(
  evaluated: readonly (EvaluatedTraining & { readonly basis: string })[],
  by: TrainingGrouping,
): Readonly<Record<string, Accuracy>> {
  const groups = new Map<string, Compared[]>();
  for (const one of evaluated) {
    const name = trainingGroup(one, by);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return Object.fromEntries(
    [...groups]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, all]) => [name, accuracy(all)]),
  );
}

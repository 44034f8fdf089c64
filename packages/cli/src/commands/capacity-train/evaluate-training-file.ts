import {
  type Accuracy,
  accuracy,
  predictTraining,
  readTrainingRows,
  type TrainingSkip,
  trainingAccuracyBy,
  trainingGroupings,
  trainingRuns,
  trainingSkips,
} from "@outlay/capacity";
import { type Issue, type Outcome, ok } from "@outlay/document";
import { grouped } from "@outlay/words";
import type { Catalog } from "../../catalog/load.ts";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { catalogNames } from "../capacity-evaluate/catalog-names.ts";
import { heading } from "../estimate/whole-words.ts";

/** How near GPU hours come to the runs of a file: the document of `--evaluate --json`. */
export interface TrainingEvaluation {
  readonly kind: "capacity-train-evaluation";
  readonly used: number;
  readonly skipped: Readonly<Partial<Record<TrainingSkip, number>>>;
  /** GPU hours, predicted against measured. */
  readonly all: Accuracy;
  readonly by: Readonly<Record<string, Readonly<Record<string, Accuracy>>>>;
}

/**
 * Holds the formulas against measured runs. Constants of the catalog were fitted to published runs: of those
 * it is a fit and no test, as docs/capacity-training.md says.
 *
 * @param file name for messages
 */
export function evaluateTrainingFile(
  text: string,
  file: string,
  catalog: Catalog,
): Outcome<TrainingEvaluation, Issue[]> {
  const read = readTrainingRows(text, file);
  if (!read.ok) return read;
  const { runs, skipped } = trainingRuns(read.value, catalogNames(catalog));
  const evaluated = runs.map((run) => {
    const { gpuHours, basis } = predictTraining(catalog.training, run.setup, run.tokens);
    return { run, basis, measured: run.gpuHours, predicted: gpuHours };
  });
  const counts: Partial<Record<TrainingSkip, number>> = {};
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1;
  return ok({
    kind: "capacity-train-evaluation",
    used: runs.length,
    skipped: counts,
    all: accuracy(evaluated),
    by: Object.fromEntries(
      trainingGroupings.map((grouping) => [grouping, trainingAccuracyBy(evaluated, grouping)]),
    ),
  });
}

/** The same for people. */
export function trainingEvaluationText(
  { all, by, skipped, used }: TrainingEvaluation,
  io: Io,
): string {
  const right = (header: string) => ({ header, align: "right" as const });
  const percent = (value: number | null): string =>
    value === null ? "" : `${Math.round(value)} %`;
  const row = (name: string, each: Accuracy): string[] => [
    name,
    grouped(each.n),
    percent(each.mapePercent),
    percent(each.medianApePercent),
    percent(each.within20Percent),
    percent(each.coverage90Percent),
  ];
  return [
    heading(`GPU hours of ${grouped(used)} runs`, io.colour, io.width),
    table(
      [
        { header: "", wraps: true },
        right("runs"),
        right("MAPE"),
        right("median"),
        right("within\n20 %"),
        right("in 90 %\ninterval"),
      ],
      [
        row("all", all),
        ...Object.entries(by).flatMap(([grouping, groups]) => [
          null,
          [io.colour.bold(grouping)],
          ...Object.entries(groups).map(([name, each]) => row(name, each)),
        ]),
      ],
      { width: io.width, colour: io.colour },
    ),
    "",
    ...Object.entries(skipped).map(
      ([reason, count]) => `${grouped(count)} not used: ${trainingSkips[reason as TrainingSkip]}`,
    ),
  ].join("\n");
}

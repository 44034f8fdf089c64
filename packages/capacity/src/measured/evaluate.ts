import type { Predicted } from "../serving/predict-serving.ts";
import { type Accuracy, accuracy, type Compared } from "./accuracy.ts";
import type { MeasuredValue, Measurement } from "./measurement.ts";
import type { Measurements, SkippedRow } from "./read-measurements.ts";
import type { SkipReason } from "./skip-reason.ts";

/** What is compared: output tokens a second and accelerator, seconds to the first token, seconds a token. */
export const metrics = ["throughput", "ttft", "tpot"] as const;

/** One of {@link metrics}. */
export type Metric = (typeof metrics)[number];

/** What a predictor says of a measurement, in the units of `Measurement`. */
export type RowPrediction = Readonly<Record<Metric, Predicted>> & {
  /** What the prediction rests on, in words. */
  readonly basis: string;
};

/** Predicts what was measured, from all but the measured values; undefined where it cannot. */
export type Predictor = (one: Measurement) => RowPrediction | undefined;

/** How near in each of the three. */
export type MetricAccuracy = Readonly<Record<Metric, Accuracy>>;

/** A measurement beside its prediction. */
export interface EvaluatedRow {
  readonly measurement: Measurement;
  readonly prediction: RowPrediction;
}

/** How near a predictor comes to the measurements of a file. */
export interface Evaluation {
  /** Rows of which at least one value was compared. */
  readonly used: number;
  /** Rows that were not, by reason; `used` and these together are the rows of the file. */
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  readonly all: MetricAccuracy;
  /** By the words of the file. */
  readonly by: Readonly<Record<Grouping, Readonly<Record<string, MetricAccuracy>>>>;
}

/** By what accuracy is told apart. */
export const groupings = ["model", "gpu", "engine", "scenario"] as const;

/** One of {@link groupings}. */
export type Grouping = (typeof groupings)[number];

/** {@link Evaluation} with each row behind it. */
export interface EvaluatedRows {
  readonly evaluation: Evaluation;
  readonly rows: readonly EvaluatedRow[];
  readonly skipped: readonly SkippedRow[];
  /** Values of used rows that are not compared, by metric and reason; a value that is not there does not count. */
  readonly leftOut: Readonly<Record<Metric, Readonly<Partial<Record<SkipReason, number>>>>>;
}

/**
 * Holds a predictor against the measurements of a file.
 *
 * A measurement that the predictor cannot predict (the model does not fit, by its formulas) is skipped as
 * `not-predicted`: it ran, so that is a failure of the predictor, and it stays in the count.
 */
export function evaluate(
  { measurements, skipped }: Pick<Measurements, "measurements" | "skipped">,
  predict: Predictor,
): EvaluatedRows {
  const rows: EvaluatedRow[] = [];
  const unused: SkippedRow[] = [...skipped];
  for (const measurement of measurements) {
    const prediction = predict(measurement);
    if (prediction === undefined)
      unused.push({ line: measurement.line, reason: "not-predicted", measurement });
    else rows.push({ measurement, prediction });
  }
  unused.sort((one, other) => one.line - other.line);
  const by = Object.fromEntries(
    groupings.map((grouping) => [grouping, accuracyBy(rows, grouping)]),
  ) as Evaluation["by"];
  return {
    evaluation: {
      used: rows.length,
      skipped: counted(unused.map(({ reason }) => reason)),
      all: metricAccuracy(rows),
      by,
    },
    rows,
    skipped: unused,
    leftOut: forMetrics((metric) =>
      counted(
        rows.flatMap(({ measurement }) => {
          const { skip } = measurement[metric];
          return skip === undefined || skip === "no-value" ? [] : [skip];
        }),
      ),
    ),
  };
}

/** Accuracy of each metric over rows whose value was measured. */
export const metricAccuracy = (rows: readonly EvaluatedRow[]): MetricAccuracy =>
  forMetrics((metric) =>
    accuracy(
      rows.flatMap(({ measurement, prediction }): Compared[] => {
        const { value }: MeasuredValue = measurement[metric];
        return value === undefined ? [] : [{ measured: value, predicted: prediction[metric] }];
      }),
    ),
  );

function accuracyBy(
  rows: readonly EvaluatedRow[],
  grouping: Grouping,
): Readonly<Record<string, MetricAccuracy>> {
  const groups = new Map<string, EvaluatedRow[]>();
  for (const row of rows) {
    const name = row.measurement.names[grouping];
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  const names = [...groups.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, metricAccuracy(groups.get(name) ?? [])]));
}

const forMetrics = <T>(of: (metric: Metric) => T): Readonly<Record<Metric, T>> => ({
  throughput: of("throughput"),
  ttft: of("ttft"),
  tpot: of("tpot"),
});

function counted(reasons: readonly SkipReason[]): Partial<Record<SkipReason, number>> {
  const counts: Partial<Record<SkipReason, number>> = {};
  for (const reason of [...reasons].sort()) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

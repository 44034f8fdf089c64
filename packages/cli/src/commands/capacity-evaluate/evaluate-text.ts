import {
  type EvaluatedRows,
  type Grouping,
  groupings,
  type Metric,
  type MetricAccuracy,
  metrics,
  type SkipReason,
  skipReasons,
} from "@outlay/capacity";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { paragraph } from "../../output/wrap.ts";

/** What is told of an evaluation beside its figures. */
export interface EvaluateText {
  readonly evaluated: EvaluatedRows;
  /** The file as it was named. */
  readonly file: string;
  /** Compared rows on curves that the calibration learnt from. */
  readonly learnt: number;
}

const names: Readonly<Record<Metric, string>> = {
  throughput: "output tokens/s per GPU",
  ttft: "time to first token",
  tpot: "time per output token",
};

const headings: Readonly<Record<Grouping, string>> = {
  model: "model",
  gpu: "GPU",
  engine: "engine",
  scenario: "scenario",
};

/** Lines of each grouping; the rest is in the JSON. */
const most = 8;

/** An evaluation as a person reads it: in all, by group, what was not used, and whether it is a test. */
export function evaluateText({ evaluated, file, learnt }: EvaluateText, io: Io): string {
  const { evaluation, skipped } = evaluated;
  const rows = evaluation.used + skipped.length;
  const lines = [
    paragraph(
      `${file}: ${count(evaluation.used)} of ${count(rows)} rows are compared with what Outlay predicts.`,
      io.width,
    ),
    "",
    overall(evaluation.all, io),
    ...groupings.flatMap((grouping) => {
      const groups = Object.entries(evaluation.by[grouping]);
      return groups.length === 0 ? [] : ["", byGroup(headings[grouping], groups, io)];
    }),
    ...(skipped.length === 0 ? [] : ["", skippedTable(evaluation.skipped, io)]),
    ...leftOutLines(evaluated, io),
    "",
    paragraph(testWords(evaluation.used, learnt), io.width),
  ];
  return lines.join("\n");
}

const overall = (all: MetricAccuracy, io: Io): string =>
  table(
    [
      { header: "" },
      { header: "rows", align: "right" },
      { header: "mean error", align: "right" },
      { header: "median", align: "right" },
      { header: "within 20 %", align: "right" },
      { header: "in 90 % range", align: "right" },
    ],
    metrics.map((metric) => {
      const { n, mapePercent, medianApePercent, within20Percent, coverage90Percent } = all[metric];
      return [
        names[metric],
        count(n),
        percent(mapePercent),
        percent(medianApePercent),
        percent(within20Percent),
        percent(coverage90Percent),
      ];
    }),
    { width: io.width, colour: io.colour },
  );

function byGroup(
  heading: string,
  groups: readonly (readonly [string, MetricAccuracy])[],
  io: Io,
): string {
  const largest = groups
    .map(([name, accuracy]) => ({
      name,
      accuracy,
      rows: Math.max(...metrics.map((metric) => accuracy[metric].n)),
    }))
    .sort((one, other) => other.rows - one.rows || (one.name < other.name ? -1 : 1));
  const left = largest.length - most;
  const shown = left === 1 ? largest : largest.slice(0, most);
  const rows = shown.map(({ name, accuracy, rows: n }) => [
    name,
    count(n),
    ...metrics.map((metric) => percent(accuracy[metric].mapePercent)),
    percent(accuracy.throughput.coverage90Percent),
  ]);
  const text = table(
    [
      { header: `mean error by ${heading}`, wraps: true },
      { header: "rows", align: "right" },
      { header: "tokens/s", align: "right" },
      { header: "TTFT", align: "right" },
      { header: "TPOT", align: "right" },
      { header: "tokens/s in 90 %", align: "right" },
    ],
    rows,
    { width: io.width, colour: io.colour },
  );
  return left > 1 ? `${text}\n${io.colour.dim(`and ${left} more: --json has all`)}` : text;
}

const skippedTable = (skipped: Readonly<Partial<Record<SkipReason, number>>>, io: Io): string =>
  table(
    [
      { header: "not compared" },
      { header: "rows", align: "right" },
      { header: "why", wraps: true },
    ],
    (Object.entries(skipped) as [SkipReason, number][])
      .sort(([, one], [, other]) => other - one)
      .map(([reason, n]) => [reason, count(n), skipReasons[reason]]),
    { width: io.width, colour: io.colour },
  );

/** Values that stand in rows of which others are compared. */
function leftOutLines({ leftOut }: EvaluatedRows, io: Io): string[] {
  const lines = metrics.flatMap((metric) =>
    (Object.entries(leftOut[metric]) as [SkipReason, number][]).map(
      ([reason, n]) =>
        `${names[metric]} of ${count(n)} compared rows is left out: ${skipReasons[reason]}.`,
    ),
  );
  return lines.length === 0 ? [] : ["", ...lines.map((line) => paragraph(line, io.width, 2))];
}

/** Whether the figures say how near a prediction comes to what nobody has measured yet. */
export function testWords(used: number, learnt: number): string {
  if (used === 0) return "No row could be compared.";
  if (learnt === 0) {
    return "None of these rows lies on a curve that the calibration learnt from: this is a test of it.";
  }
  const which = learnt === used ? "All" : `${count(learnt)} of the ${count(used)}`;
  return `${which} compared rows lie on curves that the calibration learnt from, so this is NO TEST of it: docs/capacity-calibration.md has the errors on curves, models and GPUs that were held out.`;
}

const count = (n: number): string => n.toLocaleString("en-US");

const percent = (value: number | null): string =>
  value === null ? "-" : `${value.toFixed(value < 9.95 ? 1 : 0)} %`;

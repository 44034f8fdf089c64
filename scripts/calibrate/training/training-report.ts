import {
  type Accuracy,
  accuracy,
  type MeasuredTraining,
  type TrainingSkip,
  trainingSkips,
} from "@outlay/capacity";
import type { HeldOutBySplit } from "./errors.ts";
import type { HeldOut, Split } from "./held-out.ts";

/** What the report is made of. */
export interface TrainingReportFacts {
  /** Runs that constants were fitted to, with the constants of all. */
  readonly inSample: readonly HeldOut[];
  readonly held: HeldOutBySplit;
  /** Whether each held-out run lies in an interval made without its group. */
  readonly covered: Readonly<Record<Split, readonly boolean[]>>;
  /** Runs whose tokens are assumed: never fitted. */
  readonly assumed: readonly HeldOut[];
  readonly skipped: Readonly<Partial<Record<TrainingSkip, number>>>;
  /** Peaks of memory beside predicted ones, by what they are of. Nothing was fitted to them. */
  readonly memory: Readonly<Record<string, readonly { measured: number; predicted: number }[]>>;
}

/** Runs that the target speaks of: 7B to 70B on A100, H100 and H200. */
export const isTarget = ({ setup }: MeasuredTraining): boolean =>
  setup.model.parameters >= 6e9 &&
  setup.model.parameters <= 75e9 &&
  /^(a100|h100|h200)/.test(setup.gpu.id);

/** GPU hours by the usual rule: 6 operations a parameter and token at 40 % of the peak in bf16. */
export const plainHours = ({ setup, tokens }: MeasuredTraining): number =>
  (6 * setup.model.activeParameters * tokens) / (0.4 * setup.gpu.tflops.bf16 * 1e12) / 3600;

const accuracyOf = (
  held: readonly HeldOut[],
  predict: (one: HeldOut) => number = ({ predicted }) => predicted,
): Accuracy =>
  accuracy(
    held.map((one) => {
      const likely = predict(one);
      return { measured: one.run.gpuHours, predicted: { low: likely, likely, high: likely } };
    }),
  );

const percent = (value: number | null): string =>
  value === null ? "–" : `${value.toFixed(value < 10 ? 1 : 0)} %`;

const cells = (each: Accuracy): string =>
  `${percent(each.mapePercent)} | ${percent(each.medianApePercent)} | ${percent(each.within20Percent)}`;

/** The tables of `docs/capacity-training.md`. */
export function trainingReport({
  inSample,
  held,
  covered,
  assumed,
  skipped,
  memory,
}: TrainingReportFacts): string {
  const plain = ({ run }: HeldOut): number => plainHours(run);
  const splits = Object.keys(held) as Split[];
  const line = (name: string, all: readonly HeldOut[], inside?: readonly boolean[]): string => {
    const share =
      inside === undefined ? "–" : percent((100 * inside.filter(Boolean).length) / inside.length);
    const peer = accuracyOf(all, plain);
    return `| ${name} | ${all.length} | ${cells(accuracyOf(all))} | ${share} | ${percent(peer.mapePercent)} | ${percent(peer.medianApePercent)} |`;
  };
  const picked = (split: Split, of: (one: HeldOut) => boolean, name: string): string =>
    line(
      name,
      held[split].filter(of),
      covered[split].filter((_, at) => of(held[split][at] as HeldOut)),
    );
  const groups = (of: (run: MeasuredTraining) => string): string[] =>
    [...new Set(inSample.map(({ run }) => of(run)))].sort();
  const byGroup = (split: Split, of: (run: MeasuredTraining) => string): string[] =>
    groups(of).map((name) => picked(split, ({ run }) => of(run) === name, name));
  const head = (what: string): string[] => [
    `| ${what} | runs | MAPE | median | within 20 % | in the 90 % interval | 6NT at 40 %: MAPE | median |`,
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
  ];
  const method = ({ setup }: MeasuredTraining): string => `${setup.method}, ${setup.software}`;
  return [
    "**All runs, by what was left out of the fit.** Hours that were measured against hours that constants predict which have not seen the group.",
    "",
    ...head("left out"),
    line("nothing (a fit, not a test)", inSample),
    ...splits.map((split) => line(`a ${split}`, held[split], covered[split])),
    "",
    "**7B to 70B on A100, H100, H200.** The target is a median of 35 %.",
    "",
    ...head("left out"),
    ...splits.map((split) => picked(split, ({ run }) => isTarget(run), `a ${split}`)),
    "",
    "**By method and software, a model left out.** MLPerf has one model, so its runs are without their source too.",
    "",
    ...head("method, software"),
    ...byGroup("model", method),
    "",
    "**By part, the part left out.**",
    "",
    ...head("part"),
    ...byGroup("GPU", ({ setup }) => setup.gpu.id),
    "",
    "**By source, the source left out.**",
    "",
    ...head("source"),
    ...byGroup("source", ({ source }) => source),
    "",
    "**Runs whose tokens are not published** (litgpt over Alpaca; their length is assumed; never fitted).",
    "",
    ...head("method, software"),
    ...[...new Set(assumed.map(({ run }) => method(run)))].sort().map((name) =>
      line(
        name,
        assumed.filter(({ run }) => method(run) === name),
      ),
    ),
    "",
    "**Memory of one GPU at its peak.** Formulas with constants from papers; nothing was fitted.",
    "",
    "| runs of | runs | MAPE | median | predicted ÷ measured, least to most |",
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(memory).map(([name, all]) => {
      const each = accuracy(
        all.map(({ measured, predicted: likely }) => ({
          measured,
          predicted: { low: likely, likely, high: likely },
        })),
      );
      const ratios = all.map(({ measured, predicted }) => predicted / measured);
      const span = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
      return `| ${name} | ${all.length} | ${percent(each.mapePercent)} | ${percent(each.medianApePercent)} | ${span} |`;
    }),
    "",
    "**Rows that are not used.**",
    "",
    "| rows | why |",
    "| --- | --- |",
    ...Object.entries(skipped).map(
      ([reason, count]) => `| ${count} | ${trainingSkips[reason as TrainingSkip]} |`,
    ),
  ].join("\n");
}

import {
  accuracy,
  type Calibration,
  type Compared,
  computedTimes,
  constantNames,
  type ErrorKind,
  errorKinds,
  type FittedConstants,
  type Measurements,
  type Metric,
  metrics,
  type SkipReason,
  servingConstants,
  skipReasons,
} from "@outlay/capacity";
import { type HeldOut, type Split, splits } from "./cross-validate.ts";
import { errorsWithout } from "./fit-errors.ts";
import { type FitRow, fitRows } from "./fit-row.ts";

/** What the report is made of. */
export interface Reported {
  readonly read: Measurements;
  readonly rows: readonly FitRow[];
  readonly held: readonly HeldOut[];
  readonly calibration: Calibration;
}

/** `docs/capacity-calibration.md`. */
export function calibrationReport({ read, rows, held, calibration }: Reported): string {
  const stated = errorsWithout(held);
  const recent = held.filter((row) => isTarget(row) && !isExperiment(row));
  const experiment = held.filter((row) => isTarget(row) && isExperiment(row));
  const section = (title: string, lines: readonly string[]) => ["", `## ${title}`, "", ...lines];
  return [
    ...opening(read, rows, calibration),
    ...section("Aggregated runs on H100, H200, B200 and GB200", [
      "Closed loops on one replica, today's engines. Throughput is output tokens a second and accelerator.",
      "",
      ...table(splitRows(recent, stated)),
      "",
      "Beside them, the same rows with nothing fitted: bytes at the full bandwidth, operations at the full peak,",
      "and nothing that takes time beside them (`bench/capacity` has more to compare with):",
      "",
      ...table([["roofline", ...rooflineCells(recent)]]),
      "",
      "Not in these tables, but learnt from and held out too: 108 runs of InferenceX with 128 tokens of answer to long",
      "prompts, an experiment of their source. The first token comes 3 to 20 times later than in its other runs of the",
      "same models, engine and part (4 s for 1,024 tokens, 4 requests and 8 H200), and nothing in the rows says why:",
      "",
      ...table(splitRows(experiment, stated)),
      "",
      "With them among the others:",
      "",
      ...table(splitRows([...recent, ...experiment], stated)),
    ]),
    ...section("The same by model, engine, part and scenario", [
      "Each row of a table is held out with its split: curve / model / part. Mean error of throughput, TTFT and TPOT, percent.",
      "",
      ...by("model", recent, stated, ({ measurement }) => measurement.names.model),
      "",
      ...by("engine", recent, stated, ({ measurement }) => measurement.names.engine),
      "",
      ...by("part", recent, stated, ({ measurement }) => measurement.names.gpu),
    ]),
    ...section("Everything that was measured, by part", [
      "Older parts and other makers have one factor on time for each engine. All loads: closed loops, static batches,",
      "offline runs. Engines of 2024 on parts of today have a factor for their years.",
      "",
      ...by("part", held, stated, ({ measurement }) => measurement.names.gpu),
      "",
      ...by("scenario", held, stated, ({ measurement }) =>
        measurement.names.scenario.replace(/-closed.*/, ""),
      ),
      "",
      ...by("engine", held, stated, ({ measurement }) => measurement.names.engine),
    ]),
    ...section("The intervals that are stated", intervals(calibration)),
    ...section("What was left out", leftOut(read, rows)),
    ...section("How it is made", method(calibration.constants)),
    "",
  ].join("\n");
}

const isTarget = ({ measurement, load }: HeldOut): boolean =>
  load === "closed-loop" &&
  measurement.names.scenario.startsWith("closed-loop") &&
  /^(g?b200|h100|h200)$/.test(measurement.gpu.id);

/** A series whose server was slower than all others, for no reason that its rows tell. */
const isExperiment = ({ measurement }: HeldOut): boolean =>
  measurement.names.scenario.startsWith("closed-loop short-output");

function opening(read: Measurements, rows: readonly FitRow[], calibration: Calibration): string[] {
  const points = calibration.corrections.reduce((sum, { points }) => sum + points.length, 0);
  return [
    "# How near the serving formulas come",
    "",
    "Written by `npm run calibrate`; not edited by hand. The constants are in `catalog/capacity.yaml`.",
    "",
    `${read.measurements.length + read.skipped.length} published rows were read, ${rows.length} are learnt from: ${calibration.learntFrom.length} curves (a curve is one`,
    "model, part, precision, engine, layout and pair of lengths at several loads). Corrections are drawn from",
    `${points} points. No measurement is our own: no accelerator could be had.`,
    "",
    "Every figure is of rows that were held out, in three ways: the curve, the model with all of its shape",
    "(DeepSeek R1, V3 and V3.1 are one; all Llamas of 80 layers are), the part (B200 and GB200 are one). In each",
    "fold constants, factors and corrections are fitted again without the held-out rows; where points for",
    "corrections may lie is chosen once from the positions of all rows, never from their figures, and points of",
    "held-out rows are taken away. The interval of a fold is made of the errors of the other folds. What the",
    "method itself was chosen by (its formulas, widths and springs) was seen on these rows, so new data may do",
    "somewhat worse. 287 configurations were measured more than once: those runs differ by 6.9 % on average, which",
    "no prediction without the engine's settings can beat; runs with speculative decoding are not marked.",
  ];
}

type Cells = readonly string[];

const header: Cells = [
  "held out",
  "metric",
  "rows",
  "mean error %",
  "median %",
  "within 20 %",
  "90 % interval holds %",
];

const table = (lines: readonly Cells[], heads: Cells = header): string[] => [
  `| ${heads.join(" | ")} |`,
  `|${heads.map(() => " --- |").join("")}`,
  ...lines.map((cells) => `| ${cells.join(" | ")} |`),
];

const words: Readonly<Record<Split, string>> = { curve: "curve", model: "model", gpu: "part" };

function splitRows(held: readonly HeldOut[], stated: ReturnType<typeof errorsWithout>): Cells[] {
  return splits.flatMap((split) =>
    metrics.map((metric) => {
      const found = accuracy(
        compared(
          held.filter((row) => row.split === split),
          metric,
          stated,
        ),
      );
      return [
        words[split],
        metric,
        String(found.n),
        ...[
          found.mapePercent,
          found.medianApePercent,
          found.within20Percent,
          found.coverage90Percent,
        ].map(one),
      ];
    }),
  );
}

/** Rows beside their predictions, with the interval that the other folds of the split give. */
function compared(
  rows: readonly HeldOut[],
  metric: Metric,
  stated: ReturnType<typeof errorsWithout>,
): Compared[] {
  return rows.flatMap((row) => {
    const { value } = row.measurement[metric];
    if (value === undefined) return [];
    return [{ measured: value, predicted: statedOf(row, metric, stated) }];
  });
}

/** What is computed for a row times the errors of the other folds. */
function statedOf(
  row: HeldOut,
  metric: Metric,
  stated: ReturnType<typeof errorsWithout>,
): Compared["predicted"] {
  const computed = row.prediction[metric].likely;
  const { low, likely, high } = stated(row)[metric];
  return { low: computed * low, likely: computed * likely, high: computed * high };
}

const one = (value: number | null): string => (value === null ? "" : value.toFixed(1));

function by(
  title: string,
  held: readonly HeldOut[],
  stated: ReturnType<typeof errorsWithout>,
  nameOf: (row: HeldOut) => string,
): string[] {
  const names = [...new Set(held.map(nameOf))].sort();
  return table(
    names.map((name) => [
      name,
      String(held.filter((row) => row.split === "curve" && nameOf(row) === name).length),
      ...metrics.map((metric) =>
        splits
          .map((split) => {
            const own = held.filter((row) => row.split === split && nameOf(row) === name);
            const errors = own.flatMap((row) => {
              const { value } = row.measurement[metric];
              return value === undefined
                ? []
                : [Math.abs(statedOf(row, metric, stated).likely / value - 1)];
            });
            if (errors.length === 0) return "–";
            return (100 * (errors.reduce((sum, error) => sum + error, 0) / errors.length)).toFixed(
              0,
            );
          })
          .join(" / "),
      ),
    ]),
    [title, "rows", "throughput", "TTFT", "TPOT"],
  );
}

/** A plain roofline on the rows of one split (each row is in each split once). */
function rooflineCells(held: readonly HeldOut[]): Cells {
  const errors = held
    .filter(({ split }) => split === "curve")
    .flatMap(({ measurement }) => {
      const [row] = fitRows([measurement]);
      const { value } = measurement.throughput;
      if (row === undefined || value === undefined) return [];
      const times = computedTimes(
        { ...row.work, exchanges: 0, exchangePerTokenS: 0 },
        roofline,
        row.request,
        row.load,
      );
      const perGpu = (times.requestsPerS * row.request.outputTokens) / measurement.layout.gpus;
      return [Math.abs(perGpu / value - 1)];
    })
    .sort((first, second) => first - second);
  const mean = errors.reduce((sum, error) => sum + error, 0) / Math.max(1, errors.length);
  const within = errors.filter((error) => error <= 0.2).length / Math.max(1, errors.length);
  return [
    "throughput",
    String(errors.length),
    one(100 * mean),
    one(100 * (errors[Math.floor(errors.length / 2)] ?? 0)),
    one(100 * within),
    "",
  ];
}

/** Everything at its peak, and nothing that takes time beside bytes and operations. */
const roofline = {
  ...servingConstants(
    Object.fromEntries(
      constantNames.map((name) => [name, { all: name.endsWith("S") ? 0 : 1 }]),
    ) as unknown as FittedConstants,
    { precision: "bf16", model: { experts: { total: 1, perToken: 1 } } } as FitRow["replica"],
  ),
  burst: 0,
};

const kindWords: Readonly<Record<ErrorKind, string>> = {
  "near measurements": "model, format, part and engine were measured",
  "engine and part measured": "other models or formats were, with this engine on this part",
  "part measured": "the part was, with other engines",
  "kin measured": "uncalibrated: the part was not, others of NVIDIA were",
  uncalibrated: "uncalibrated: the part was not, and it is of another maker",
};

function intervals({ errors }: Calibration): string[] {
  return [
    "Measured ÷ computed of held-out rows: 5 %, in brackets the middle, 95 %. What is computed times the middle is the",
    "likely value. The middle is 1 where 1 lies between the median and the factor of least mean relative error; else",
    "the one of these two that is nearer to 1. A model whose shape is guessed from its size gets twice the width",
    "(as a factor: squared).",
    "",
    "Measurements are held to nothing but themselves: for the same replica the calibrated H200 gives less throughput",
    "than the H100 in 4 % of cases, by up to 19 %, and twice the requests give up to 35 % less throughput, where the",
    "measured curves nearby say so. No request becomes quicker for it (`catalog-laws.test.ts`).",
    "",
    ...table(
      errorKinds.flatMap((kind) =>
        (["closed-loop", "batch"] as const).map((load) => [
          kindWords[kind],
          load,
          ...metrics.map((metric) => {
            const { low, likely, high } = errors[kind][load][metric];
            return `${low} (${likely}) ${high}`;
          }),
        ]),
      ),
      ["what is known", "load", "throughput", "TTFT", "TPOT"],
    ),
  ];
}

function leftOut(read: Measurements, rows: readonly FitRow[]): string[] {
  const counts = new Map<SkipReason, number>();
  for (const { reason } of read.skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const tooLarge = read.measurements.length - rows.length;
  return table(
    [
      ...[...counts]
        .sort(([, first], [, second]) => second - first)
        .map(([reason, count]) => [String(count), skipReasons[reason]]),
      [
        String(tooLarge),
        "the weights are larger than the memory of the accelerators that the row names",
      ],
    ],
    ["rows", "why"],
  );
}

function method(constants: FittedConstants): string[] {
  return [
    "1. Formulas (`packages/capacity/src/calibration/work-seconds.ts`, `load-times.ts`) with constants fitted to closed",
    "   loops by Levenberg and Marquardt on logarithms: errors of TPOT count from 12 %, of TTFT from 30 %, outliers less;",
    "   factors by engine, format and for dense models are held near 1 by springs (0.06 to 0.25 in logarithms).",
    "2. A factor on time for engines of 2024, and one for each other part and engine: medians, drawn to 1 as if three more",
    "   rows said so.",
    "3. Corrections: the mean of a Gaussian process on ln(measured / computed) over configurations, lengths and load",
    "   (`likeness.ts`). They fade to none where nothing alike was measured, and in a closed loop more requests never",
    "   make one quicker.",
    "4. Likely values and intervals: the middle (above), and between the 5th and the 95th of a hundred of held-out errors, by",
    "   what is known of model, format, part and engine.",
    "",
    "Constants, of all (factors by engine and format stand in the catalog):",
    "",
    ...table(
      constantNames.map((name) => [name, String(constants[name]["all"])]),
      ["constant", "value"],
    ),
  ];
}

import type { HoursError } from "@outlay/capacity";
import type { TrainingErrors } from "./errors.ts";
import type { FittedTraining } from "./fit-constants.ts";

/** Three significant digits: more would promise what no run can tell. */
const short = (value: number): number => Number(value.toPrecision(3));

/**
 * `catalog/capacity-training.yaml` with fitted constants.
 *
 * @param day of the fit, `YYYY-MM-DD`
 */
export function calibrationText(
  fitted: FittedTraining,
  { error, softwareError }: TrainingErrors,
  day: string,
): string {
  const factors = (all: Readonly<Record<string, { factor: number; runs: number }>>): string[] =>
    Object.entries(all).map(
      ([id, { factor, runs }]) => `    ${id}: { factor: ${short(factor)}, runs: ${runs} }`,
    );
  const intervals = (all: Readonly<Record<string, HoursError>>): string[] =>
    Object.entries(all).map(
      ([name, { low, high }]) => `    ${name}: { low: ${short(low)}, high: ${short(high)} }`,
    );
  const rows = [
    ["matrix_share", fitted.matrixShare, "of the peak in bf16, for endlessly wide models"],
    ["attention_share", fitted.attentionShare, "of what matrices reach"],
    ["width_loss", fitted.widthLoss, "a model of this width reaches half"],
    ["bytes_per_unit", fitted.bytesPerUnit, "for each token, layer, unit of width and pass"],
    ["recompute_passes", fitted.recomputePasses, "forward passes"],
    ["low_precision_gain", fitted.lowPrecisionGain, "matrices in 8 bits or fewer"],
    ["exposed_exchange", fitted.exposedExchange, "of exchanges between GPUs"],
    ["unpack_bytes", fitted.unpackBytes, "for each parameter of 4 bits and pass"],
    ["layer_seconds", fitted.layerSeconds, "at least, in each step of plain software"],
    [
      "layer_seconds_sharded",
      fitted.layerSecondsSharded,
      "times that, sharded or with all weights",
    ],
    ["per_machine_doubling", fitted.perMachineDoubling, "share of the time"],
    ["per_split_doubling", fitted.perSplitDoubling, "share of the time"],
    ["expert_share", fitted.expertShare, "assumed: no run of experts was measured"],
  ] as const;
  return [
    "# What measurements say of the training formulas of packages/capacity. Written by `npm run calibrate`; what each",
    "# constant means is said in packages/capacity/src/training/training-calibration.ts, how near they come in",
    "# docs/capacity-training.md.",
    "training:",
    ...rows.map(([key, value, doc]) => `  ${key}: ${short(value)} # ${doc}`),
    "  # speed ÷ that of the formulas",
    "  software:",
    ...factors(fitted.software),
    "  parts:",
    ...Object.entries(fitted.parts).map(
      ([id, { factor, runs, operationsPerByte }]) =>
        `    ${id}: { factor: ${short(factor)}, runs: ${runs}, operations_per_byte: ${short(operationsPerByte)} }`,
    ),
    `  other_parts: { factor: ${short(fitted.otherParts.factor)}, early_software: ${short(fitted.otherParts.earlySoftware)} }`,
    "  measured:",
    ...fitted.measured.map((each) => `    - ${each}`),
    "  # measured ÷ predicted GPU hours, nine of ten held-out runs",
    "  software_error:",
    ...intervals(softwareError),
    "  error:",
    ...intervals(error),
    "  sources: [mlperf-training, llm-foundry-benchmarks, torchtune-readme, aws-neuron-training, qwen-readme]",
    `  checked: ${day}`,
    "  status: single source",
    "  note: fitted to published runs; each was published once",
    "",
  ].join("\n");
}

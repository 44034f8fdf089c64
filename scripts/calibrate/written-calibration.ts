import {
  type Calibration,
  type Configuration,
  type CorrectionGroup,
  constantNames,
  errorKinds,
  type ServingError,
} from "@outlay/capacity";
import { exp, log } from "@outlay/numerics";

/** A calibration as `catalog/capacity.yaml` holds it. */
export function writtenCalibration(calibration: Calibration): string {
  const { constants, eras, parts, engines, errors, learntFrom, corrections } = calibration;
  return [
    ...head,
    "constants:",
    ...constantNames.map((name) => `  ${name}: ${flow(constants[name])}`),
    `eras: ${flow(eras)}`,
    "parts:",
    ...Object.entries(parts).map(([part, factors]) => `  ${part}: ${flow(factors)}`),
    "engines:",
    ...Object.entries(engines).map(([part, names]) => `  ${part}: [${names.map(word).join(", ")}]`),
    "errors:",
    ...errorKinds.flatMap((kind) => [
      `  ${kind}:`,
      `    closed-loop: ${errorLine(errors[kind]["closed-loop"])}`,
      `    batch: ${errorLine(errors[kind].batch)}`,
    ]),
    "corrections:",
    ...corrections.flatMap(groupLines),
    "learnt_from:",
    ...lines(learntFrom),
    "",
  ].join("\n");
}

const head = [
  "# What published measurements say of the serving formulas of packages/capacity. Written by",
  "# `npm run calibrate`: do not edit by hand. How near it comes: docs/capacity-calibration.md.",
  "#",
  "# Source: measurements of NVIDIA (aiconfigurator, TensorRT-LLM), SemiAnalysis (InferenceX), Argonne",
  "# (LLM-Inference-Bench), dstack, MLCommons, AWS Neuron and Google, as published in their repositories;",
  "# none of them is ours. Shares and factors are fitted; seconds are seconds.",
  "#",
  "# corrections: points between which ln(measured / computed) is drawn, by configuration: tokens in, tokens",
  "# out, requests at once, weight for the time of a step, weight for the time to the first token.",
];

const flow = (factors: Readonly<Record<string, number>>): string =>
  `{ ${Object.entries(factors)
    .map(([key, value]) => `${word(key)}: ${value}`)
    .join(", ")} }`;

const word = (text: string): string =>
  /^[a-z][a-z0-9-]*$/.test(text) ? text : JSON.stringify(text);

const errorLine = ({ throughput, ttft, tpot }: ServingError): string =>
  `{ throughput: ${flow({ ...throughput })}, ttft: ${flow({ ...ttft })}, tpot: ${flow({ ...tpot })} }`;

function groupLines({ configuration, points }: CorrectionGroup): string[] {
  const keys: (keyof Configuration)[] = ["family", "kind", "gpu", "precision", "engine", "version"];
  const fields = [
    ...keys.flatMap((key) =>
      configuration[key] === "" ? [] : `${key}: ${JSON.stringify(configuration[key])}`,
    ),
    `gpus: ${configuration.gpus}`,
    ...(configuration.groups ? ["groups: true"] : []),
    ...(configuration.spread ? ["spread: true"] : []),
    `load: ${configuration.load}`,
  ];
  const written = points.map(({ place, step, first }) => {
    const [input, output, concurrency] = place.map((doublings) =>
      Number(exp(doublings * log(2)).toPrecision(6)),
    );
    return `      - ${input} ${output} ${concurrency} ${step} ${first}`;
  });
  return [`  - ${fields.join("\n    ")}`, "    points:", ...written];
}

/** Ids, ten a line. */
function lines(ids: readonly string[]): string[] {
  const rows: string[] = [];
  for (let at = 0; at < ids.length; at += 10)
    rows.push(`  - "${ids.slice(at, at + 10).join(" ")}"`);
  return rows;
}

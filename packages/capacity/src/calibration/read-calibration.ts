import { type Issue, type Outcome, ok, readDocument, shape } from "@outlay/document";
import type { ServingError } from "./calibration.ts";
import { type Calibration, type ErrorKind, errorKinds } from "./calibration.ts";
import type { CorrectionGroup } from "./correction-point.ts";
import { log2 } from "./likeness.ts";
import { constantNames, type FittedConstants } from "./serving-constants.ts";

const factors = shape.map(shape.number({ min: 0 }));

const bounds = shape.object({
  low: shape.number({ min: 0 }),
  likely: shape.number({ min: 0 }),
  high: shape.number({ min: 0 }),
});

const errors = shape.object({ throughput: bounds, ttft: bounds, tpot: bounds });

const group = shape.object({
  family: shape.text({ doc: "Shape of the layers: `modelFamily`." }),
  kind: shape.choice(["dense", "experts", "latent"]),
  gpu: shape.text(),
  precision: shape.text(),
  engine: shape.optional(shape.text()),
  version: shape.optional(shape.text()),
  gpus: shape.integer({ min: 1 }),
  groups: shape.optional(shape.flag({ doc: "Attention is split by requests." })),
  spread: shape.optional(shape.flag({ doc: "Experts are spread whole." })),
  load: shape.choice(["closed-loop", "batch"]),
  points: shape.list(shape.text(), {
    min: 1,
    doc: "Each five numbers: tokens in, tokens out, requests at once, weight for the step, weight for the first token.",
  }),
});

const document = shape.checked(
  shape.object({
    constants: shape.map(factors, { doc: "By constant: `all`, and factors on it." }),
    eras: factors,
    parts: shape.map(factors),
    engines: shape.map(shape.list(shape.text())),
    errors: shape.map(shape.object({ "closed-loop": errors, batch: errors })),
    learnt_from: shape.list(shape.text({ doc: "Ids of curves, spaces between them." })),
    corrections: shape.list(group),
  }),
  ({ constants, errors: stated, corrections }) => [
    ...corrections.flatMap(({ points }, at) =>
      points
        .filter((line) => !isPoint(numbersOf(line)))
        .map((line) => ({
          message: `"${line}" is not five numbers such as "1024 512 16 0.02 -0.1", the first three 1 or more`,
          at: ["corrections", at, "points"],
        })),
    ),
    ...constantNames
      .filter((name) => constants[name]?.["all"] === undefined)
      .map((name) => ({
        message: `the constant ${name} has no value, such as \`${name}: { all: 0.8 }\``,
        at: ["constants"],
      })),
    ...errorKinds
      .filter((kind) => stated[kind] === undefined)
      .map((kind) => ({ message: `the error of "${kind}" is missing`, at: ["errors"] })),
    ...Object.entries(stated).flatMap(([kind, loads]) =>
      Object.entries(loads).flatMap(([load, metrics]) =>
        Object.entries(metrics).flatMap(([metric, { low, likely, high }]) =>
          0 < low && low <= likely && likely <= high
            ? []
            : [
                {
                  message: `low, likely and high are not in this order above 0, such as { low: 0.8, likely: 1, high: 1.2 }`,
                  at: ["errors", kind, load, metric],
                },
              ],
        ),
      ),
    ),
  ],
);

/**
 * Reads `catalog/capacity.yaml`, which `npm run calibrate` writes.
 *
 * @param file name for messages
 */
export function readCalibration(text: string, file: string): Outcome<Calibration, Issue[]> {
  const read = readDocument(text, file, document);
  if (!read.ok) return read;
  const written = read.value;
  return ok({
    constants: written.constants as FittedConstants, // checked above
    eras: written.eras,
    parts: written.parts,
    engines: written.engines,
    errors: written.errors as Record<ErrorKind, Record<"closed-loop" | "batch", ServingError>>,
    learntFrom: written.learnt_from.flatMap((line) => line.split(" ")),
    corrections: written.corrections.map(
      (each): CorrectionGroup => ({
        configuration: {
          family: each.family,
          kind: each.kind,
          gpu: each.gpu,
          precision: each.precision,
          engine: each.engine ?? "",
          version: each.version ?? "",
          gpus: each.gpus,
          groups: each.groups ?? false,
          spread: each.spread ?? false,
          load: each.load,
        },
        points: each.points.map((line) => {
          const [input = 1, output = 1, concurrency = 1, step = 0, first = 0] = numbersOf(line);
          return { place: [log2(input), log2(output), log2(concurrency)], step, first };
        }),
      }),
    ),
  });
}

const numbersOf = (line: string): number[] => line.split(" ").map(Number);

const isPoint = (numbers: readonly number[]): boolean =>
  numbers.length === 5 && numbers.every((one, at) => Number.isFinite(one) && (at > 2 || one >= 1));

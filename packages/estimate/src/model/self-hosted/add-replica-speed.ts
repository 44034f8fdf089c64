import { type Efficiency, largestBatch, type Replica, replicaSpeed } from "@outlay/capacity";
import {
  div,
  type Expression,
  mul,
  node,
  type Origin,
  quantity,
  type Term,
} from "../../graph/index.ts";
import { graphArithmetic } from "../capacity-arithmetic.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { PlannedDemand } from "./serving-demand.ts";
import { correctedEfficiency, type RatedServing, speedError } from "./serving-speed.ts";

/**
 * Adds the speed of a replica from the formulas of `@outlay/capacity`:
 *
 * - `<path>.replica.*`: facts of model, part and calibration, and the steps of the formulas
 * - `capacity.speed-error.<replica>`: measured ÷ predicted, the error of the formulas as an input, one for all
 *   paths with the same replica; not where the plan states what it measured
 * - `<path>.replica.reached`: requests per second that one busy replica finishes
 *
 * A replica that reaches 0.8 of its predicted speed takes 1 / 0.8 of every time, so it keeps the pace
 * asked for with a smaller batch: the pace is held against predicted times × the same error.
 *
 * @returns `<path>.replica.reached`
 */
export function addReplicaSpeed(
  sheet: Sheet,
  serving: RatedServing,
  { request, target, measured }: PlannedDemand<Expression>,
): Term {
  const { path, replica } = serving;
  const m = graphArithmetic(sheet, `${path}.replica`, replica);
  const efficiency = addEfficiency(sheet, serving);
  const error = measured === undefined ? addSpeedError(sheet, serving) : undefined;
  const paced =
    error === undefined
      ? target
      : { ...target, secondsPerToken: mul(target.secondsPerToken, error) };
  const batch = largestBatch<Term>(m, replica, efficiency, request, paced);
  const speed = replicaSpeed<Term>(m, replica, efficiency, request, batch);
  return sheet.step(
    `${path}.replica.reached`,
    "1 / s",
    error === undefined
      ? "Requests per second that one busy replica finishes: tokens a second as measured ÷ tokens written in a call."
      : "Requests per second that one busy replica finishes: as predicted × measured ÷ predicted.",
    error === undefined
      ? div(mul(measured as Expression, quantity(1, "second / s")), request.outputTokens)
      : mul(speed.requestsPerS, error),
  );
}

/** Where a figure of the calibration is from: measurements of others, or of parts like it. */
const originOf = ({ speed }: RatedServing): Origin => ({
  kind: speed.basis === "uncalibrated" ? "assumption" : "published",
  source:
    speed.basis === "uncalibrated"
      ? `our assumption, from other parts (calibration of the serving formulas, catalog/capacity.yaml): ${speed.why}`
      : `calibration of the serving formulas (catalog/capacity.yaml): ${speed.why}`,
});

/** What software reaches of the hardware, as facts. */
function addEfficiency(sheet: Sheet, serving: RatedServing): Efficiency<Expression> {
  const { path } = serving;
  const speed = correctedEfficiency(serving.speed);
  const fact = (id: string, unit: string, doc: string, value: number): Expression =>
    sheet.graph.input({
      id: `${path}.replica.${id}`,
      unit,
      doc,
      distribution: { kind: "point", value },
      origin: originOf(serving),
    });
  return {
    memory: fact(
      "memory-efficiency",
      "share",
      "Share of the memory bandwidth that a decode step reaches.",
      speed.memory,
    ),
    compute: fact(
      "compute-efficiency",
      "share",
      "Share of the peak operations that reading a prompt reaches.",
      speed.compute,
    ),
    stepOverhead: fact(
      "step-overhead",
      "s",
      "Time of a decode step that is neither bytes nor operations.",
      speed.stepOverhead,
    ),
    decodeFactor: fact(
      "decode-factor",
      "factor",
      "Measured ÷ computed time of a decode step, for the part, the engine and loads near this one.",
      speed.decodeFactor,
    ),
    prefillFactor: fact(
      "prefill-factor",
      "factor",
      "Measured ÷ computed time to read a prompt.",
      speed.prefillFactor,
    ),
  };
}

/** `capacity.speed-error.llama-3.1-8b-instruct.h100-x1.fp8.vllm` */
const speedErrorId = ({ model, gpu, gpus, precision, engine }: Replica): string =>
  ["capacity.speed-error", model.id, `${gpu.id}-x${gpus}`, precision, engine ?? []]
    .flat()
    .join(".");

/** The error of the prediction. All paths are wrong in the same direction: they share its stream. */
function addSpeedError(sheet: Sheet, serving: RatedServing): Expression {
  const { replica, speed } = serving;
  const id = speedErrorId(replica);
  if (sheet.graph.has(id)) return node(id);
  return sheet.graph.input({
    id,
    unit: "factor",
    doc: `Speed of ${replica.model.name} on ${replica.gpu.name}, measured ÷ predicted (${speed.basis}).`,
    distribution: speedError(speed),
    origin: originOf(serving),
    stream: "capacity.speed-error",
  });
}

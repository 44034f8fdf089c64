import { exp, log } from "@outlay/numerics";
import { modelFamily } from "../measured/curve-key.ts";
import type { Replica } from "../speed/replica.ts";
import type { Basis, Calibration, ErrorFactors, ErrorKind, ServingError } from "./calibration.ts";
import { type Configuration, chipOf, formatOf } from "./likeness.ts";

/** An error, and what it rests on. */
export interface StatedError {
  readonly error: ServingError;
  readonly basis: Basis;
  /** The basis in words. */
  readonly why: string;
}

/**
 * The 90 % interval for a replica, by how near measurements come: those of held-out curves where its model
 * in its format, part and engine were measured, those of held-out models where part and engine were, those of held-out
 * parts where the part was not. A shape that is guessed from the counts of parameters doubles the width.
 */
export function statedError(
  calibration: Calibration,
  replica: Replica,
  load: "closed-loop" | "batch",
): StatedError {
  const { gpu, engine } = replica;
  const kind = errorKindOf(calibration, replica, load);
  const other = load === "batch" ? "closed-loop" : "batch";
  const otherLoad = kind === "part measured" && measuredHere(calibration, replica, other);
  const stated = otherLoad
    ? around(calibration.errors[kind][load], calibration.errors[kind][other])
    : calibration.errors[kind][load];
  const error = replica.model.guessed ? widened(stated) : stated;
  const basis = kind === "kin measured" ? "uncalibrated" : kind;
  const guessed = replica.model.guessed ? "; the shape of the model is guessed from its size" : "";
  return { error, basis, why: `${words(kind, gpu.name, engine, otherLoad)}${guessed}` };
}

/**
 * Which error holds for a replica: what was measured under another kind of load tells of the part only.
 */
export function errorKindOf(
  calibration: Pick<Calibration, "engines" | "corrections">,
  replica: Replica,
  load: "closed-loop" | "batch",
): ErrorKind {
  const { model, gpu, precision } = replica;
  if (calibration.engines[gpu.id] === undefined)
    return isNvidia(gpu.name) ? "kin measured" : "uncalibrated";
  const family = modelFamily(model);
  const format = formatOf(precision);
  if (
    measuredHere(
      calibration,
      replica,
      load,
      (one) => one.family === family && one.precision === format,
    )
  )
    return "near measurements";
  return measuredHere(calibration, replica, load) ? "engine and part measured" : "part measured";
}

/** Whether there are measurements with the engine on the part under a kind of load. */
const measuredHere = (
  { engines, corrections }: Pick<Calibration, "engines" | "corrections">,
  { gpu, engine }: Replica,
  load: "closed-loop" | "batch",
  and: (one: Configuration) => boolean = () => true,
): boolean =>
  engine !== undefined &&
  (engines[gpu.id] ?? []).includes(engine) &&
  corrections.some(
    ({ configuration: one }) =>
      one.gpu === chipOf(gpu) && one.engine === engine && one.load === load && and(one),
  );

const isNvidia = (name: string): boolean => name.startsWith("NVIDIA");

function words(
  kind: ErrorKind,
  gpu: string,
  engine: string | undefined,
  otherLoad: boolean,
): string {
  switch (kind) {
    case "near measurements":
      return `a model of this shape was measured in this format with ${engine} on ${gpu}`;
    case "engine and part measured":
      return `other models or formats were measured with ${engine} on ${gpu}`;
    case "part measured":
      return engine === undefined
        ? `${gpu} was measured, and no engine is named`
        : otherLoad
          ? `${gpu} was measured with ${engine}, and not under such a load`
          : `${gpu} was measured, and not with ${engine}`;
    case "kin measured":
      return `uncalibrated: ${gpu} was not measured, other parts of NVIDIA were`;
    case "uncalibrated":
      return `uncalibrated: ${gpu} was not measured`;
  }
}

/** What was measured under one load stands for another: the wider of both intervals. */
function around(own: ServingError, other: ServingError): ServingError {
  const both = (metric: keyof ServingError): ErrorFactors => ({
    low: Math.min(own[metric].low, other[metric].low),
    likely: own[metric].likely,
    high: Math.max(own[metric].high, other[metric].high),
  });
  return { throughput: both("throughput"), ttft: both("ttft"), tpot: both("tpot") };
}

function widened({ throughput, ttft, tpot }: ServingError): ServingError {
  const wider = ({ low, likely, high }: ErrorFactors): ErrorFactors => ({
    low: likely * exp(2 * log(low / likely)),
    likely,
    high: likely * exp(2 * log(high / likely)),
  });
  return { throughput: wider(throughput), ttft: wider(ttft), tpot: wider(tpot) };
}

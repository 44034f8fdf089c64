import { exp, log } from "@outlay/numerics";
import { modelFamily } from "../measured/curve-key.ts";
import type { Replica } from "../speed/replica.ts";
import type { Basis, Calibration, ErrorFactors, ErrorKind, ServingError } from "./calibration.ts";
import { chipOf, formatOf } from "./likeness.ts";

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
  const kind = errorKindOf(calibration, replica);
  const stated = calibration.errors[kind][load];
  const error = replica.model.guessed ? widened(stated) : stated;
  const basis = kind === "kin measured" ? "uncalibrated" : kind;
  const guessed = replica.model.guessed ? "; the shape of the model is guessed from its size" : "";
  return { error, basis, why: `${words(kind, gpu.name, engine)}${guessed}` };
}

/** Which error holds for a replica. */
export function errorKindOf(
  { engines, corrections }: Pick<Calibration, "engines" | "corrections">,
  { model, gpu, engine, precision }: Replica,
): ErrorKind {
  const measured = engines[gpu.id];
  if (measured === undefined) return isNvidia(gpu.name) ? "kin measured" : "uncalibrated";
  if (engine === undefined || !measured.includes(engine)) return "part measured";
  const family = modelFamily(model);
  const format = formatOf(precision);
  const own = corrections.some(
    ({ configuration: one }) =>
      one.family === family &&
      one.gpu === chipOf(gpu) &&
      one.engine === engine &&
      one.precision === format,
  );
  return own ? "near measurements" : "engine and part measured";
}

const isNvidia = (name: string): boolean => name.startsWith("NVIDIA");

function words(kind: ErrorKind, gpu: string, engine: string | undefined): string {
  switch (kind) {
    case "near measurements":
      return `this model was measured in this format with ${engine} on ${gpu}`;
    case "engine and part measured":
      return `other models or formats were measured with ${engine} on ${gpu}`;
    case "part measured":
      return engine === undefined
        ? `${gpu} was measured, and no engine is named`
        : `${gpu} was measured, and not with ${engine}`;
    case "kin measured":
      return `uncalibrated: ${gpu} was not measured, other parts of NVIDIA were`;
    case "uncalibrated":
      return `uncalibrated: ${gpu} was not measured`;
  }
}

function widened({ throughput, ttft, tpot }: ServingError): ServingError {
  const wider = ({ low, likely, high }: ErrorFactors): ErrorFactors => ({
    low: likely * exp(2 * log(low / likely)),
    likely,
    high: likely * exp(2 * log(high / likely)),
  });
  return { throughput: wider(throughput), ttft: wider(ttft), tpot: wider(tpot) };
}

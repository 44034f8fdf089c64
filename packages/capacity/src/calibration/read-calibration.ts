import { type Issue, type Outcome, ok, readDocument, shape } from "@outlay/document";
import { type Basis, bases, type Calibration, type ServingError } from "./calibration.ts";

const factors = shape.object({
  low: shape.number({ min: 0.001, max: 1 }),
  high: shape.number({ min: 1, max: 1000 }),
});

const errors = shape.object({ throughput: factors, ttft: factors, tpot: factors });

const document = shape.object({
  efficiency: shape.object({
    memory: shape.number({ min: 0.01, max: 1 }),
    compute: shape.number({ min: 0.01, max: 1 }),
    step_overhead_s: shape.number({ min: 0 }),
  }),
  error: shape.map(errors),
});

/**
 * Reads `catalog/capacity.yaml`.
 *
 * @param file name for messages
 */
export function readCalibration(text: string, file: string): Outcome<Calibration, Issue[]> {
  const read = readDocument(text, file, document);
  if (!read.ok) return read;
  const { efficiency, error } = read.value;
  const byBasis = Object.fromEntries(
    bases.map((basis) => [basis, error[basis] as ServingError]),
  ) as Record<Basis, ServingError>;
  return ok({
    efficiency: {
      memory: efficiency.memory,
      compute: efficiency.compute,
      stepOverhead: efficiency.step_overhead_s,
    },
    error: byBasis,
  });
}

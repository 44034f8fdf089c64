import {
  type LoadPoint,
  type Measurement,
  type ReplicaWork,
  replicaOf,
  replicaWork,
  requestOf,
  roomFor,
} from "@outlay/capacity";

/** A measurement as the fit takes it. */
export interface FitRow {
  readonly measurement: Measurement;
  readonly replica: ReturnType<typeof replicaOf>;
  readonly request: ReturnType<typeof requestOf>;
  readonly work: ReplicaWork;
  readonly load: LoadPoint;
  /** 1 ÷ rows that list the same run. */
  readonly weight: number;
}

/** Why a measurement is not learnt from. */
export type LeftOut = "does not fit";

/**
 * Measurements as rows of the fit. Where a model does not fit in the memory that a row names, its number of
 * accelerators is wrong, and nothing is learnt from it.
 */
export function fitRows(measurements: readonly Measurement[]): FitRow[] {
  const listed = new Map<string, number>();
  for (const { run } of measurements) listed.set(run, (listed.get(run) ?? 0) + 1);
  return measurements.flatMap((measurement): FitRow[] => {
    const [replica, request] = [replicaOf(measurement), requestOf(measurement)];
    const work = replicaWork(replica);
    if (!(roomFor(work, request) >= 1)) return [];
    const weight = 1 / (listed.get(measurement.run) ?? 1);
    return [{ measurement, replica, request, work, load: loadOf(measurement), weight }];
  });
}

/** How a measurement's requests come to one replica. */
export function loadOf({ load, layout }: Measurement): LoadPoint {
  if (load.kind === "offline") return { kind: "offline", concurrency: 2048, most: 2048 };
  return {
    kind: load.kind === "closed-loop" ? "closed-loop" : "static-batch",
    concurrency: Math.ceil(load.concurrency / layout.replicas),
    most: Number.POSITIVE_INFINITY,
  };
}

/**
 * Rows that the constants are fitted to: closed loops on today's engines and NVIDIA parts that compute in fp8,
 * with answers long enough that decoding counts. The runs with answers of 128 tokens to long prompts (an
 * experiment of their source, five times slower than its other runs) speak in the corrections only.
 */
export const isCore = ({ measurement, replica, request }: FitRow): boolean =>
  measurement.load.kind === "closed-loop" &&
  request.outputTokens * 32 > request.promptTokens &&
  replica.gpu.name.startsWith("NVIDIA") &&
  replica.gpu.tflops.fp8 !== undefined &&
  replica.gpu.bandwidthGbPerS >= 2000 &&
  ["trtllm", "vllm", "sglang"].includes(replica.engine ?? "") &&
  !isEarly(replica);

/** Engines of 2024 and before. */
export const isEarly = ({ engineYear }: FitRow["replica"]): boolean =>
  engineYear !== undefined && engineYear <= 2024;

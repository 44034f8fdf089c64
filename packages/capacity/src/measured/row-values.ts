import type { MeasuredLoad, MeasuredValue } from "./measurement.ts";
import type { ThroughputRow } from "./throughput-columns.ts";

/** What a row measured, in seconds and output tokens. */
export interface RowValues {
  readonly throughput: MeasuredValue;
  readonly ttft: MeasuredValue;
  readonly tpot: MeasuredValue;
  readonly throughputByLittle: boolean;
}

/** Figures of one row that differ by more contradict each other. */
const TOLERANCE = 0.05;

const agree = (one: number, other: number): boolean =>
  Math.abs(one - other) <= TOLERANCE * Math.max(one, other);

/**
 * What a row measured.
 *
 * Throughput is *output* tokens a second and accelerator. Argonne and dstack count the prompts too, so of
 * such rows the derived column is taken, and held against the whole throughput that the notes quote. Two
 * figures of a row that contradict each other by more than 5 % are not compared: dstack's rows of two
 * replicas double the throughput of one and halve it again per accelerator, so nothing was measured.
 *
 * A row whose throughput follows from its TTFT and TPOT (`by Little`) is compared all the same, and says so.
 * Where the layout was put right, the source's own count is in its throughput: it is not compared.
 * TTFT as a median is not compared with our mean: with a queue before the prefill they lie far apart.
 */
export function rowValues(row: ThroughputRow, load: MeasuredLoad, mended: boolean): RowValues {
  const { ttft_ms: ttftMs, tpot_ms: tpotMs } = row.number;
  const medians = /\b(?:median|p50)\b/i.test(row.text.notes) && load.kind !== "static-batch";
  return {
    throughput: mended ? { skip: "suspect-gpu-count" } : throughputOf(row),
    ttft:
      ttftMs === undefined
        ? { skip: "no-value" }
        : medians
          ? { skip: "median" }
          : load.kind === "offline"
            ? { skip: "unknown-scenario" }
            : { value: ttftMs / 1000 },
    tpot:
      tpotMs === undefined || (row.number.output_tokens ?? 0) <= 1
        ? { skip: "no-value" }
        : { value: tpotMs / 1000 },
    throughputByLittle: /by little/i.test(row.text.notes),
  };
}

function throughputOf(row: ThroughputRow): MeasuredValue {
  const { gpus, output_tokens_per_s_total: total } = row.number;
  const { output_tokens_per_s_per_gpu: each } = row.number;
  const { derived_output_tokens_per_s_per_gpu: derived } = row.number;
  const figures = [
    each,
    total !== undefined && gpus !== undefined ? total / gpus : undefined,
    derived,
  ];
  const [first, ...others] = figures.filter((figure) => figure !== undefined);
  if (first === undefined) return { skip: "no-value" };
  const quoted = quotedThroughput(row);
  if (quoted !== undefined) others.push(quoted);
  const little = littleThroughput(row);
  if (little !== undefined && /by little/i.test(row.text.notes)) others.push(little);
  return others.every((other) => agree(first, other))
    ? { value: first }
    : { skip: "inconsistent-value" };
}

/** The share of the answers in a throughput of the notes that counts prompts and answers. */
function quotedThroughput(row: ThroughputRow): number | undefined {
  const { gpus, input_tokens: input, output_tokens: output } = row.number;
  const { notes } = row.text;
  if (!/in ?\+ ?out/i.test(notes)) return undefined;
  const [, quoted] = /(?:tokens_per_second=|throughput )([\d.]+(?:e[+-]?\d+)?)/i.exec(notes) ?? [];
  if (quoted === undefined || !gpus || !input || !output) return undefined;
  return (Number(quoted) * output) / (input + output) / gpus;
}

/** Little's law: requests in the system = rate × time in it. */
function littleThroughput(row: ThroughputRow): number | undefined {
  const { gpus, concurrency, output_tokens: output, ttft_ms: ttft, tpot_ms: tpot } = row.number;
  if (!gpus || !concurrency || !output || !ttft || !tpot) return undefined;
  return (concurrency * output * 1000) / (ttft + (output - 1) * tpot) / gpus;
}

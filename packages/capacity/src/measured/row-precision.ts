import { fail, type Outcome, ok } from "@outlay/document";
import type { Accelerator } from "../facts/accelerator.ts";
import { namedPrecision } from "../facts/named-precision.ts";
import type { Precision } from "../facts/precision.ts";
import type { PrecisionBasis } from "./measurement.ts";
import type { SkipReason } from "./skip-reason.ts";
import type { ThroughputRow } from "./throughput-columns.ts";

/** The format of the weights of a row, and how it was decided. */
export interface RowPrecision {
  readonly precision: Precision;
  readonly basis: PrecisionBasis;
}

/** The format that a cell means: `int8w-bf16` are weights of int8, computed with as bf16. */
const statedPrecision = (text: string): Precision | undefined => {
  const [, weights] = /^(int[48])w\b/.exec(text.toLowerCase()) ?? [];
  return weights === undefined ? namedPrecision(text) : (weights as "int8" | "int4");
};

/**
 * The format in which a row's weights are held while serving. The first of these that says it:
 *
 * 1. the column `precision`; one that the formulas do not know (fp32) is not replaced by a guess
 * 2. `declared weight_data_types` in the notes (MLPerf), unless it is a 16-bit format beside a
 *    quantization: such a system was quantized to a format that it does not name, and the narrowest one
 *    that the part computes in is taken: fp8 for Hopper, fp4 for Blackwell, as NVIDIA says of its
 *    submissions of that round (developer blog, 2024-08-28, on MLPerf Inference v4.1)
 * 3. a format in the name of the checkpoint, in the path of the source
 * 4. none in it: the format in which the catalog's model is published
 *
 * @param published of the model; absent where its shape is guessed
 */
export function rowPrecision(
  row: ThroughputRow,
  gpu: Pick<Accelerator, "tflops">,
  published: Precision | undefined,
): Outcome<RowPrecision, SkipReason> {
  const { precision: stated, source_path: path } = row.text;
  if (stated !== "") {
    const precision = statedPrecision(stated);
    return precision === undefined ? fail("unknown-precision") : ok({ precision, basis: "stated" });
  }
  const [, types, changes = ""] =
    /declared weight_data_types=(\w+)(?:; weight_transformations=([^;]*))?/i.exec(row.text.notes) ??
    [];
  if (types !== undefined) {
    const declared = statedPrecision(types);
    if (declared === undefined) return fail("unknown-precision");
    const wide = declared === "bf16" || declared === "fp16";
    if (!(wide && /quantiz/i.test(changes))) return ok({ precision: declared, basis: "declared" });
    const narrowest = (["fp4", "fp8", "int8"] as const).find((one) => one in gpu.tflops);
    return narrowest === undefined
      ? fail("no-precision")
      : ok({ precision: narrowest, basis: "narrowest of the part" });
  }
  const named = namedPrecision(
    path.slice(Math.max(path.lastIndexOf("#"), path.lastIndexOf("/")) + 1),
  );
  if (named !== undefined) return ok({ precision: named, basis: "checkpoint name" });
  return published === undefined
    ? fail("no-precision")
    : ok({ precision: published, basis: "as published" });
}

import type { Precision } from "./precision.ts";
import type { Provenance } from "./provenance.ts";

/**
 * What the serving formulas need to know of an accelerator: datasheet values, dense (never the
 * figure "with sparsity"). How it is written in the catalog: `read-accelerators.ts`.
 */
export interface Accelerator extends Provenance {
  readonly id: string;
  readonly name: string;
  /** Other names of it, such as measurements use; `acceleratorNamed` knows them. */
  readonly aliases?: readonly string[];
  /** Gigabytes (10^9 bytes) per GPU, as sold. */
  readonly memoryGb: number;
  /**
   * Memory in MiB (2^20 bytes) as the driver reports it. Makers sell 80 "GB" that are 79.6 GiB, or 85.5 × 10^9
   * bytes. Absent where nobody says: `memoryGb` stands in.
   */
  readonly reportedMib?: number;
  /** Gigabytes a second between memory and cores. */
  readonly bandwidthGbPerS: number;
  /** Dense tera-operations a second by format; a format that is absent computes as bf16. */
  readonly tflops: Readonly<Partial<Record<Precision, number>>> & { readonly bf16: number };
  /** Watts at full load; absent where nobody publishes it. */
  readonly powerW?: number;
  /** Gigabytes a second to another GPU of the same machine, one direction. */
  readonly interconnectGbPerS: number;
  /** Serving engines reach much less of it than of the parts the formulas were held against. */
  readonly earlySoftware: boolean;
  /**
   * Why the formulas are not to be trusted for it: no measurement they were held against, a format that it
   * lacks, a licence. Such a part is taken only where a plan names it.
   */
  readonly uncalibrated?: string;
  /** What one costs to buy, where somebody says. */
  readonly purchasePrice?: PurchasePrice;
  /** The boards in which it is bought; where absent, by the piece. */
  readonly boughtIn?: BoughtIn;
}

/** Parts that sit on a board of several are bought with it: rented by the piece, never bought so. */
export interface BoughtIn extends Provenance {
  /** GPUs of each board that is made, the fewest first. */
  readonly gpus: readonly number[];
}

/** Price of one GPU, new, without the machine around it. There are no list prices: it is what people report. */
export interface PurchasePrice extends Provenance {
  /** USD for one GPU; low and high span sellers and reports. */
  readonly usd: { readonly low: number; readonly likely: number; readonly high: number };
}

/**
 * Dense operations a second that a GPU reaches at best for weights held in `precision`.
 * Weights in a format that the GPU cannot compute in are unpacked and computed as bf16.
 *
 * @returns operations per second
 * @example
 * const l40s = { tflops: { bf16: 362, fp8: 733 } };
 * peakOperations(l40s, "fp8") // => 733e12
 * peakOperations(l40s, "int4") // => 362e12
 */
export const peakOperations = (gpu: Pick<Accelerator, "tflops">, precision: Precision): number =>
  (gpu.tflops[precision] ?? gpu.tflops.bf16) * 1e12;

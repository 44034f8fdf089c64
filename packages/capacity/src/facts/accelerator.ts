import type { Precision } from "./precision.ts";

/**
 * What the serving formulas need to know of an accelerator: datasheet values, dense (never the
 * figure "with sparsity").
 *
 * In `catalog/accelerators.yaml`, one entry reads:
 *
 * ```yaml
 * - id: l40s
 *   name: NVIDIA L40S
 *   memory_gb: 48              # 10^9 bytes, as sold
 *   bandwidth_gb_s: 864        # 10^9 bytes a second
 *   tflops: { bf16: 362, fp8: 733 }   # dense; leave out a format that the part cannot compute in
 *   power_w: 350
 *   interconnect_gb_s: 32      # to another GPU of the machine, one direction
 *   machines:                  # as sold; the smallest comes first
 *     - { id: aws.g6e.xlarge, gpus: 1, usd_per_hour: 1.861, purchase: on-demand, region: us-east-1 }
 * ```
 */
export interface Accelerator {
  readonly id: string;
  readonly name: string;
  /** Gigabytes (10^9 bytes) per GPU. */
  readonly memoryGb: number;
  /** Gigabytes a second between memory and cores. */
  readonly bandwidthGbPerS: number;
  /** Dense tera-operations a second by format; a format that is absent computes as bf16. */
  readonly tflops: Readonly<Partial<Record<Precision, number>>> & { readonly bf16: number };
  /** Watts at full load. */
  readonly powerW: number;
  /** Gigabytes a second to another GPU of the same machine, one direction. */
  readonly interconnectGbPerS: number;
}

/** How a machine is paid for. */
export type Purchase = "on-demand" | "committed" | "spot";

/** A machine with accelerators as it is sold: whole, never by part. */
export interface Machine {
  readonly id: string;
  /** Id of the {@link Accelerator}. */
  readonly accelerator: string;
  /** GPUs in one machine. */
  readonly gpus: number;
  /** USD for the whole machine and one hour: low, likely, high over regions and dates. */
  readonly usdPerHour: { readonly low: number; readonly likely: number; readonly high: number };
  readonly purchase: Purchase;
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

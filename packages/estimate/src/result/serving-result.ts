import type { Precision } from "@outlay/capacity";
import { quantile } from "../distribution/index.ts";
import type { BuiltPath } from "../model/index.ts";
import { speedError } from "../model/self-hosted/serving-speed.ts";

/** What serves a path on machines, how fast one copy of the model is, and how sure that is. */
export interface ServingResult {
  /** Id of the accelerator. */
  readonly accelerator: string;
  /** Accelerators that work together on one copy of the model. */
  readonly gpus: number;
  readonly precision: Precision;
  /** Absent where none was measured on the part and the plan names none. */
  readonly engine?: string;
  /** Answers that one copy writes at once when it is full. */
  readonly sequences: number;
  /** Tokens a second that a full copy writes, all its answers together; ends of the 90 % interval. */
  readonly tokensPerSecond: {
    readonly low: number;
    readonly likely: number;
    readonly high: number;
  };
  /** Share of that speed which the busiest hour is planned for. */
  readonly plannedShare: number;
  /** How near the measurements are that the speed rests on; `measured` where the plan states it. */
  readonly basis:
    | "measured"
    | "near measurements"
    | "engine and part measured"
    | "part measured"
    | "uncalibrated";
  /** The basis in words. */
  readonly why: string;
}

/** What serves a path, at middle values; undefined where nothing of one's own does. */
export function servingResult({ fleets }: Pick<BuiltPath, "fleets">): ServingResult | undefined {
  const taken = fleets?.[0];
  if (taken === undefined) return undefined;
  const { replica, speed, batch, tokensPerS, measured } = taken.serving;
  const { gpu, gpus, precision, engine } = replica;
  const error = speedError(speed);
  const middle = quantile(error, 0.5);
  const at = (share: number): number =>
    measured === undefined
      ? (tokensPerS * quantile(error, share)) / middle
      : quantile(measured, share);
  return {
    accelerator: gpu.id,
    gpus,
    precision,
    ...(engine === undefined ? {} : { engine }),
    sequences: batch,
    tokensPerSecond: { low: at(0.05), likely: at(0.5), high: at(0.95) },
    plannedShare: taken.ceiling,
    basis: measured === undefined ? speed.basis : "measured",
    why: measured === undefined ? speed.why : "the plan states what was measured",
  };
}

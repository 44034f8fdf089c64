import type { Point } from "../graph/index.ts";
import type { EstimateNote, Model, PathId } from "../model/index.ts";

/** How much of the rented GPUs works in one month, at the medians. */
export interface GpuUse {
  readonly rented: number;
  /** Share of the rented GPUs, in the busiest hour. */
  readonly busyAtPeak: number;
  /** Share of the rented GPUs, over all hours. */
  readonly busyOnAverage: number;
}

/** The use of the machines of a path in the thirteenth (the last, where there are fewer) and in the last month. */
export interface GpuUses {
  readonly month13: GpuUse;
  readonly lastMonth: GpuUse;
}

/** How much of the GPUs of a path works; undefined where none are rented. */
export function gpuUses(model: Model, path: PathId, middle: Point): GpuUses | undefined {
  const months = (id: string) => middle.months(`${path}.${id}`);
  if (!model.graph.nodes.has(`${path}.busy-at-peak`)) return undefined;
  const rented = months("gpus-rented");
  const peak = months("busy-at-peak");
  const average = months("busy-on-average");
  const at = (month: number): GpuUse => ({
    rented: rented[month] as number,
    busyAtPeak: peak[month] as number,
    busyOnAverage: average[month] as number,
  });
  return { month13: at(Math.min(12, model.months - 1)), lastMonth: at(model.months - 1) };
}

/** Below this share of GPUs that work at the peak, most of the rent buys nothing. */
const idleBelow = 0.3;

/** Our assumption: beyond this no seller has them ready, and its price list says little. */
const soldReady = 4_000;

/** A note where a fleet is larger than what sellers have ready. */
export function largeFleetNotes(path: PathId, uses: GpuUses | undefined): readonly EstimateNote[] {
  const rented = uses?.lastMonth.rented ?? 0;
  if (rented <= soldReady) return [];
  return [
    {
      code: "large-fleet",
      path,
      text: `${grouped(rented)} GPUs in the last month: more than sellers have ready (some thousands, our assumption). Prices and times of a price list say little here; ask for an offer.`,
    },
  ];
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/**
 * A note when most of the rented GPUs are idle even in the busiest hour, and what would help. Of a
 * single GPU there is nothing to give back.
 */
export function idleNotes(path: PathId, uses: GpuUses | undefined): readonly EstimateNote[] {
  const use = uses?.lastMonth;
  if (use === undefined || use.busyAtPeak >= idleBelow || use.rented <= 1) return [];
  const busy = Math.ceil(use.busyAtPeak * use.rented);
  return [
    {
      code: "idle-gpus",
      path,
      text: `At most ${grouped(busy)} of ${grouped(use.rented)} GPUs ${busy === 1 ? "is" : "are"} busy at the peak of the last month; all are paid for. What would help: another accelerator or a smaller precision, fewer spare machines (paths.${path}.redundancy), other work on the same machines, or a hosted model.`,
    },
  ];
}

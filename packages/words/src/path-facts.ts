import type { PathResult, Spread } from "@outlay/estimate";
import { grouped } from "./money.ts";
import { pathWords } from "./path-words.ts";

/** Head of a path's column; a path that leaves something out says so above every figure. */
export const titleOf = ({ id, status }: PathResult): string =>
  status === "partial" ? `${pathWords[id]} (too low)` : pathWords[id];

const sourcingWords = {
  closed: "its vendor",
  "open-through-host": "any host",
  "open-on-own-machines": "you",
  unknown: "not known",
} as const;

/** Who can serve the model of a path. */
export const sourcingText = ({ sourcing }: PathResult): string =>
  sourcingWords[sourcing ?? "unknown"];

/**
 * The month in which something begins that ends when `start` begins.
 *
 * @param months how long it takes, with fractions
 * @example
 * monthBefore("2027-03", 10.5) // => "2026-04"
 */
export function monthBefore(start: string, months: number): string {
  const at = Math.floor(Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 - months);
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

const weeksPerMonth = 365.25 / 12 / 7;

/** Whole weeks, eight in ten between: `14-19`. */
export const weeksText = ({ p10, p90 }: Pick<Spread, "p10" | "p90">): string => {
  const [low, high] = [p10, p90].map((months) => Math.round(months * weeksPerMonth));
  return low === high ? `${low}` : `${low}-${high}`;
};

/** Whether a path may be built, in a word or two. */
export function mayBeBuilt({ feasibility }: Pick<PathResult, "feasibility">): string {
  if (feasibility === undefined || feasibility.state === "allowed") return "yes";
  const count = feasibility.conditions.length;
  return feasibility.state === "ruled-out"
    ? "no"
    : `with ${count} condition${count === 1 ? "" : "s"}`;
}

/** Machines of a path: those of the second year, and at the end where there are more or fewer. */
export const machinesText = ({ machines }: PathResult): string =>
  machines === undefined
    ? "-"
    : machines.month13 === machines.lastMonth
      ? `${grouped(machines.lastMonth)} × ${machines.id}`
      : `${grouped(machines.month13)}-${grouped(machines.lastMonth)} × ${machines.id}`;

/** How a copy of the model is served, and whether its speed rests on measurements: `vllm, bf16`. */
export const servingText = ({ serving }: PathResult): string =>
  serving === undefined
    ? "-"
    : [
        ...(serving.engine === undefined ? [] : [serving.engine]),
        serving.precision,
        ...(serving.basis === "uncalibrated" ? ["uncalibrated"] : []),
      ].join(", ");

/** GPUs in use, in whole ones: a part of a GPU keeps all of it busy for a part of the time. */
export const busyAtPeakText = ({ gpus }: PathResult): string =>
  gpus === undefined
    ? "-"
    : `${grouped(Math.ceil(gpus.lastMonth.rented * gpus.lastMonth.busyAtPeak))} of ${grouped(gpus.lastMonth.rented)}`;

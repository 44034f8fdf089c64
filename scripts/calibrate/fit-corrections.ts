import {
  type Calibration,
  type Configuration,
  type CorrectionGroup,
  computedTimes,
  configurationLikeness,
  configurationOf,
  type FittedConstants,
  type LoadPlace,
  lengthLikeness,
  log2,
  perSquaredDoubling,
  servingConstants,
  timeScale,
} from "@outlay/capacity";
import { exp, log } from "@outlay/numerics";
import { cholesky, solveCholesky } from "./cholesky.ts";
import type { FitRow } from "./fit-row.ts";
import { grouped, type Residual } from "./fit-scales.ts";

/** A row where the corrections are compared: its configuration and place. */
interface Located {
  readonly configuration: Configuration;
  readonly place: LoadPlace;
}

/** Where a row lies among all. */
export function locate(
  constants: FittedConstants,
  { replica, request, load, work }: FitRow,
): Located {
  const offline = load.kind === "offline";
  const concurrency = offline
    ? computedTimes(work, servingConstants(constants, replica), request, load).batch
    : load.concurrency;
  return {
    configuration: configurationOf(replica, load.kind === "closed-loop" ? "closed-loop" : "batch"),
    place: [log2(request.promptTokens), log2(request.outputTokens), log2(concurrency)],
  };
}

const likeness = (one: Located, other: Located): number => {
  const alike = configurationLikeness(one.configuration, other.configuration);
  if (alike < 0.001) return 0;
  const apart = one.place[2] - other.place[2];
  return alike * lengthLikeness(one.place, other.place) * exp(-apart * apart * perSquaredDoubling);
};

/**
 * Rows that stand for all: each the one that those before say least of, until every row is known to a
 * quarter of its variance (pivoted Cholesky of the likeness). It depends on where rows lie, not on what they say.
 */
export function chooseInducing(located: readonly Located[], most = 700): number[] {
  const left = new Float64Array(located.length).fill(1);
  const columns: Float64Array[] = [];
  const chosen: number[] = [];
  while (chosen.length < most) {
    let pivot = 0;
    for (let at = 1; at < left.length; at++)
      if ((left[at] as number) > (left[pivot] as number)) pivot = at;
    const size = left[pivot] as number;
    if (size < 0.25) break;
    const root = Math.sqrt(size);
    const column = new Float64Array(located.length);
    const here = located[pivot] as Located;
    for (let at = 0; at < left.length; at++) {
      let sum = likeness(located[at] as Located, here);
      for (const before of columns) sum -= (before[at] as number) * (before[pivot] as number);
      column[at] = sum / root;
      left[at] = (left[at] as number) - (column[at] as number) ** 2;
    }
    columns.push(column);
    chosen.push(pivot);
  }
  return chosen;
}

/** Noise ÷ signal, squared, of a step's and of the first token's residuals. */
const [STEP_NOISE, FIRST_NOISE] = [0.16, 0.3];

/** Residuals beyond this, as logarithms, are cut: a mistake in a row must not carry its neighbours along. */
const CUT = 1.2;

/**
 * Weights of the points from which corrections are drawn: the mean of a Gaussian process with inducing inputs
 * (K_uf W K_fu + noise K_uu) w = K_uf W y.
 */
export function fitCorrections(
  rows: readonly FitRow[],
  residuals: readonly Residual[],
  scales: Pick<Calibration, "eras" | "parts">,
  located: readonly Located[],
  chosen: readonly number[],
): CorrectionGroup[] {
  const points = chosen.map((at) => located[at] as Located);
  const across = located.map((one) => Float64Array.from(points, (point) => likeness(one, point)));
  const among = points.map((one) => Float64Array.from(points, (point) => likeness(one, point)));
  const solve = (noise: number, saidBy: (at: number) => number | undefined): Float64Array => {
    const matrix = among.map((line) => line.map((value) => noise * value));
    const right = new Float64Array(points.length);
    rows.forEach(({ weight }, at) => {
      const value = saidBy(at);
      if (value === undefined) return;
      const line = across[at] as Float64Array;
      // Far out, a row says less.
      const held = weight * Math.min(1, 0.7 / Math.max(1e-9, Math.abs(value)));
      const said = Math.max(-CUT, Math.min(CUT, value));
      const some: number[] = [];
      line.forEach((one, column) => {
        if (one > 1e-6) some.push(column);
      });
      for (const row of some) {
        const scaled = held * (line[row] as number);
        right[row] = (right[row] as number) + scaled * said;
        const into = matrix[row] as Float64Array;
        for (const column of some) {
          if (column > row) break;
          into[column] = (into[column] as number) + scaled * (line[column] as number);
        }
      }
    });
    matrix.forEach((line, at) => {
      line[at] = (line[at] as number) + 1e-6;
    });
    return solveCholesky(cholesky(matrix), right);
  };
  const scaleOf = rows.map(({ replica }) => log(timeScale(scales, replica)));
  const less = (value: number | undefined, at: number) =>
    value === undefined ? undefined : value - (scaleOf[at] as number);
  const steps = solve(STEP_NOISE, (at) => less(residuals[at]?.step, at));
  const firsts = solve(FIRST_NOISE, (at) => less(residuals[at]?.first, at));
  return grouped(
    points.map((point, at) => ({ point, step: steps[at] ?? 0, first: firsts[at] ?? 0 })),
    ({ point }) => JSON.stringify(point.configuration),
  ).map(([, all]) => ({
    configuration: (all[0] as (typeof all)[number]).point.configuration,
    points: all.map(({ point, step, first }) => ({
      place: point.place,
      step: Number(step.toPrecision(5)),
      first: Number(first.toPrecision(5)),
    })),
  }));
}

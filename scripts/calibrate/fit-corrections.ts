import {
  type Calibration,
  type Configuration,
  type CorrectionGroup,
  configurationLikeness,
  configurationOf,
  type LoadPlace,
  lengthLikeness,
  log2,
  perSquaredDoubling,
  roomFor,
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
function locate({ replica, request, load, work }: FitRow): Located {
  const concurrency =
    load.kind === "offline" ? Math.min(load.most, roomFor(work, request)) : load.concurrency;
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
 * Rows that stand for all: each that is less alike than `ALIKE` to every one before it. It depends on where
 * rows lie, not on what they say.
 */
function chooseInducing(located: readonly Located[]): number[] {
  const chosen: number[] = [];
  located.forEach((one, at) => {
    if (chosen.every((other) => likeness(one, located[other] as Located) < ALIKE)) chosen.push(at);
  });
  return chosen;
}

/** Likeness from which one row stands for another. */
const ALIKE = 0.72;

/** Rows that stand for all, and how alike each row is to each of them. It is made once: it holds no figures. */
export interface Landscape {
  readonly points: readonly (Located & { readonly line: number })[];
  /** Likeness among the points. */
  readonly among: readonly Float64Array[];
  /** By line of the file: points that are alike, and how much. */
  readonly of: ReadonlyMap<number, { readonly at: Int32Array; readonly alike: Float64Array }>;
}

/** {@link Landscape} of rows. */
export function landscapeOf(rows: readonly FitRow[]): Landscape {
  const located = rows.map(locate);
  const points = chooseInducing(located).map((at) => ({
    ...(located[at] as Located),
    line: (rows[at] as FitRow).measurement.line,
  }));
  const among = points.map((one) => Float64Array.from(points, (point) => likeness(one, point)));
  const of = new Map(
    rows.map(({ measurement }, row) => {
      const alike = points.map((point) => likeness(located[row] as Located, point));
      const at = alike.flatMap((one, index) => (one >= 0.01 ? [index] : []));
      return [
        measurement.line,
        { at: Int32Array.from(at), alike: Float64Array.from(at, (index) => alike[index] ?? 0) },
      ];
    }),
  );
  return { points, among, of };
}

/** Noise ÷ signal, squared, of a step's and of the first token's residuals. */
const [STEP_NOISE, FIRST_NOISE] = [0.16, 0.3];

/**
 * Residuals beyond this, as logarithms, are cut, and from 0.6 of it on they weigh less: a mistake in a row
 * must not carry its neighbours along. First tokens may well take ten times longer (a server that compiles, a
 * queue), steps not.
 */
const [STEP_CUT, FIRST_CUT] = [1.2, 2.5];

/**
 * Weights of the points from which corrections are drawn: the mean of a Gaussian process with inducing inputs
 * (K_uf W K_fu + noise K_uu) w = K_uf W y. Points that are held out have no part in it.
 */
export function fitCorrections(
  rows: readonly FitRow[],
  residuals: readonly Residual[],
  scales: Pick<Calibration, "eras" | "parts">,
  landscape: Landscape,
): CorrectionGroup[] {
  const lines = new Set(rows.map(({ measurement }) => measurement.line));
  const kept = landscape.points.flatMap(({ line }, at) => (lines.has(line) ? [at] : []));
  const place = new Int32Array(landscape.points.length).fill(-1);
  kept.forEach((at, index) => {
    place[at] = index;
  });
  const solve = (
    noise: number,
    cut: number,
    saidBy: (at: number) => number | undefined,
  ): Float64Array => {
    const matrix = kept.map((one) =>
      Float64Array.from(kept, (other) => noise * (landscape.among[one]?.[other] ?? 0)),
    );
    const right = new Float64Array(kept.length);
    rows.forEach(({ weight, measurement }, row) => {
      const value = saidBy(row);
      const near = landscape.of.get(measurement.line);
      if (value === undefined || near === undefined) return;
      // Far out, a row says less.
      const held = weight * Math.min(1, (0.6 * cut) / Math.max(1e-9, Math.abs(value)));
      const said = Math.max(-cut, Math.min(cut, value));
      const columns: number[] = [];
      const alike: number[] = [];
      near.at.forEach((point, index) => {
        const column = place[point] as number;
        if (column < 0) return;
        columns.push(column);
        alike.push(near.alike[index] as number);
      });
      for (let one = 0; one < columns.length; one++) {
        const into = columns[one] as number;
        const scaled = held * (alike[one] as number);
        right[into] = (right[into] as number) + scaled * said;
        const line = matrix[into] as Float64Array;
        // Columns rise, so those up to `into` are the lower triangle.
        for (let two = 0; two <= one; two++) {
          const column = columns[two] as number;
          line[column] = (line[column] as number) + scaled * (alike[two] as number);
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
  const steps = solve(STEP_NOISE, STEP_CUT, (at) => less(residuals[at]?.step, at));
  const firsts = solve(FIRST_NOISE, FIRST_CUT, (at) => less(residuals[at]?.first, at));
  return grouped(
    kept.map((at, index) => ({
      point: landscape.points[at] as Located,
      step: steps[index] ?? 0,
      first: firsts[index] ?? 0,
    })),
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

import {
  type ConstantName,
  computedTimes,
  constantKeys,
  constantNames,
  constantStarts,
  type FittedConstants,
  type ServingConstants,
} from "@outlay/capacity";
import { exp, log } from "@outlay/numerics";
import { cholesky, solveCholesky } from "./cholesky.ts";
import type { FitRow } from "./fit-row.ts";

/** A factor that is fitted: its logarithm starts at ln `start` and is held there by a spring of width `sd`. */
interface Parameter {
  readonly name: ConstantName;
  readonly key: string;
  readonly start: number;
  readonly sd: number;
}

const engines = ["trtllm", "vllm", "sglang"];

/** How far the value of a constant may lie from its start, as a logarithm; 0.6 where it is not named. */
const widths: Readonly<Partial<Record<ConstantName, number>>> = {
  weights: 0.3,
  cache: 0.4,
  turns: 0.15,
  burstPower: 0.1,
  attention: 0.3,
  first: 1e-4,
};

/** Constants that hang on the engine more than others. */
const ofEngine: readonly ConstantName[] = ["burst", "firstS", "promptS", "prefill"];

/** All that is fitted. The springs are what keeps few data of one engine or format from being taken at their word. */
const parameters: readonly Parameter[] = [
  ...constantNames.map((name) => ({
    name,
    key: "all",
    start: constantStarts[name],
    sd: widths[name] ?? 0.6,
  })),
  ...constantNames
    .filter((name) => name !== "first")
    .flatMap((name) =>
      engines.map((key) => ({ name, key, start: 1, sd: ofEngine.includes(name) ? 0.25 : 0.06 })),
    ),
  ...(["weights", "decode", "prefill"] as const).flatMap((name) =>
    ["bf16", "fp8", "fp4", "int4"].map((key) => ({ name, key, start: 1, sd: 0.12 })),
  ),
  { name: "prefill", key: "dense", start: 2.5, sd: 0.5 },
];

/** Fits the constants to closed-loop rows: Levenberg and Marquardt, on logarithms, with outliers held down. */
export function fitConstants(rows: readonly FitRow[]): FittedConstants {
  const problem = new Problem(rows);
  let theta = parameters.map(({ start }) => log(start));
  let residuals = problem.residuals(theta);
  let damping = 1e-2;
  for (let round = 0; round < 30; round++) {
    const weights = residuals.map((one) => 1 / Math.sqrt(1 + one * one));
    const now = cost(residuals) + spring(theta);
    const { normal, gradient } = problem.normalEquations(theta, residuals, weights);
    let better = false;
    for (let attempt = 0; attempt < 6 && !better; attempt++) {
      const damped = normal.map((line, at) => {
        const copy = Float64Array.from(line);
        copy[at] = (copy[at] ?? 0) * (1 + damping);
        return copy;
      });
      const step = solveCholesky(cholesky(damped), gradient);
      const next = theta.map((value, at) => value - (step[at] ?? 0));
      const nextResiduals = problem.residuals(next);
      if (cost(nextResiduals) + spring(next) < now) {
        better = true;
        theta = next;
        residuals = nextResiduals;
        damping = Math.max(1e-6, damping / 5);
      } else damping *= 4;
    }
    const gained = now - cost(residuals) - spring(theta);
    if (!better || gained < 1e-5 * now) break;
  }
  const constants = constantsFrom(theta);
  return { ...constants, first: { all: firstFactor(problem.firstErrors(theta)) } };
}

/** The factor on a prediction, by hundredths, for which the mean of |predicted × factor ÷ measured − 1| is least. */
function firstFactor(
  ratios: readonly { readonly ratio: number; readonly weight: number }[],
): number {
  let best = { factor: 1, error: Number.POSITIVE_INFINITY };
  for (let hundredths = 60; hundredths <= 120; hundredths++) {
    const factor = hundredths / 100;
    const error = ratios.reduce(
      (sum, { ratio, weight }) => sum + weight * Math.abs(ratio * factor - 1),
      0,
    );
    if (error < best.error) best = { factor, error };
  }
  return best.factor;
}

const spring = (theta: readonly number[]): number =>
  theta.reduce((sum, value, at) => sum + pull(value, at) ** 2, 0) / 2;

const pull = (value: number, at: number): number => {
  const { start, sd } = parameters[at] as Parameter;
  return (value - log(start)) / sd;
};

/** Square near 0, straight far out. */
const cost = (residuals: Float64Array): number =>
  residuals.reduce((sum, one) => sum + Math.sqrt(1 + one * one) - 1, 0);

function constantsFrom(theta: readonly number[]): FittedConstants {
  const constants = {} as Record<ConstantName, Record<string, number>>;
  for (const name of constantNames) constants[name] = {};
  parameters.forEach(({ name, key }, at) => {
    constants[name][key] = Number(exp(theta[at] ?? 0).toPrecision(5));
  });
  return constants;
}

/** Relative errors that count as one: of TPOT and throughput, of TTFT. */
const [SPEED, FIRST] = [0.12, 0.3];

class Problem {
  readonly #rows: readonly FitRow[];
  /** For each row and constant, the parameters whose sum is its logarithm. */
  readonly #indices: readonly (readonly (readonly number[])[])[];
  /** Rows that a parameter moves. */
  readonly #moved: readonly (readonly number[])[];

  constructor(rows: readonly FitRow[]) {
    this.#rows = rows;
    this.#indices = rows.map(({ replica }) => {
      const keys = constantKeys(replica);
      return constantNames.map((name) =>
        parameters.flatMap((one, at) => (one.name === name && keys.includes(one.key) ? [at] : [])),
      );
    });
    this.#moved = parameters.map((_, parameter) =>
      this.#indices.flatMap((all, row) =>
        all.some((each) => each.includes(parameter)) ? [row] : [],
      ),
    );
  }

  residuals(theta: readonly number[]): Float64Array {
    const found = new Float64Array(2 * this.#rows.length);
    const factors = theta.map(exp);
    this.#rows.forEach((_, row) => {
      [found[2 * row], found[2 * row + 1]] = this.#of(row, factors);
    });
    return found;
  }

  /** Predicted ÷ measured times to the first token. */
  firstErrors(theta: readonly number[]): { ratio: number; weight: number }[] {
    const residuals = this.residuals(theta);
    return this.#rows.flatMap(({ measurement, weight }, row) =>
      measurement.ttft.value === undefined
        ? []
        : [{ ratio: exp((FIRST * (residuals[2 * row + 1] ?? 0)) / Math.sqrt(weight)), weight }],
    );
  }

  normalEquations(
    theta: readonly number[],
    residuals: Float64Array,
    weights: Float64Array,
  ): { normal: Float64Array[]; gradient: Float64Array } {
    const size = parameters.length;
    const slopes = parameters.map(() => new Map<number, number>());
    const jump = 1e-4;
    const factors = theta.map(exp);
    parameters.forEach((_, parameter) => {
      const moved = factors.with(parameter, exp((theta[parameter] ?? 0) + jump));
      for (const row of this.#moved[parameter] ?? []) {
        this.#of(row, moved).forEach((value, which) => {
          const at = 2 * row + which;
          const slope = (value - (residuals[at] ?? 0)) / jump;
          if (slope !== 0) slopes[parameter]?.set(at, slope);
        });
      }
    });
    const dense = slopes.map((each) => {
      const line = new Float64Array(residuals.length);
      for (const [at, slope] of each) line[at] = slope;
      return line;
    });
    const gradient = new Float64Array(size);
    const normal = Array.from({ length: size }, () => new Float64Array(size));
    for (let one = 0; one < size; one++) {
      const first = dense[one] as Float64Array;
      let sum = 0;
      for (const [at, slope] of slopes[one] ?? [])
        sum += slope * (residuals[at] ?? 0) * (weights[at] ?? 0);
      const { sd } = parameters[one] as Parameter;
      gradient[one] = sum + pull(theta[one] ?? 0, one) / sd;
      for (let other = one; other < size; other++) {
        const second = dense[other] as Float64Array;
        let product = 0;
        for (let at = 0; at < first.length; at++)
          product += (first[at] as number) * (second[at] as number) * (weights[at] as number);
        (normal[one] as Float64Array)[other] = product + (one === other ? 1 / (sd * sd) : 0);
        (normal[other] as Float64Array)[one] = (normal[one] as Float64Array)[other] as number;
      }
    }
    return { normal, gradient };
  }

  #of(row: number, factors: readonly number[]): [number, number] {
    const { work, request, load, measurement, weight } = this.#rows[row] as FitRow;
    const constants = {} as Record<ConstantName, number>;
    constantNames.forEach((name, at) => {
      let value = 1;
      for (const parameter of this.#indices[row]?.[at] ?? []) value *= factors[parameter] ?? 1;
      constants[name] = value;
    });
    const times = computedTimes(work, constants as ServingConstants, request, load);
    const { tpot, ttft, throughput, layout } = measurement;
    const share = Math.sqrt(weight);
    const perGpu = (times.requestsPerS * request.outputTokens) / layout.gpus;
    const speed =
      tpot.value !== undefined
        ? log(times.tpotS / tpot.value)
        : throughput.value !== undefined
          ? log(throughput.value / perGpu)
          : 0;
    const first = ttft.value === undefined ? 0 : log(times.ttftS / ttft.value);
    return [(share * speed) / SPEED, (share * first) / FIRST];
  }
}

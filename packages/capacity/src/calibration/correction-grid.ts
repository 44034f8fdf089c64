import { exp } from "@outlay/numerics";
import type { CorrectionGroup } from "./correction-point.ts";
import type { Configuration } from "./likeness.ts";

/** A point whose lengths and number of requests are places in the lists of a {@link Grid}. */
export interface GridPoint {
  readonly lengths: number;
  readonly concurrency: number;
  readonly step: number;
  readonly first: number;
}

/**
 * Measured points share a few dozen lengths and numbers of requests: how alike these are is worked out once
 * for each rather than for each of a thousand points.
 */
export interface Grid {
  readonly groups: readonly {
    readonly configuration: Configuration;
    readonly points: readonly GridPoint[];
  }[];
  readonly lengths: readonly (readonly [input: number, output: number])[];
  /** log2 of numbers of requests. */
  readonly concurrencies: readonly number[];
  /** Of {@link bells}: replicas are asked for the same doublings. */
  readonly known: Map<number, Float64Array>;
}

const grids = new WeakMap<readonly CorrectionGroup[], Grid>();

/** The grid of the points: the same one for the same list. */
export function gridOf(groups: readonly CorrectionGroup[]): Grid {
  const before = grids.get(groups);
  if (before !== undefined) return before;
  const lengths = new Map<string, readonly [at: number, pair: readonly [number, number]]>();
  const concurrencies = new Map<number, number>();
  const placed = groups.map(({ configuration, points }) => ({
    configuration,
    points: points.map(({ place: [input, output, requests], step, first }): GridPoint => {
      const key = `${input}|${output}`;
      const [pair] = lengths.get(key) ?? [lengths.size];
      lengths.set(key, [pair, [input, output]]);
      const concurrency = concurrencies.get(requests) ?? concurrencies.size;
      concurrencies.set(requests, concurrency);
      return { lengths: pair, concurrency, step, first };
    }),
  }));
  const grid: Grid = {
    groups: placed,
    lengths: [...lengths.values()].map(([, pair]) => pair),
    concurrencies: [...concurrencies.keys()],
    known: new Map(),
  };
  grids.set(groups, grid);
  return grid;
}

/** How alike each number of requests of the grid is to another one, 0 to 1. */
export function bells({ concurrencies, known }: Grid, concurrency: number): Float64Array {
  const before = known.get(concurrency);
  if (before !== undefined) return before;
  const found = Float64Array.from(concurrencies, (one) => {
    const apart = one - concurrency;
    return exp(-apart * apart * perSquaredDoubling);
  });
  if (known.size >= mostBells) known.clear();
  known.set(concurrency, found);
  return found;
}

const mostBells = 256;

/** A bell 5.6 wide: 1 / (2 × 2.5²) for doublings of the requests at once. */
export const perSquaredDoubling = 0.08;

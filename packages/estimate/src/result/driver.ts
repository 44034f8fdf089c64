import { median, quantile } from "../distribution/index.ts";
import type { Graph, InputNode, Origin } from "../graph/index.ts";
import { type Values, valuesAt } from "./values-at.ts";

/** An input and what it does to a result when it alone moves. */
export interface Driver {
  /** Id of the input. */
  readonly id: string;
  readonly doc: string;
  readonly unit: string;
  readonly origin: Origin["kind"];
  /** The input at its 10th and 90th percentile. */
  readonly low: number;
  readonly high: number;
  /** The result at these, all else at the medians. */
  readonly atLow: number;
  readonly atHigh: number;
  /** |atHigh − atLow|, in the unit of the result. */
  readonly swing: number;
}

/** What drives one number. */
export interface Drivers {
  /** Id of the result. */
  readonly of: string;
  /** The result with all inputs at their medians. */
  readonly centre: number;
  /** Largest swing first; inputs that do nothing are left out. */
  readonly drivers: readonly Driver[];
}

/**
 * What drives each result: one input at a time goes from its 10th to its 90th percentile, all others
 * at their medians. An event goes from not happening to its 90th percentile.
 */
export function driversOf(graph: Graph, results: readonly string[]): readonly Drivers[] {
  const inputs = [...graph.nodes.values()].filter(
    (each): each is InputNode => each.kind === "input" && each.distribution.kind !== "point",
  );
  const medians = new Map(
    [...graph.nodes.values()].flatMap((each) =>
      each.kind === "input" ? [[each.id, median(each.distribution)] as const] : [],
    ),
  );
  const middle: Values = ({ id }) => medians.get(id) as number;
  const moved = inputs.map((input) => {
    const low = quantile(input.distribution, 0.1);
    const high = quantile(input.distribution, 0.9);
    return { input, low, high };
  });
  const points: Values[] = [
    middle,
    ...moved.flatMap(({ input, low, high }): Values[] => [
      ({ id }) => (id === input.id ? low : (medians.get(id) as number)),
      ({ id }) => (id === input.id ? high : (medians.get(id) as number)),
    ]),
  ];
  const values = valuesAt(graph, results, points);
  return results.map((of) => {
    const answers = values.get(of) as Float64Array;
    const drivers = moved
      .map(({ input, low, high }, at): Driver => {
        const atLow = answers[1 + 2 * at] as number;
        const atHigh = answers[2 + 2 * at] as number;
        return {
          id: input.id,
          doc: input.doc,
          unit: input.unit,
          origin: input.origin.kind,
          low,
          high,
          atLow,
          atHigh,
          swing: Math.abs(atHigh - atLow),
        };
      })
      .filter(({ swing }) => swing > 0)
      .sort((a, b) => b.swing - a.swing || (a.id < b.id ? -1 : 1));
    return { of, centre: answers[0] as number, drivers };
  });
}

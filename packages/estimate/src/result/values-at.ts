import type { Graph, InputNode } from "../graph/index.ts";
import { lowerGraph } from "../graph/lower.ts";
import { makeProgram, type Sink } from "../graph/program.ts";
import { BLOCK_DRAWS } from "../sampling/owen.ts";

/** A value for every input. */
export type Values = (input: InputNode) => number;

/**
 * A node without months at many points at once: the points take the places of draws, so that
 * hundreds of what-ifs cost one block.
 *
 * @returns for each id, its value at each point
 */
export function valuesAt(
  graph: Graph,
  ids: readonly string[],
  points: readonly Values[],
): ReadonlyMap<string, Float64Array> {
  const lowered = lowerGraph(graph, ids);
  const answers = new Map(ids.map((id) => [id, new Float64Array(points.length)]));
  const wanted: number[] = [];
  for (const [id, answer] of answers) {
    const slot = lowered.slotOf.get(id) as number;
    const fixed = lowered.instructions[slot]?.values;
    if (fixed === undefined) wanted.push(slot);
    else answer.fill(fixed[0] as number);
  }
  const inputs = new Map(
    lowered.instructions
      .filter((each) => each.op === "input")
      .map(({ id }) => {
        const input = graph.nodes.get(id as string) as InputNode;
        const column = (block: number, out: Float64Array): void => {
          const from = block * BLOCK_DRAWS;
          for (const [at, values] of points.slice(from, from + BLOCK_DRAWS).entries()) {
            out[at] = values(input);
          }
        };
        return [input.id, column] as const;
      }),
  );
  const program = makeProgram(lowered, wanted, inputs);
  // Two ids may be one instruction: equal formulas are calculated once.
  const answersOf = Map.groupBy(answers, ([id]) => lowered.slotOf.get(id) as number);
  for (let from = 0; from < points.length; from += BLOCK_DRAWS) {
    const n = Math.min(BLOCK_DRAWS, points.length - from);
    const sink: Sink = {
      draws: (slot, column) => {
        for (const [, answer] of answersOf.get(slot) ?? []) answer.set(column.subarray(0, n), from);
      },
      month: () => {},
    };
    // A value that is not finite stays as it is: whoever asked sees it.
    program(from / BLOCK_DRAWS, n, sink, () => {});
  }
  return answers;
}

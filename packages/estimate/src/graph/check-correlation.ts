import { cholesky } from "../sampling/cholesky.ts";
import { normalCorrelation } from "../sampling/normal-correlation.ts";
import type { CorrelationProblem } from "./graph-failure.ts";
import type { CorrelatedGroup, GraphNode } from "./node.ts";

/** Why a correlated group is refused; undefined when it is sound. */
export function checkCorrelation(
  group: CorrelatedGroup,
  nodes: ReadonlyMap<string, GraphNode>,
  groups: readonly CorrelatedGroup[],
): CorrelationProblem | undefined {
  const { inputs, matrix } = group;
  for (const id of inputs) {
    const each = nodes.get(id);
    if (each?.kind !== "input") return "not-an-input";
    if (each.distribution.kind === "point") return "input-does-not-vary";
    const uses = groups.flatMap((other) => other.inputs).filter((other) => other === id);
    if (uses.length > 1) return "in-two-groups";
  }
  const size = inputs.length;
  if (matrix.length !== size || matrix.some((row) => row.length !== size)) return "not-square";
  for (const [i, row] of matrix.entries()) {
    for (const [j, value] of row.entries()) {
      if (!(value >= -1 && value <= 1)) return "outside-minus-one-to-one";
      if (i === j && value !== 1) return "diagonal-not-one";
      if (value !== matrix[j]?.[i]) return "not-symmetric";
    }
  }
  const normal =
    group.measure === "rank" ? matrix.map((row) => row.map(normalCorrelation)) : matrix;
  return cholesky(normal).ok ? undefined : "not-positive-definite";
}

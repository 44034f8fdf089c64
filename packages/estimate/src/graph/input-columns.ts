import { type Sampler, samplerOf } from "../distribution/sampler.ts";
import { cholesky } from "../sampling/cholesky.ts";
import { correlateUniforms } from "../sampling/correlate.ts";
import { normalCorrelation } from "../sampling/normal-correlation.ts";
import { BLOCK_DRAWS, owenStream, type UniformStream } from "../sampling/owen.ts";
import { plainStream } from "../sampling/plain.ts";
import { streamKey } from "../sampling/stream-key.ts";
import type { Graph } from "./graph.ts";
import type { CorrelatedGroup, InputNode } from "./node.ts";

/** Writes the values of one input at the draws of a block. */
export type InputColumn = (block: number, out: Float64Array) => void;

/** How uniforms are drawn: scrambled and stratified, or plain Monte Carlo. */
export type Sampling = "owen" | "plain";

/** The columns of the inputs `ids`; fixed numbers have none. */
export function inputColumns(
  graph: Graph,
  ids: Iterable<string>,
  options: { readonly seed: number; readonly sampling: Sampling },
): ReadonlyMap<string, InputColumn> {
  const columns = new Map<string, InputColumn>();
  const stream = (id: string): UniformStream => {
    const each = graph.nodes.get(id) as InputNode;
    const key = streamKey(options.seed, each.stream ?? each.id);
    return options.sampling === "owen" ? owenStream(key) : plainStream(key);
  };
  const wanted = new Set(ids);
  for (const group of graph.groups) {
    if (!group.inputs.some((id) => wanted.has(id))) continue;
    for (const [id, column] of groupColumns(graph, group, stream)) columns.set(id, column);
  }
  for (const id of wanted) {
    if (columns.has(id)) continue;
    columns.set(id, ownColumn(stream(id), sampler(graph, id)));
  }
  return columns;
}

const sampler = (graph: Graph, id: string): Sampler =>
  samplerOf((graph.nodes.get(id) as InputNode).distribution);

function ownColumn(stream: UniformStream, sample: Sampler): InputColumn {
  return (block, out) => {
    stream(block, out);
    sample(out, out, BLOCK_DRAWS);
  };
}

/** The uniforms of a group are made together, when the first of its inputs is asked for a block. */
function groupColumns(
  graph: Graph,
  group: CorrelatedGroup,
  stream: (id: string) => UniformStream,
): readonly (readonly [string, InputColumn])[] {
  const { inputs, matrix, measure } = group;
  const normal = measure === "rank" ? matrix.map((row) => row.map(normalCorrelation)) : matrix;
  const lower = cholesky(normal);
  if (!lower.ok) throw new Error(`a checked correlation has no Cholesky factor: ${inputs.join()}`);
  const streams = inputs.map(stream);
  const uniforms = inputs.map(() => new Float64Array(BLOCK_DRAWS));
  let filled = -1;
  return inputs.map((id, i) => {
    const sample = sampler(graph, id);
    return [
      id,
      (block, out) => {
        if (filled !== block) {
          for (const [j, uniform] of uniforms.entries()) streams[j]?.(block, uniform);
          correlateUniforms(uniforms, lower.value, BLOCK_DRAWS);
          filled = block;
        }
        sample(uniforms[i] as Float64Array, out, BLOCK_DRAWS);
      },
    ] as const;
  });
}

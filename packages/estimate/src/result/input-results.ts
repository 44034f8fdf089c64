import { quantile } from "../distribution/index.ts";
import type { InputNode, Origin } from "../graph/index.ts";
import type { Model, PathId } from "../model/index.ts";
import { rowOfInput } from "./checklist.ts";
import type { Estimate } from "./estimate-result.ts";
import { inputKey } from "./input-key.ts";
import type { InputResult } from "./input-result.ts";
import { nodesBehind } from "./nodes-behind.ts";
import { sha256 } from "./sha256.ts";

/** Where an input can come from, the surest first. */
const originKinds = ["plan", "measured", "published", "vendor", "assumption", "derived"] as const;

/** Every input that a result depends on, where they come from, and how many nobody has a source for. */
export function inputResults(
  model: Model,
  targets: readonly string[],
): Pick<Estimate, "inputs" | "assumed" | "origins" | "inputsSha256"> {
  const behind = nodesBehind(model.graph, targets);
  const inputs = [...model.graph.nodes.values()].flatMap((each) =>
    each.kind === "input" && behind.has(each.id) ? [each] : [],
  );
  const paths = model.paths.map(({ id }) => id);
  const count = (kind: Origin["kind"]): number =>
    inputs.filter(({ origin }) => origin.kind === kind).length;
  return {
    inputs: inputs.map((input) => inputResultOf(input, paths)),
    assumed: { count: count("assumption"), of: inputs.length },
    origins: Object.fromEntries(
      originKinds.map((kind) => [kind, count(kind)]),
    ) as Estimate["origins"],
    inputsSha256: inputsHash(inputs),
  };
}

/**
 * An input with its spread, the key that replaces it, and who answers for it.
 *
 * @param paths those of the plan
 */
export function inputResultOf(input: InputNode, paths: readonly PathId[]): InputResult {
  const { id, doc, unit, distribution, origin } = input;
  const key = inputKey(input, paths);
  return {
    id,
    doc,
    unit,
    p10: quantile(distribution, 0.1),
    p50: quantile(distribution, 0.5),
    p90: quantile(distribution, 0.9),
    origin,
    owner: rowOfInput(id).owner,
    ...(key === undefined ? {} : { key }),
  };
}

/** Hash of every input with its source, wherever the plan lies. */
function inputsHash(inputs: readonly InputNode[]): string {
  const facts = inputs.map(({ id, unit, distribution, origin: { kind, source, checked } }) => ({
    id,
    unit,
    distribution,
    kind,
    source,
    checked,
  }));
  return sha256(JSON.stringify(facts));
}

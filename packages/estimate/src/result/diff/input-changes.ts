import { distributionText } from "../../distribution/index.ts";
import type { InputNode } from "../../graph/index.ts";
import type { Estimated } from "../estimate.ts";
import type { InputResult } from "../input-result.ts";
import type { InputChange, InputSide } from "./diff.ts";

/** The inputs behind two estimates whose value differs, in the order of A, then those of B alone. */
export function inputChanges(a: Estimated, b: Estimated): readonly InputChange[] {
  const ofA = new Map(a.estimate.inputs.map((input) => [input.id, input]));
  const ofB = new Map(b.estimate.inputs.map((input) => [input.id, input]));
  const ids = new Set([...ofA.keys(), ...ofB.keys()]);
  return [...ids].flatMap((id): InputChange[] => {
    const inA = ofA.get(id);
    const inB = ofB.get(id);
    const { doc, unit } = (inA ?? inB) as InputResult;
    if (inA !== undefined && inB !== undefined && sameValue(a, b, id)) return [];
    return [
      {
        id,
        doc,
        unit,
        ...(inA === undefined ? {} : { a: sideOf(a, inA) }),
        ...(inB === undefined ? {} : { b: sideOf(b, inB) }),
      },
    ];
  });
}

const inputNode = ({ model }: Estimated, id: string): InputNode =>
  model.graph.nodes.get(id) as InputNode;

const sameValue = (a: Estimated, b: Estimated, id: string): boolean => {
  const [one, other] = [inputNode(a, id), inputNode(b, id)];
  return (
    one.unit === other.unit &&
    JSON.stringify(one.distribution) === JSON.stringify(other.distribution)
  );
};

function sideOf(side: Estimated, { id, p10, p50, p90, origin }: InputResult): InputSide {
  const words =
    origin.kind === "plan" || origin.key !== undefined
      ? origin.source
      : distributionText(inputNode(side, id).distribution);
  return { words, p10, p50, p90, origin };
}

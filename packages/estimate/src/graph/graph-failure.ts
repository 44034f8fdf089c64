import type { DistributionFailure } from "../distribution/check-distribution.ts";

/** Why a graph is refused. `id` names the node; units are texts as people write them. */
export type GraphFailure =
  | { readonly code: "duplicate-id"; readonly id: string }
  | { readonly code: "unknown-reference"; readonly id: string; readonly reference: string }
  | { readonly code: "cycle"; readonly id: string; readonly path: readonly string[] }
  | { readonly code: "unit-not-read"; readonly id: string; readonly text: string }
  | {
      readonly code: "units-differ";
      readonly id: string;
      /** The operator whose operands differ; `define` when the formula's unit is not the stated one. */
      readonly op: string;
      readonly formula: string;
      readonly units: readonly string[];
    }
  | {
      readonly code: "unit-not-bare";
      readonly id: string;
      readonly op: string;
      readonly formula: string;
      readonly unit: string;
    }
  | { readonly code: "number-not-finite"; readonly id: string; readonly formula: string }
  | {
      readonly code: "series-length";
      readonly id: string;
      readonly length: number;
      readonly months: number;
    }
  | {
      readonly code: "month-outside";
      readonly id: string;
      readonly month: number;
      readonly months: number;
    }
  | {
      readonly code: "operand-count";
      readonly id: string;
      readonly op: string;
      readonly count: number;
    }
  | {
      readonly code: "bad-distribution";
      readonly id: string;
      readonly failure: DistributionFailure;
    }
  | {
      readonly code: "bad-correlation";
      readonly inputs: readonly string[];
      readonly reason: CorrelationProblem;
    }
  | { readonly code: "bad-months"; readonly months: number };

/** Why a correlated group is refused. */
export type CorrelationProblem =
  | "not-square"
  | "not-symmetric"
  | "diagonal-not-one"
  | "outside-minus-one-to-one"
  | "not-positive-definite"
  | "not-an-input"
  | "in-two-groups"
  | "input-does-not-vary";

const PROBLEMS: Readonly<Record<CorrelationProblem, string>> = {
  "not-square": "the matrix needs one row and one column for each input",
  "not-symmetric": "the matrix must be the same on both sides of its diagonal",
  "diagonal-not-one": "every number on the diagonal must be 1",
  "outside-minus-one-to-one": "a correlation lies from -1 to 1",
  "not-positive-definite": "no set of quantities can have these correlations at the same time",
  "not-an-input": "every member must be an input of the graph",
  "in-two-groups": "an input can be in one group only",
  "input-does-not-vary": "a fixed number cannot be correlated",
};

/** One sentence for a person who wrote the formula. */
export function graphFailureText(failure: GraphFailure): string {
  switch (failure.code) {
    case "duplicate-id":
      return `${failure.id}: two nodes have this id`;
    case "unknown-reference":
      return `${failure.id}: no node is named ${failure.reference}`;
    case "cycle":
      return `${failure.id}: depends on itself: ${failure.path.join(" → ")}`;
    case "unit-not-read":
      return `${failure.id}: "${failure.text}" is no unit; write for example USD / month`;
    case "units-differ":
      return failure.op === "define"
        ? `${failure.id}: the formula gives ${failure.units[0]}, the node says ${failure.units[1]}: ${failure.formula}`
        : `${failure.id}: ${failure.op} needs one unit, has ${failure.units.join(" and ")}: ${failure.formula}`;
    case "unit-not-bare":
      return `${failure.id}: ${failure.op} cannot take ${failure.unit}: ${failure.formula}`;
    case "number-not-finite":
      return `${failure.id}: a number in the formula is not finite: ${failure.formula}`;
    case "series-length":
      return `${failure.id}: a series has ${failure.length} numbers for ${failure.months} months`;
    case "month-outside":
      return `${failure.id}: month ${failure.month} is outside 0 to ${failure.months - 1}`;
    case "operand-count":
      return `${failure.id}: ${failure.op} cannot take ${failure.count} operands`;
    case "bad-distribution": {
      const numbers = Object.entries(failure.failure.numbers).map(([k, v]) => `${k} ${v}`);
      return `${failure.id}: ${failure.failure.kind} refused (${failure.failure.code}): ${numbers.join(", ")}`;
    }
    case "bad-correlation":
      return `${failure.inputs.join(", ")}: ${PROBLEMS[failure.reason]}`;
    case "bad-months":
      return `the horizon must be a whole number of months from 1 to 1200, not ${failure.months}`;
  }
}

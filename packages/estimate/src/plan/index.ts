export { isStated } from "./is-stated.ts";
export { keyTable } from "./key-table.ts";
export type { OwnFigures, SourcedFigure } from "./own-figure.ts";
export { nounOf, parsePlan } from "./parse-plan.ts";
export type { PathName, Plan, QuantityKey } from "./plan.ts";
export type { BranchRow, ChoiceRow, LeafRow, PlainRow, PlanRow, QuantityRow } from "./plan-row.ts";
export { planSchema } from "./plan-schema.ts";
export { planRows, planShape } from "./plan-shape.ts";
export { type PlanAnswers, planTemplate } from "./plan-template.ts";
export {
  convertTime,
  describeUnit,
  type PlanUnit,
  secondsIn,
  type TimeUnit,
  toPlanUnit,
  wordsFor,
} from "./plan-unit.ts";
export type { Quantity } from "./quantity.ts";
export { boundsOf, type QuantitySpec } from "./quantity-spec.ts";
export { readQuantity } from "./read-quantity.ts";
export { intervalMass } from "./to-distribution.ts";

export { type LimitId, limitIds } from "./limit-figures.ts";
export { type LimitMend, limitMend } from "./limit-mend.ts";
export type { JudgedLimit, LimitOutcome, LimitResult, LimitResults } from "./limit-result.ts";
export { limitResults } from "./limit-results.ts";

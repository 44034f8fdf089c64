export type {
  ApprovalState,
  ApprovedFigures,
  FactChange,
  HeadlineChange,
  LineChange,
  PlanEffect,
} from "./approval-state.ts";
export { approvalsText } from "./approvals-text.ts";
export { type ApprovalWords, approveEstimate } from "./approve-estimate.ts";
export type {
  Approvals,
  ApprovedInput,
  ApprovedLine,
  ApprovedPath,
  ApprovedSpread,
  ApprovedVersion,
} from "./approved-version.ts";
export { changesSince, type SinceOptions } from "./changes-since.ts";
export { type ApprovalFailure, readApprovals } from "./read-approvals.ts";

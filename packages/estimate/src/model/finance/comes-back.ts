import type { PlacedRunLine } from "../sheet/line.ts";

/** What is paid once after the launch, which says nothing of what a month costs. */
const once: ReadonlySet<string> = new Set(["month-last", "month-at-wages-of-first-year"]);

/** Whether a line is more than a payment that is made once. */
export const comesBack = ({ parts }: PlacedRunLine): boolean =>
  parts.some(({ basis }) => !once.has(basis));

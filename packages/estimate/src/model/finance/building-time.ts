import { div, type Expression, max, min, node, quantity, sub } from "../../graph/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { BookYear } from "../volume/fiscal-year.ts";

/** Months over which the build is paid: those to the launch. A build of no time takes a few hours. */
export const monthsOfBuilding = (path: PathId): Expression =>
  max(node(`${path}.months-to-launch`), quantity(0.01, "month"));

/**
 * Share of the build that is paid in a fiscal year: evenly over the months to the launch, so the part
 * of them that lies in the year. The first year of the books takes all that is earlier.
 *
 * @returns nothing for a year after the launch
 */
export function paidInYear(
  sheet: Sheet,
  path: PathId,
  { year, from, to }: BookYear,
  isFirst: boolean,
): Expression | undefined {
  if (from >= 0) return undefined;
  const months = monthsOfBuilding(path);
  const within = (limit: number) => min(months, quantity(limit, "month"));
  const began = isFirst ? months : within(-from);
  const ended = to < 0 ? [within(-to)] : [];
  return sheet.step(
    `${path}.build.paid-in-${year}`,
    "share",
    `Share of the build that is paid in fiscal year ${year}: its part of the months to the launch.`,
    div(ended.reduce<Expression>(sub, began), months),
  );
}

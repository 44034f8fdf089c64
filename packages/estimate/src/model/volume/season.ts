import { add, type Expression, mul, series } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

const r = Math.sqrt(3) / 2;

/** cos(30° × k), k months after the peak: sums to 0 over a year, exactly. */
const cosine = [1, r, 0.5, 0, -0.5, -r, -1, -r, -0.5, 0, 0.5, r] as const;

/** The busiest month of a plan that states a swing and no peak: our assumption. */
const usualPeak = 12;

/**
 * Tasks of each month against the mean of a year: 1 + swing × cos(30° × months from the peak), by
 * calendar month; 1 in the mean of any twelve months. Nothing where the plan states no swing.
 *
 * @param start first month of the plan, `YYYY-MM`
 */
export function addSeason(sheet: Sheet, plan: Plan, start: string): Expression | undefined {
  const { seasonal_swing: swing, seasonal_peak: peak } = plan.workload;
  if (swing === undefined) return undefined;
  const busiest = peak?.distribution.kind === "point" ? peak.distribution.value : usualPeak;
  const first = Number(start.slice(5, 7));
  const shape = Array.from({ length: sheet.months }, (_, month) => {
    const after = (((first + month - busiest) % 12) + 12) % 12;
    return cosine[after] ?? 0;
  });
  return sheet.step(
    "volume.season",
    "factor",
    `Tasks of each month against the mean of a year: 1 + swing × cosine, the busiest in calendar month ${busiest}${peak === undefined ? " (our assumption)" : ""}.`,
    add(
      1,
      mul(
        sheet.believe({
          id: "workload.seasonal_swing",
          doc: "How far the busiest month of a year lies above the mean.",
          plan: swing,
          key: "workload.seasonal_swing",
        }),
        series(shape, "factor"),
      ),
    ),
  );
}

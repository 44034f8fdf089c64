import { defaultRow, likelyValue } from "../sheet/input.ts";
import { pathIds } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Row of the defaults: rank correlation of what one row says of two paths. */
export const pathCorrelationRow = "paths.correlation";

/** The path that a row is for, at the end of its id. */
const ofPath: RegExp = new RegExp(`\\.(${pathIds.join("|")})$`);

/**
 * Ties defaults that have a row for each path, such as `ops.fte` and `ops.fte.self-hosted`: what makes
 * one of them large, such as the same team or the same hours that nobody thought of, does so on the other
 * paths too. Drawn apart, one path would often take fewer people than the path that it adds work to, and
 * what the plan does not know would look like a difference between them.
 *
 * Figures of the plan are left as they are, and so is what is a fixed number. It comes after the lines.
 */
export function relatePaths(sheet: Sheet): void {
  const rank = likelyValue(defaultRow(sheet.defaults, pathCorrelationRow).distribution);
  if (rank === 0) return;
  const rows = [...sheet.defaults.values()].filter(
    ({ id, distribution, own }) =>
      sheet.isAssumed(id) && distribution.kind !== "point" && own === undefined,
  );
  for (const group of Map.groupBy(rows, ({ id }) => id.replace(ofPath, "")).values()) {
    const inputs = group.map(({ id }) => id);
    if (inputs.length < 2) continue;
    sheet.graph.correlate({
      inputs,
      matrix: inputs.map((row) => inputs.map((column) => (row === column ? 1 : rank))),
      measure: "rank",
    });
  }
}

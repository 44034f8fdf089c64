import type { PathResult } from "@outlay/estimate";
import { capital, titleOf } from "@outlay/words";
import { looks } from "../looks.ts";
import { cellName } from "../spreadsheet/cell-name.ts";
import type { Figures } from "./figures.ts";
import type { Page } from "./page.ts";

/** A way of cutting the totals, which must add up to them. */
export interface Check {
  /** `by category` */
  readonly name: string;
  /** For each path what it adds up to: `B40`, `G51+G56`. */
  readonly sums: readonly string[];
  /** For each path the node of its total. */
  readonly totals: readonly string[];
}

/**
 * What must be 0, at the end of the sheet; and the formula of a line for its head that says STOP when
 * it is not, and nothing when it is.
 *
 * @param inputRows first and last row of the inputs
 */
export function checksBlock(
  page: Page,
  figures: Figures,
  paths: readonly PathResult[],
  checks: readonly Check[],
  [from, to]: readonly [number, number],
): string {
  const range = `Inputs!$B$${from}:$B$${to}`;
  page.block("Checks: every figure must be 0");
  page.heads(["", ...paths.map((path) => capital(titleOf(path)))]);
  const first = page.next;
  for (const { name, sums, totals } of checks) {
    page.check(`Difference to the cent, ${name}`, paths.length, (_, at) => {
      const total = figures.live(totals[at] as string)?.content;
      return {
        formula: `ROUND(${sums[at]}-${typeof total === "object" ? total.formula : 0},2)`,
        value: 0,
      };
    });
  }
  const last = page.next - 1;
  const empty = cellName(page.next, 1);
  page.add([
    { content: "Inputs that hold no number", style: looks.check },
    { content: { formula: `ROWS(${range})-COUNT(${range})`, value: 0 }, style: looks.check },
  ]);
  page.zero.push(empty);
  const differences = `${cellName(first, 1)}:${cellName(last, paths.length)}`;
  return `IF(${empty}<>0,"STOP: an empty input counts as zero, so the figures below are wrong.",IF(SUMPRODUCT(ABS(${differences}))<>0,"STOP: sums differ from their totals, see the checks at the end.",""))`;
}

import { fail, type Outcome, ok, type Problem } from "@outlay/document";
import { checkDistribution, type Distribution } from "../../distribution/index.ts";
import { nounOf, type Plan, readQuantity, toPlanUnit, wordsFor } from "../../plan/index.ts";
import type { Default } from "./default.ts";
import { countText, ownFigureSpec } from "./own-figure-spec.ts";
import { overrunCeiling } from "./read-defaults.ts";

/**
 * A figure of `inputs` in the unit of its row. Beyond what a key refuses: a price without what it is
 * for where people read it by the million, and days of work, which are 8 hours or 24.
 */
export function readOwnFigure(
  row: Default,
  text: string,
  plan: Plan,
): Outcome<Distribution, Problem> {
  const noun = plan.outcome?.unit === undefined ? undefined : nounOf(plan.outcome.unit);
  const spec = { ...ownFigureSpec(row), taskWords: noun === undefined ? [] : [noun] };
  const clock = /^hour\b/.test(row.unit) ? daysOrMore.exec(text) : null;
  if (clock !== null) {
    return fail({
      code: "ambiguous",
      message: `${clock[0]} of work or of the clock? A day of work has 8 hours, one of the clock 24`,
      expected: "hours",
      example: spec.example,
      from: clock.index,
      to: clock.index + clock[0].length,
    });
  }
  const read = readQuantity(text, spec);
  if (!read.ok) return fail({ example: spec.example, ...read.error });
  const [, each = ""] = toPlanUnit(row.unit).text.split(" / ");
  if (row.per !== undefined && !isZero(read.value) && !names(text, each)) {
    return fail({
      code: "ambiguous",
      message: `the ${each} is missing: is it for one, or for ${countText(row.per)}?`,
      expected: `/ ${each} or, as the default has it, ${spec.example}`,
      example: spec.example,
    });
  }
  if (row.distribution.kind !== "overrun" || read.value.kind !== "pert") return read;
  const { low, likely, high } = read.value;
  const tailed = {
    kind: "overrun",
    p10: low,
    p50: likely,
    p90: high,
    ceiling: overrunCeiling,
  } as const;
  return checkDistribution(tailed).ok
    ? ok(tailed)
    : fail({
        code: "inconsistent",
        message: `one in ten is below low and one in ten above high, and nothing above ${overrunCeiling}: these three do not fit`,
        expected: "low A, likely B, high C, rising, with high well below the ceiling",
        example: spec.example,
      });
}

/** A length of time of more than hours, behind a number. */
const daysOrMore = /\d\s*(?:d|days?|w|wks?|weeks?|mo|months?|q|quarters?|y|yrs?|years?)(?!\p{L})/iu;

const isZero = (distribution: Distribution): boolean =>
  distribution.kind === "point" && distribution.value === 0;

const names = (text: string, noun: string): boolean =>
  new RegExp(`(?:${wordsFor(noun).join("|")})(?:e?s)?(?!\\p{L})`, "iu").test(text);

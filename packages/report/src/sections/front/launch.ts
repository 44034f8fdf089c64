import type { PathResult } from "@outlay/estimate";
import {
  futuresText,
  monthAfter,
  monthBefore,
  monthRange,
  monthsUntil,
  monthWords,
  weeksText,
} from "@outlay/words";
import type { Block, KeyFigure } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

/** By when: how long it takes, and when work must begin. */
export function launchFigure(
  { estimated: { estimate }, day }: ReportSource,
  path: PathResult,
): KeyFigure {
  const { start } = estimate;
  const begin = monthBefore(start, path.monthsToLaunch.p50);
  const late = begin < day.slice(0, 7);
  return {
    label: "By when",
    figure: `${weeksText(path.monthsToLaunch).replace("-", "–")} weeks`,
    meaning: `From the first day to the launch, eight times in ten. For ${monthWords(start)}, work ${late ? "had to begin" : "begins"} about ${monthWords(begin)}.`,
    node: `${path.id}.months-to-launch`,
  };
}

/**
 * What the day of the report says of the launch: that it has passed, or how seldom it can still be kept
 * by somebody who begins that day. Nothing where it is kept more often than not.
 */
export function launchWarning({ estimated, day }: ReportSource, path: PathResult): Block[] {
  const { start } = estimated.estimate;
  const left = monthsUntil(start) - monthsUntil(day);
  const warning = (text: string): Block[] => [{ kind: "callout", tone: "warning", text }];
  if (left <= 0) {
    return warning(
      `The launch that the plan names, ${monthWords(start)}, lies before the day of this report. The figures hold all of the build and of the use from then on, what is already paid included.`,
    );
  }
  const draws = estimated.evaluation.samples(`${path.id}.months-to-launch`);
  const kept = draws.filter((months) => months <= left).length / draws.length;
  if (kept >= 0.5) return [];
  const { p10, p90 } = path.monthsToLaunch;
  const until = monthRange(monthAfter(day, p10), monthAfter(day, p90));
  return warning(
    `Begun on the day of this report, the launch on 1 ${monthWords(start)} is kept ${kept < 0.005 ? "in hardly any simulated future" : futuresText(kept)}: it falls in ${until}, in eight of ten cases, and the fiscal years below move with it.`,
  );
}

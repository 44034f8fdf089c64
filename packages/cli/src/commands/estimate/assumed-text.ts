import type { Estimate } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { driverWords } from "./drivers-text.ts";
import { heading, wholeWords } from "./whole-words.ts";

const most = 3;

/** How much of the estimate is assumed, and which assumptions are worth checking first. */
export function assumedText(estimate: Estimate, io: Io, width: number): string {
  const { count, of } = estimate.assumed;
  const assumed = new Set(
    estimate.inputs.filter(({ origin }) => origin.kind === "assumption").map(({ id }) => id),
  );
  const first = (estimate.drivers[0]?.drivers ?? [])
    .filter(({ id }) => assumed.has(id))
    .slice(0, most)
    .map(driverWords);
  const check = first.length === 0 ? "" : ` Worth finding out first: ${first.join("; ")}.`;
  return [
    heading(`${count} of ${of} inputs are our assumption.`, io.colour, width),
    wholeWords(
      `Where the plan has a key for it, your figure replaces ours.${check} All of them, with sources: outlay explain PLAN, or --json.`,
      width,
      2,
    ),
  ].join("\n");
}

import type { Estimate } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { roughUsd } from "../../output/money.ts";
import { paragraph } from "../../output/wrap.ts";

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
    .map(({ id, swing }) => `${id} (${roughUsd(swing)})`);
  const check = first.length === 0 ? "" : ` Worth finding out first: ${first.join(", ")}.`;
  return [
    io.colour.bold(`${count} of ${of} inputs are our assumption.`),
    paragraph(
      `Where the plan has a key for it, your figure replaces ours.${check} All of them, with sources: outlay explain PLAN, or --json.`,
      width,
      2,
    ),
  ].join("\n");
}

import type { Estimate } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { roughUsd } from "../../output/money.ts";
import { pathWords } from "./path-words.ts";
import { heading, wholeWords } from "./whole-words.ts";

/** Conditions of a path that are told; with `all`, every one. */
const most = 2;

/** Which paths may be built under conditions, with their money and weeks, and which are ruled out. */
export function feasibilityText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const told = estimate.paths.flatMap(({ id, feasibility }): string[] => {
    if (feasibility === undefined || feasibility.state === "allowed") return [];
    const name = pathWords[id];
    if (feasibility.state === "ruled-out") {
      return [wholeWords(`${name}: ruled out. ${feasibility.reasons.join(" ")}`, width, 0, 2)];
    }
    const { conditions } = feasibility;
    // What costs most comes first; what costs nothing still has to be agreed.
    const ordered = [...conditions].sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0));
    const shown = ordered.slice(0, all ? ordered.length : most).map(({ text, usd, weeksTaken }) => {
      const cost = [
        ...(usd === undefined ? [] : [roughUsd(usd)]),
        ...(weeksTaken === undefined ? [] : [`${weeksTaken.toFixed(0)} weeks`]),
      ];
      return cost.length === 0 ? text : `${text.replace(/\.$/, "")} (${cost.join(", ")}).`;
    });
    const rest = conditions.length - shown.length;
    const more = rest === 0 ? "" : ` ${rest} more: --all.`;
    return [wholeWords(`${name}: allowed, if: ${shown.join(" ")}${more}`, width, 0, 2)];
  });
  if (told.length === 0) return "";
  return [heading("What may be built", io.colour, width), ...told].join("\n");
}

import type { Estimate } from "@outlay/estimate";
import { conditionText, pathWords } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "./whole-words.ts";

/** Conditions of a path that are told; with `all`, every one. */
const most = 2;

/** Which paths may be built under conditions, with their money and weeks, and which are ruled out. */
export function feasibilityText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const told = estimate.paths.flatMap(({ id, feasibility }): { name: string; words: string }[] => {
    if (feasibility === undefined || feasibility.state === "allowed") return [];
    const name = pathWords[id];
    if (feasibility.state === "ruled-out") {
      return [{ name, words: `ruled out. ${feasibility.reasons.join(" ")}` }];
    }
    const { conditions } = feasibility;
    // What costs most comes first; what costs nothing still has to be agreed.
    const ordered = [...conditions].sort((a, b) => (b.usd ?? 0) - (a.usd ?? 0));
    const shown = ordered.slice(0, all ? ordered.length : most).map(conditionText);
    const rest = conditions.length - shown.length;
    const more = rest === 0 ? "" : ` ${rest} more: --all.`;
    return [{ name, words: `allowed, if: ${shown.join(" ")}${more}` }];
  });
  if (told.length === 0) return "";
  // Paths of which the same is said stand together.
  const together = [...Map.groupBy(told, ({ words }) => words)].map(([words, group]) =>
    wholeWords(`${group.map(({ name }) => name).join("; ")}: ${words}`, width, 0, 2),
  );
  return [heading("What may be built", io.colour, width), ...together].join("\n");
}

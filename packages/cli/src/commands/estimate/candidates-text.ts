import type { Estimate, ModelCandidate } from "@outlay/estimate";
import { chosenPath, pathWords, pointsText, roughUsd, spanWords } from "@outlay/words";
import { wholeWords } from "./whole-words.ts";

/** What a smaller model would save, and how much less often it may succeed: of the chosen path, or of all. */
export function candidatesText(
  estimate: Estimate,
  candidates: readonly ModelCandidate[],
  width: number,
  all: boolean,
): string {
  const chosen = chosenPath(estimate)?.id;
  const span = spanWords(estimate.months);
  return candidates
    .filter(({ path }) => all || path === chosen)
    .map(({ path, name, model, savesUsd, lessOften, measurable }) => {
      const least =
        lessOften === undefined
          ? "success is not counted here"
          : `as long as it succeeds at most ${pointsText(lessOften)} less often${measurable === false ? ": too small to measure" : ""}`;
      return wholeWords(
        `A smaller model, ${pathWords[path]}: ${name} (${model}) saves ${roughUsd(savesUsd)} over ${span}, ${least}.`,
        width,
        0,
        2,
      );
    })
    .join("\n");
}

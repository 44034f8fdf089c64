import type { Estimate, PathResult } from "@outlay/estimate";
import {
  chosenPath,
  grouped,
  isPriced,
  pathWords,
  roughUsd,
  spanWords,
  verdictLines,
  whyNot,
} from "@outlay/words";
import { markdownTable, markdownText, plainDollars } from "../../output/markdown.ts";

/** Sentences of the verdict that are shown. */
const fewSentences = 4;

/**
 * An estimate as Markdown for a comment, 20 lines at most: the money first, the verdict, a row for each
 * path. The whole of it is what `outlay report --md` is for.
 *
 * @param subject what was estimated, as Markdown
 * @param marker a hidden first line
 */
export function estimateMarkdown(estimate: Estimate, subject: string, marker: string): string {
  const chosen = chosenPath(estimate);
  const verdict = verdictLines(estimate).slice(0, fewSentences).map(markdownText).join(" ");
  if (chosen === undefined) {
    return `${marker}\n**✗ Not calculated: no path can be priced.** ${subject}\n\n${verdict}`;
  }
  const incomplete = chosen.status === "partial" ? "Incomplete, as something has no price: " : "";
  const when = estimate.months > 12 ? "in year two" : "at the end";
  const { months, draws, seed } = estimate;
  const parts = [
    `${marker}\n**${incomplete}${roughUsd(chosen.month13Usd.p50)} a month ${when}, ${roughUsd(chosen.buildUsd.p50)} to build, ${roughUsd(chosen.totalUsd.p50)} over ${spanWords(months)}** (${pathWords[chosen.id]}) · ${subject}`,
    verdict,
    markdownTable(
      ["", ":build", `:a month ${when}`, ":build and running", ":one task"],
      estimate.paths.map((path) =>
        isPriced(path)
          ? pathRow(path)
          : [`${pathWords[path.id]} (${whyNot(path)})`, "–", "–", "–", "–"],
      ),
    ),
    `<sub>Middle of ${grouped(draws)} simulated futures, seed ${seed}.</sub>`,
  ];
  return plainDollars(parts.join("\n\n"));
}

const pathRow = (path: PathResult): string[] => [
  path.canWin ? pathWords[path.id] : `${pathWords[path.id]} (${whyNot(path)})`,
  ...[path.buildUsd, path.month13Usd, path.totalUsd, path.usdPerTask].map(({ p50 }) =>
    roughUsd(p50),
  ),
];

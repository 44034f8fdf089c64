import type { Estimate, LimitResults, ModelCandidate, OldPrices } from "@outlay/estimate";
import {
  chosenPath,
  grouped,
  limitMarks,
  limitsVerdict,
  spanWords,
  verdictLines,
} from "@outlay/words";
import type { Io } from "../../io.ts";
import { baselinesText } from "./baselines-text.ts";
import { candidatesText } from "./candidates-text.ts";
import { categoriesText } from "./categories-text.ts";
import { driversText } from "./drivers-text.ts";
import { feasibilityText } from "./feasibility-text.ts";
import { linesText } from "./lines-text.ts";
import { loudNotes, quietNotes } from "./notes-text.ts";
import { oldPricesText } from "./old-prices-text.ts";
import { pathsText } from "./paths-text.ts";
import { publishedText } from "./published-text.ts";
import { questionsText } from "./questions-text.ts";
import { surprisesText } from "./surprises-text.ts";
import { heading, wholeWords } from "./whole-words.ts";
import { yearsText } from "./years-text.ts";

/** How much is said, and of which further models. */
export interface EstimateTextOptions {
  /** Everything that there is to say, instead of what matters most. */
  readonly all?: boolean;
  readonly candidates?: readonly ModelCandidate[];
  readonly old?: OldPrices;
  readonly limits?: LimitResults;
}

/**
 * An estimate for the screen: the verdict first, then where the money goes, then what is assumed.
 *
 * @param approved what has changed since the plan was approved; empty where it never was
 */
export function estimateText(
  estimate: Estimate,
  io: Io,
  approved = "",
  { all = false, candidates = [], old, limits }: EstimateTextOptions = {},
): string {
  const { colour, width } = io;
  const [first = "", ...others] = verdictLines(estimate);
  const about = `${spanWords(estimate.months)} from ${estimate.start}, ${grouped(estimate.draws)} simulated futures, seed ${estimate.seed}`;
  const chosen = estimate.paths.filter(({ id }) => id === chosenPath(estimate)?.id);
  const sections = [
    [
      heading(estimate.plan.name, colour, width),
      wholeWords(about, width).split("\n").map(colour.dim).join("\n"),
    ].join("\n"),
    [heading(first, colour, width), ...others.map((line) => wholeWords(line, width, 2))].join("\n"),
    approved,
    limits === undefined ? "" : limitsLine(limits, estimate.months, width),
    loudNotes(estimate, io, width),
    driversText(estimate, io, width, all),
    pathsText(estimate, io, width, all),
    candidatesText(estimate, candidates, width, all),
    feasibilityText(estimate, io, width, all),
    baselinesText(estimate, io, width),
    categoriesText(estimate, io, width, all),
    publishedText(all ? estimate : { ...estimate, paths: chosen }, io, width),
    yearsText(estimate, io, width, all),
    linesText(estimate, io, width, all),
    surprisesText(estimate, io, width, all),
    questionsText(estimate, io, width, all),
    old === undefined ? "" : oldPricesText(old, chosenPath(estimate)?.id, io, width, all),
    quietNotes(estimate, io, width, all),
  ];
  return sections.filter((text) => text !== "").join("\n\n");
}

/** Whether the limits of the plan hold, in a sentence. */
const limitsLine = (limits: LimitResults, months: number, width: number): string =>
  wholeWords(
    `${limitMarks[limits.outcome]} ${limitsVerdict(limits, months)} More with outlay check.`,
    width,
    0,
    2,
  );

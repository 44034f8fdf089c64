import type { Estimate, PathResult, RuledOutPath } from "@outlay/estimate";
import { roughUsd } from "../../output/money.ts";
import { closeText, restsOn } from "./comparison-text.ts";
import { hasPeople, isPriced, pathWords } from "./path-words.ts";
import { spanWords } from "./span-words.ts";

export { isPriced, pathWords } from "./path-words.ts";

/** The path whose figures the verdict gives: the cheapest, or else the first that has figures. */
export const chosenPath = (estimate: Estimate): PathResult | undefined => {
  const paths = estimate.paths.filter(isPriced);
  return (
    paths.find(({ id }) => id === estimate.cheapest) ??
    paths.find(({ status }) => status === "priced") ??
    paths[0]
  );
};

/** The verdict in sentences: which path, what that rests on, what to ask for, what it then takes. */
export function verdictLines(estimate: Estimate): string[] {
  const chosen = chosenPath(estimate);
  if (chosen === undefined) return ["No path of this plan can be priced; the notes say why."];
  const { months, comparison } = estimate;
  return [
    ...headline(estimate, chosen),
    ...(comparison === undefined ? [] : restsOn(comparison)),
    months > 12
      ? `It then runs at ${roughUsd(chosen.month12Usd.p50)} a month after a year, and ${roughUsd(chosen.lastMonthUsd.p50)} in the last month.`
      : `It then runs at ${roughUsd(chosen.lastMonthUsd.p50)} in the last month.`,
    `Build and ${spanWords(months)}: ${roughUsd(chosen.totalUsd.p50)} (even odds); one chance in five that it takes more than ${roughUsd(chosen.totalUsd.p80)}${driveText(estimate)}.`,
    ...fallbackLine(estimate, chosen),
    ...worthLine(chosen),
  ];
}

/** The first sentence, and what to ask for. */
function headline(estimate: Estimate, chosen: PathResult): string[] {
  const { comparison } = estimate;
  const name = capital(pathWords[chosen.id]);
  const money = askText(chosen);
  if (chosen.status === "partial") {
    return [
      `${name}: INCOMPLETE. Something it needs has no price, so every figure below is too low.`,
      capital(money),
    ];
  }
  if (estimate.cheapest === undefined) {
    const why = [...new Set(estimate.paths.map((path) => whyNot(path)))].join(" or ");
    return [
      `No path can win: each is ${why}. The figures below show what ${pathWords[chosen.id]} would cost.`,
      capital(money),
    ];
  }
  if (comparison === undefined) return [`${name}${onlyText(estimate, chosen)}: ${money}`];
  if (comparison.tooClose) return [closeText(comparison), `For ${pathWords[chosen.id]}, ${money}`];
  return [`${name} is the cheapest ${fieldText(estimate)}: ${money}`];
}

/** What to ask for: the middle, and one chance in five. */
const askText = ({ buildUsd }: PathResult): string =>
  `ask for ${roughUsd(buildUsd.p50)} to build it (even odds); one chance in five that it takes more than ${roughUsd(buildUsd.p80)}.`;

/** How many things drive the total: those that are listed below. */
function driveText({ drivers }: Estimate): string {
  const count = Math.min(5, drivers[0]?.drivers.length ?? 0);
  if (count === 0) return "";
  return `; ${numberWords[count]} thing${count === 1 ? " drives" : "s drive"} it`;
}

const numberWords = ["no", "one", "two", "three", "four", "five"] as const;

/** Against whom the cheapest has won. */
function fieldText({ paths }: Estimate): string {
  const can = paths.filter((path) => isPriced(path) && path.canWin).length;
  if (can === paths.length) return can === 2 ? "of the two paths" : `of ${can} paths`;
  const asked = paths.some((path) => isPriced(path) && path.quality.floor !== undefined);
  return `of the ${can} of ${paths.length} paths that meet ${asked ? "the quality floor and " : ""}the constraints`;
}

/** Why nothing stands beside a path that is the only one to win. */
function onlyText({ paths }: Estimate, chosen: PathResult): string {
  const others = paths.filter(({ id }) => id !== chosen.id);
  if (others.length === 0) return ", the only path that is calculated";
  const why = others.map((path) => `${pathWords[path.id]} is ${whyNot(path)}`);
  return ` is the only path that can win (${why.join("; ")})`;
}

/** Why a path cannot win, in a word or two. */
export function whyNot(path: PathResult | RuledOutPath): string {
  if (!isPriced(path) || path.feasibility?.state === "ruled-out") return "ruled out";
  if (path.status === "partial") return "incomplete";
  return "below the quality floor";
}

function fallbackLine(estimate: Estimate, chosen: PathResult): string[] {
  if (chosen.fallbackUsd === undefined || !hasPeople(chosen)) return [];
  const people = estimate.baselines.find(({ id }) => id === "do-nothing");
  const instead =
    people === undefined ? "" : `; if people did everything, ${roughUsd(people.totalUsd.p50)}`;
  return [
    `People who take over failed tasks come on top: ${roughUsd(chosen.fallbackUsd.p50)}${instead}.`,
  ];
}

function worthLine({ valueUsd, valueLessCostUsd }: PathResult): string[] {
  if (valueUsd === undefined || valueLessCostUsd === undefined) return [];
  const { p10, p50, p90 } = valueLessCostUsd;
  return [
    `What it ends well is worth ${roughUsd(valueUsd.p50)}: ${roughUsd(p50)} more than it costs (${roughUsd(p10)} to ${roughUsd(p90)} in eight of ten futures).`,
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

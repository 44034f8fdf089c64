import type { Estimate, PathResult, RuledOutPath } from "@outlay/estimate";
import { beatenByText, belowFloorText } from "./baseline-verdict.ts";
import { closeText, restsOn } from "./comparison-words.ts";
import { roughUsd } from "./money.ts";
import { hasPeople, isPriced, pathWords } from "./path-words.ts";
import { spanWords } from "./span-words.ts";

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
    ...beatenByText(estimate),
    ...headline(estimate, chosen),
    ...belowFloorText(estimate),
    ...(comparison === undefined ? [] : restsOn(comparison)),
    months > 12
      ? `It runs at ${roughUsd(chosen.month13Usd.p50)} a month as year two begins${upkeepText(chosen)}; ${roughUsd(chosen.lastMonthUsd.p50)} at the end.`
      : `It runs at ${roughUsd(chosen.lastMonthUsd.p50)} a month at the end.`,
    `Build and ${spanWords(months)}: ${roughUsd(chosen.totalUsd.p50)} (even odds); one chance in five that it takes more than ${roughUsd(chosen.totalUsd.p80)}${driveText(estimate)}.`,
    ...fallbackLine(estimate, chosen),
    ...worthLine(chosen),
  ];
}

/** That upkeep is in it from then on, and was not before, where it is. */
const upkeepText = ({ lines }: PathResult): string =>
  lines.some(({ id, month13Usd }) => id === "maintenance" && (month13Usd ?? 0) > 0)
    ? ", upkeep included"
    : "";

/** The first sentence, and what to ask for. */
function headline(estimate: Estimate, chosen: PathResult): string[] {
  const money = askText(chosen);
  const claim = claimText(estimate, chosen);
  if (chosen.status === "partial" || estimate.cheapest === undefined) {
    return [claim, capital(money)];
  }
  if (estimate.comparison === undefined)
    return [`${capital(pathWords[chosen.id])}${onlyText(estimate, chosen)}: ${money}`];
  if (estimate.comparison.tooClose) return [claim, `For ${pathWords[chosen.id]}, ${money}`];
  return [`${winText(estimate, chosen)}: ${money}`];
}

/** Which path, in a sentence or two without money: the winner, that it is too close to call, or why none wins. */
export function claimText(estimate: Estimate, chosen: PathResult): string {
  const { comparison } = estimate;
  const name = capital(pathWords[chosen.id]);
  if (chosen.status === "partial") {
    return `${name}: INCOMPLETE. Something it needs has no price, so every figure below is too low.`;
  }
  if (estimate.cheapest === undefined) {
    const why = [...new Set(estimate.paths.map((path) => whyNot(path)))].join(" or ");
    return `No path can win: each is ${why}. The figures below show what ${pathWords[chosen.id]} would cost.`;
  }
  if (comparison?.tooClose === true) return closeText(comparison);
  if (comparison !== undefined) return `${winText(estimate, chosen)}.`;
  const only = onlyText(estimate, chosen);
  return `${name}${only.startsWith(",") ? ` is${only.slice(1)}` : only}.`;
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
function winText({ paths }: Estimate, { id }: PathResult): string {
  const can = paths.filter((path) => isPriced(path) && path.canWin).length;
  const [all, some] = [paths.length, can].map((count) => numberWords[count] as string);
  const name = pathWords[id];
  if (can === paths.length) return `${capital(name)} is the cheapest of your ${all} paths`;
  const allowed = paths.every(isPriced) && paths.every(({ status }) => status === "priced");
  const asked = paths.some((path) => isPriced(path) && path.quality.floor !== undefined);
  const good = !asked
    ? "allowed and priced"
    : allowed
      ? "allowed and good enough"
      : "allowed, priced and good enough";
  return `${capital(some as string)} of your ${all} paths are ${good}; ${name} is the cheapest of them`;
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

/** What people cost who take over, beside people doing everything; nothing where nobody does. */
export function fallbackLine(estimate: Estimate, chosen: PathResult): string[] {
  if (chosen.fallbackUsd === undefined || !hasPeople(chosen)) return [];
  const people = estimate.baselines.find(({ id }) => id === "do-nothing");
  const instead =
    people === undefined ? "" : `; if people did everything, ${roughUsd(people.totalUsd.p50)}`;
  return [
    `People who take over failed tasks come on top: ${roughUsd(chosen.fallbackUsd.p50)}${instead}.`,
  ];
}

/** What the solved tasks are worth, and what is left of it; nothing where the plan does not say. */
export function worthLine(chosen: PathResult): string[] {
  const { valueUsd, valueLessCostUsd } = chosen;
  if (valueUsd === undefined || valueLessCostUsd === undefined) return [];
  const { p10, p50, p90 } = valueLessCostUsd;
  return [
    `The tasks it solves are worth ${roughUsd(valueUsd.p50)}; after building and running it ${leftText(p50)} (${roughUsd(p10)} to ${roughUsd(p90)} in eight of ten futures)${hasPeople(chosen) ? "; people for failed tasks are not deducted" : ""}.`,
  ];
}

/** What is left of the worth, or what is missing to it. */
const leftText = (usd: number): string =>
  usd >= 0 ? `${roughUsd(usd)} is left` : `${roughUsd(-usd)} is missing`;

/** With a capital first letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

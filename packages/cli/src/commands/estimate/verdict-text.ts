import type { Estimate, PathResult, RuledOutPath } from "@outlay/estimate";
import { roughUsd } from "../../output/money.ts";

/** Words of the paths, for people. */
export const pathWords: Readonly<Record<PathResult["id"], string>> = {
  hosted: "hosted",
  "self-hosted": "self-hosted",
};

/** Whether a path has figures. */
export const isPriced = (path: PathResult | RuledOutPath): path is PathResult =>
  path.status !== "ruled-out";

/** The verdict in sentences: which path, what to ask for, what it then takes. */
export function verdictLines(estimate: Estimate): string[] {
  const paths = estimate.paths.filter(isPriced);
  const chosen = paths.find(({ id }) => id === estimate.cheapest) ?? paths[0];
  if (chosen === undefined) return ["No path of this plan can be priced; the notes say why."];
  const { months } = estimate;
  return [
    headline(chosen, paths.length),
    `Ask for ${roughUsd(chosen.buildUsd.p50)} to build it; one chance in five that it takes more than ${roughUsd(chosen.buildUsd.p80)}.`,
    months > 12
      ? `It then runs at ${roughUsd(chosen.month12Usd.p50)} a month after a year, and ${roughUsd(chosen.lastMonthUsd.p50)} in the last month.`
      : `It then runs at ${roughUsd(chosen.lastMonthUsd.p50)} in the last month.`,
    `Build and ${spanWords(months)}: ${roughUsd(chosen.totalUsd.p50)}; one chance in five that it takes more than ${roughUsd(chosen.totalUsd.p80)}.`,
    ...fallbackLine(estimate, chosen),
  ];
}

function headline(chosen: PathResult, count: number): string {
  const name = capital(pathWords[chosen.id]);
  if (chosen.status === "partial") {
    return `${name}: INCOMPLETE. Something it needs has no price, so every figure below is too low.`;
  }
  if (chosen.chanceCheapest === undefined) {
    return count > 1
      ? `${name}: the other path is incomplete, so the two are not compared.`
      : `${name}, the only path that is calculated.`;
  }
  const share = Math.round(chosen.chanceCheapest * 100);
  const words =
    share === 100
      ? ", in nearly every draw"
      : share >= 60
        ? `, in ${share} of 100 draws`
        : `, hardly: the other one is in ${100 - share} of 100 draws`;
  return `${name} is the cheaper path${words}.`;
}

function fallbackLine(estimate: Estimate, chosen: PathResult): string[] {
  if (chosen.fallbackUsd === undefined) return [];
  const instead =
    estimate.doNothingUsd === undefined
      ? ""
      : `; if people did everything, ${roughUsd(estimate.doNothingUsd.p50)}`;
  return [
    `People who take over failed tasks come on top: ${roughUsd(chosen.fallbackUsd.p50)}${instead}.`,
  ];
}

/**
 * A length of time for people.
 *
 * @example
 * spanWords(60) // => "5 years"
 * spanWords(18) // => "18 months"
 */
export const spanWords = (months: number): string => {
  const [count, word] = months % 12 === 0 ? [months / 12, "year"] : [months, "month"];
  return `${count} ${word}${count === 1 ? "" : "s"}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

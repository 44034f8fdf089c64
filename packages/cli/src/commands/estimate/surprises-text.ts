import type { Estimate, SurpriseResult } from "@outlay/estimate";
import { chosenPath, pathWords, percent, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "./whole-words.ts";

/** Surprises that are told; with `all`, every one. */
const most = 4;

/** Below this share of the build, a surprise is told only with `all`. */
const little = 0.01;

/** What plans forget: the money of each, how likely it is, and what keeps it small. */
export function surprisesText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const chosen = chosenPath(estimate);
  if (chosen === undefined || chosen.surprises.length === 0) return "";
  const costs = chosen.surprises.filter(({ forgone, usd }) => forgone !== true && usd > 0);
  const worthTelling = costs.filter(({ usd }) => usd >= little * chosen.buildUsd.p50);
  const shown = all ? costs : worthTelling.slice(0, most);
  const gains = chosen.surprises.filter(({ forgone, usd }) => forgone === true && usd > 0);
  if (shown.length + gains.length === 0) return "";
  const money = Math.max(...shown.map(({ usd }) => roughUsd(usd).length));
  const head = money + 2;
  const rest = costs.length - shown.length;
  return [
    heading(
      `What plans forget, for ${pathWords[chosen.id]}${all ? " (each opens: outlay explain PLAN NODE)" : ""}`,
      io.colour,
      width,
    ),
    ...shown.map((surprise) => {
      const { usd, node, control } = surprise;
      const words = `${surprise.title} ${oddsText(surprise)}. ${control}`;
      const text = wholeWords(words, width, head).slice(head);
      const name = wholeWords(node, width, head);
      return all
        ? `${roughUsd(usd).padStart(money)}  ${text}\n${io.colour.dim(name)}`
        : `${roughUsd(usd).padStart(money)}  ${text}`;
    }),
    ...gains.map((gain) => wholeWords(forgoneText(gain, all), width, 0, 2)),
    ...(rest === 0 ? [] : [wholeWords(`${rest} more: --all.`, width)]),
  ].join("\n");
}

/** What nobody pays and nobody gains: no cost, so under words of its own. */
const forgoneText = ({ usd, title, control, node }: SurpriseResult, all: boolean): string =>
  `Not money spent: ${roughUsd(usd)} less gained. ${title}. ${control}${all ? ` (${node})` : ""}`;

/** How likely it is, and whether the totals hold it. */
function oddsText({ probability, counted }: SurpriseResult): string {
  const odds = probability === undefined ? [] : [`chance ${percent(probability)}`];
  return `(${[...odds, counted ? "counted in the totals" : "on top of the totals"].join(", ")})`;
}

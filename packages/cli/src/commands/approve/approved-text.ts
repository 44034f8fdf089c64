import {
  type ApprovalState,
  type ApprovedInput,
  distributionText,
  quantile,
} from "@outlay/estimate";
import { pathWords, quantityText, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { betweenWords, isZero, moreWords, signedUsd } from "../diff/gap-words.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";
import { approvedTitle } from "./approved-sentence.ts";

const most = 8;
const shownLines = 4;
const shownNames = 4;

/**
 * Whether the plan is as approved, in a sentence; else what has changed since: the plan, the catalog,
 * the model, and what it costs then and now.
 */
export function approvedText(state: ApprovalState, io: Io, width: number): string {
  const title = approvedTitle(state);
  const note = state.note === undefined ? [] : [wholeWords(`"${state.note}"`, width, 2)];
  if (state.state === "unchanged") {
    const words = state.reworded ? "in other words, but the same" : "unchanged";
    return [wholeWords(`${title}; ${words}.`, width), ...note].join("\n");
  }
  return [
    heading(`${title}; changed since`, io.colour, width),
    ...note,
    ...unreadable(state).map((line) => wholeWords(line, width, 2)),
    ...block("In the plan", keys(state), width),
    ...block("In the catalog", facts(state), width),
    ...block(movers(state), lines(state), width),
    ...block("Approved, and now", headline(state), width),
    ...planEffect(state).map((line) => wholeWords(line, width, 2)),
  ].join("\n");
}

/** Lines below a few words that say what they are about; nothing where there are none. */
const block = (words: string, inside: readonly string[], width: number): string[] =>
  inside.length === 0
    ? []
    : [wholeWords(words, width, 2), ...inside.map((line) => wholeWords(line, width, 4, 2))];

const rest = (count: number): string[] =>
  count > most ? [`and ${count - most} more in --json.`] : [];

function unreadable({ unreadable: issues, outlay }: ApprovalState): string[] {
  if (issues === undefined) return [];
  return [
    `The approved plan cannot be calculated by Outlay ${outlay.is} (it was approved with ${outlay.was}), so what changed is not told apart: ${issues[0]?.message ?? "it is no plan"}.`,
  ];
}

function keys({ keys: all }: ApprovalState): string[] {
  const sorted = all.toSorted((a, b) => Math.abs(b.movesUsd ?? 0) - Math.abs(a.movesUsd ?? 0));
  return [
    ...sorted.slice(0, most).map(({ key, a, b, movesUsd }) => {
      const place =
        b?.at === undefined ? "" : ` (${b.at.file === "--set" ? "--set" : `line ${b.at.line}`})`;
      const moved = movesUsd === undefined ? "" : `; alone ${signedUsd(movesUsd)}`;
      return `${key}: ${a?.words ?? "left out"}, now ${b?.words ?? "left out"}${place}${moved}`;
    }),
    ...rest(all.length),
  ];
}

function facts({ facts: all }: ApprovalState): string[] {
  const both = all.filter(({ was, is }) => was !== undefined && is !== undefined);
  const gone = all.filter(({ is }) => is === undefined);
  const come = all.filter(({ was }) => was === undefined);
  return [
    ...both
      .slice(0, most)
      .map(({ id, was, is }) => `${id}: ${inputWords(was, is)}, now ${inputWords(is, was)}`),
    ...rest(both.length),
    ...named("no longer used", gone),
    ...named("not used then", come),
  ];
}

/** Facts by their names alone, the first few. */
function named(words: string, facts: ApprovalState["facts"]): string[] {
  if (facts.length === 0) return [];
  const shown = facts.slice(0, shownNames).map(({ id }) => id);
  const left = facts.length - shown.length;
  return [`${words}: ${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`];
}

/** A fact by its range; by its form too where the ranges read the same. */
function inputWords(input: ApprovedInput | undefined, other: ApprovedInput | undefined): string {
  if (input === undefined) return "not used";
  const words = rangeOf(input);
  return other !== undefined && rangeOf(other) === words
    ? `${words} (${distributionText(input.distribution)})`
    : words;
}

const rangeOf = ({ distribution, unit }: ApprovedInput): string =>
  quantityText(quantile(distribution, 0.1), quantile(distribution, 0.9), unit);

/** What moves the lines of the approved plan: facts, the model, or both. */
function movers({ facts: changed, outlay }: ApprovalState): string {
  const model =
    outlay.was === outlay.is
      ? "the model"
      : `the model (Outlay ${outlay.is}, approved with ${outlay.was})`;
  if (changed.length === 0) return `In ${model}`;
  return outlay.was === outlay.is ? "These facts move" : `These facts and ${model} move`;
}

function lines({ lines: all }: ApprovalState): string[] {
  if (all.length === 0) return [];
  const shown = all
    .slice(0, shownLines)
    .map(
      ({ path, title, wasUsd, isUsd }) =>
        `${title} (${pathWords[path]}): ${wasUsd === undefined ? "absent" : roughUsd(wasUsd)}, now ${isUsd === undefined ? "absent" : roughUsd(isUsd)}`,
    );
  const left = all.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more lines in --json.`] : [])];
}

function headline({ headline: all, cheapest }: ApprovalState): string[] {
  const paths = all.flatMap(({ path, was, is }) => {
    const name = pathWords[path];
    if (was?.totalUsd === undefined && is?.totalUsd === undefined) return [];
    if (was?.totalUsd === undefined)
      return [`${name}: no figures when approved, now ${figures(is)}`];
    if (is?.totalUsd === undefined) return [`${name}: ${figures(was)}; now no figures`];
    return figures(was) === figures(is)
      ? [`${name}: ${figures(was)}, then and now`]
      : [`${name}: ${figures(was)}; now ${figures(is)}`];
  });
  const changed =
    cheapest.was !== undefined && cheapest.is !== undefined && cheapest.was !== cheapest.is
      ? [`The cheapest path was ${pathWords[cheapest.was]}, now it is ${pathWords[cheapest.is]}.`]
      : [];
  return [...paths, ...changed];
}

type Figures = ApprovalState["headline"][number]["was"];

/** Build and total of a path, to ask for and to keep in reserve. */
const figures = (path: Figures): string =>
  `build ${roughUsd(path?.buildUsd?.p50)} (one in five above ${roughUsd(path?.buildUsd?.p80)}), build and running ${roughUsd(path?.totalUsd?.p50)} (${roughUsd(path?.totalUsd?.p80)})`;

function planEffect({ planEffect: effect }: ApprovalState): string[] {
  if (effect === undefined) return [];
  const { a, b, of, usd } = effect;
  const path = a === b ? pathWords[a] : `${pathWords[a]}, now ${pathWords[b]}`;
  const people = of === "total-with-fallback" ? ", with people who take over" : "";
  if (isZero(usd)) return [`The changes of the plan move nothing (${path}${people}).`];
  return [
    `The changes of the plan alone: ${moreWords(usd.p50)} (${path}${people}); in eight of ten simulated futures ${betweenWords(usd)}.`,
  ];
}

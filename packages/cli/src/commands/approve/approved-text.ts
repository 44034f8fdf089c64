import {
  type ApprovalState,
  type ApprovedInput,
  distributionText,
  quantile,
} from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { roughUsd } from "../../output/money.ts";
import { betweenWords, isZero, moreWords, signedUsd } from "../diff/gap-words.ts";
import { quantityText } from "../estimate/quantity-text.ts";
import { pathWords } from "../estimate/verdict-text.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";

const most = 8;

/**
 * Whether the plan is as approved, in a sentence; else what has changed since: the plan, the catalog,
 * the model, and what it costs then and now.
 */
export function approvedText(state: ApprovalState, io: Io, width: number): string {
  const title = `Approved as version ${state.version} on ${state.at.slice(0, 10)}${state.by === undefined ? "" : ` by ${state.by}`}`;
  const note = state.note === undefined ? [] : [wholeWords(`"${state.note}"`, width, 2)];
  if (state.state === "unchanged") {
    const words = state.reworded ? "in other words, but the same" : "unchanged";
    return [wholeWords(`${title}; ${words}.`, width), ...note].join("\n");
  }
  return [
    heading(`${title}; changed since`, io.colour, width),
    ...note,
    ...[
      ...unreadable(state),
      ...keys(state),
      ...facts(state),
      ...lines(state),
      ...headline(state),
      ...planEffect(state),
    ].map((line) => wholeWords(line, width, 2, 2)),
  ].join("\n");
}

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
  return [
    ...all
      .slice(0, most)
      .map(({ id, was, is }) => `${id}: ${inputWords(was, is)}, now ${inputWords(is, was)}`),
    ...rest(all.length),
  ];
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

function lines({ lines: all, facts: changed, outlay }: ApprovalState): string[] {
  if (all.length === 0) return [];
  const versions = outlay.was === outlay.is ? "Outlay" : `Outlay ${outlay.is}`;
  const than = outlay.was === outlay.is ? "than then" : `than ${outlay.was}`;
  const count = all.length === 1 ? "1 line" : `${all.length} lines`;
  const why =
    changed.length > 0
      ? `These facts move ${count} of the approved plan`
      : `${versions} calculates ${count} of the approved plan otherwise ${than}`;
  const named = all
    .slice(0, 3)
    .map(
      ({ path, title, wasUsd, isUsd }) =>
        `${title} (${pathWords[path]}) ${wasUsd === undefined ? "absent" : roughUsd(wasUsd)}, now ${isUsd === undefined ? "absent" : roughUsd(isUsd)}`,
    );
  return [`${why}: ${named.join("; ")}${all.length > 3 ? "; and others" : ""}.`];
}

function headline({ headline: all, cheapest }: ApprovalState): string[] {
  const paths = all.flatMap(({ path, was, is }) => {
    const name = pathWords[path];
    if (was?.totalUsd === undefined && is?.totalUsd === undefined) return [];
    if (was?.totalUsd === undefined)
      return [`${name}: no figures when approved, now ${figures(is)}`];
    if (is?.totalUsd === undefined) return [`${name}: approved ${figures(was)}, now no figures`];
    return figures(was) === figures(is)
      ? [`${name}: ${figures(was)}, as approved`]
      : [`${name}: approved ${figures(was)}; now ${figures(is)}`];
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

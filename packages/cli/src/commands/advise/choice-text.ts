import type { Advice, LimitMend } from "@outlay/estimate";
import {
  evenText,
  limitMendText,
  pathWords,
  roughUsd,
  stateWords,
  typeStateWords,
  wayWords,
} from "@outlay/words";
import type { Io } from "../../io.ts";
import { table } from "../../output/table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";

/** Which kinds of models are for the task, with the article's cost profile and why. */
export function typesText({ types, task }: Advice, io: Io): string {
  const others = types.filter(({ state }) => state === "other-work");
  const otherWords = others.map(({ type, why }) => `${type.name} (${why})`).join(", ");
  const rows = types
    .filter((each) => !others.includes(each))
    .map(({ type, state, why }) => [
      type.name,
      typeStateWords[state],
      type.profile,
      state === "sold" || state === "to-build" ? `${why}; ${type.why}` : why,
    ]);
  return [
    heading(`Kinds of models for ${task.id}`, io.colour, io.width),
    table(
      [
        { header: "kind", wraps: true },
        { header: "for it", wraps: true },
        { header: "cost, by article B", wraps: true },
        { header: "why", wraps: true },
      ],
      rows,
      { width: io.width, colour: io.colour },
    ),
    ...(others.length === 0 ? [] : [wholeWords(`No: ${otherWords}.`, io.width, 0, 2)]),
  ].join("\n");
}

/** Closed or open: allowed, with conditions, or ruled out. */
export function sourcingText({ sourcing }: Advice, io: Io, all: boolean): string {
  if (sourcing.length === 0) return "";
  const lines = sourcing.map(({ way, state, why, cheapest }) => {
    const from =
      cheapest === undefined ? "" : `, from ${roughUsd(cheapest.totalUsd)} (${cheapest.model})`;
    const reasons = all || state === "ruled-out" ? why : why.slice(0, 2);
    const more = why.length - reasons.length;
    const rest = more === 0 ? "" : ` ${more} more: --all.`;
    return wholeWords(
      `${wayWords[way]}: ${stateWords[state]}${from}. ${reasons.join(" ")}${rest}`.trimEnd(),
      io.width,
      0,
      2,
    );
  });
  return [heading("Closed or open", io.colour, io.width), ...lines].join("\n");
}

/** Where to start, when a small model is enough, and tuning against training. */
export function startText({ start, paths }: Advice, io: Io, mend?: LimitMend): string {
  if (start === undefined) return "";
  const { path, asPublished, launches, cheapest, small, fromScratchUsd, tuning } = start;
  const own = paths.some(({ planned, path: id }) => planned && id === "hosted");
  const lines = [
    path === undefined
      ? `No path may be taken as the plan stands${mend === undefined ? "." : `: each breaks a limit. ${limitMendText(mend)}`}`
      : `${asPublished ? "As the article has it, start" : "The article starts on a hosted model, which is ruled out here; start"} on ${pathWords[path]}: launches after ${launches.map((each) => `${each.months.toFixed(1)} months (${pathWords[each.path]})`).join(", ")}.`,
    ...(cheapest === undefined
      ? []
      : [
          cheapest === path
            ? `It is also the cheapest of the plan's own paths over the horizon.`
            : `Of the plan's own paths ${pathWords[cheapest]} is the cheapest over the horizon${path === undefined ? "" : ": begin on the one, and keep the golden set for the move"}.`,
        ]),
    ...(small === undefined
      ? []
      : [
          `A small model is enough where the golden set shows it. The cheapest here: ${small.model}, ${roughUsd(small.totalUsd)}${small.lessOften === undefined || !own ? "" : `, even with yours at ${evenText(small.lessOften)} of success`}${small.state === "ask-seller" ? "; ask its seller first" : ""}.`,
        ]),
    ...(fromScratchUsd === undefined
      ? []
      : [
          `Tune, do not train: from nothing ${roughUsd(fromScratchUsd)} at even odds for the training alone${tuning.length === 0 ? "" : `, compute of tuning ${tuning.map((each) => `${roughUsd(each.usd)} (${pathWords[each.path]})`).join(", ")}`}.`,
        ]),
  ];
  return [
    heading("Where to start", io.colour, io.width),
    ...lines.map((line) => wholeWords(line, io.width, 0, 2)),
  ].join("\n");
}

/** What the articles say of such choices, and what stands against it. */
export function publishedText(
  { published, types, sourcing }: Advice,
  io: Io,
  all: boolean,
): string {
  const rows = published.map(
    ({ id, says, but }) => `${id}: ${says}.${but === undefined ? "" : ` But ${but}.`}`,
  );
  const against = types.flatMap(({ state, type: { published: id, contradiction } }) =>
    contradiction === undefined || state === "other-work"
      ? []
      : [`${id}: ${contradiction.says}. But ${contradiction.but}.`],
  );
  const seen = new Set<string>();
  const aspects = sourcing.flatMap(({ row }) => {
    if (row === undefined || seen.has(row.id) || !all) return [];
    seen.add(row.id);
    return row.aspects.map(
      ({ what, says, but }) =>
        `${row.name}, ${what}: ${says}${but === undefined ? "" : `; but ${but}`}.`,
    );
  });
  const lines = [...rows, ...against, ...aspects];
  return lines.length === 0
    ? ""
    : [
        heading("What is published, and what we hold against it", io.colour, io.width),
        ...lines.map((line) => wholeWords(line, io.width, 0, 2)),
      ].join("\n");
}

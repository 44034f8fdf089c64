import type { ModelAdvice, PathAdvice } from "@outlay/estimate";
import { evenText, pathWords, roughUsd, savingText, spanWords } from "@outlay/words";
import type { Io } from "../../io.ts";
import { type Column, table } from "../../output/table.ts";
import { heading, wholeWords } from "../estimate/whole-words.ts";

/** Rows of a table when not all are asked for; the plan's own is always one. */
const fewRows = 4;
const fewDearer = 2;

/** What the rows of a path have in common. */
interface RowsAbout {
  readonly months: number;
  /** Total of the plan's own model in the path; absent where it has none. */
  readonly ownUsd: number | undefined;
}

/** Candidates of one path: those that meet the plan's rules, then those whose seller has to be asked. */
export function pathText(
  { path, planned, ownUsd, candidates, askSeller, skipped, notWorkedOut }: PathAdvice,
  months: number,
  io: Io,
  all: boolean,
): string {
  const taken = candidates.find(({ own }) => own) ?? candidates[0];
  const launch =
    taken === undefined ? "" : `: launch after ${taken.monthsToLaunch.toFixed(1)} months`;
  const name = `Candidates, ${pathWords[path]}${planned ? "" : " (not in the plan)"}${launch}`;
  const title = heading(name, io.colour, io.width);
  if (skipped !== undefined) return "";
  if (candidates.length + askSeller.length === 0) {
    return [title, "None: see what rules them out."].join("\n");
  }
  const about: RowsAbout = { months, ownUsd };
  const conditions = new Set(candidates.flatMap((each) => each.conditions.map(({ id }) => id)));
  const hidden =
    notWorkedOut + cut(candidates, all, ownUsd).left + cut(askSeller, all, ownUsd).left;
  return [
    title,
    ...(candidates.length === 0 ? [] : [rowsText(cut(candidates, all, ownUsd).shown, about, io)]),
    ...(candidates.length === 0 ? [] : cheaperText(candidates[0] as ModelAdvice, ownUsd, io)),
    ...(conditions.size === 0
      ? []
      : [
          wholeWords(
            `With conditions: ${[...conditions].join(", ").replaceAll("-", " ")}.`,
            io.width,
            0,
            2,
          ),
        ]),
    ...(askSeller.length === 0
      ? []
      : [
          "",
          wholeWords(
            "Ask first: the plan's rules bind the seller, and nobody here knows of these. A seller that agrees: --seller NAME.",
            io.width,
            0,
            0,
          ),
          rowsText(cut(askSeller, all, ownUsd).shown, about, io),
        ]),
    ...(hidden === 0 ? [] : [`${hidden} more: --all.`]),
  ].join("\n");
}

/** What share of the path's total the choice of the model can save. */
function cheaperText(cheapest: ModelAdvice, ownUsd: number | undefined, io: Io): string[] {
  const text = ownUsd === undefined ? undefined : savingText(cheapest.totalUsd, ownUsd);
  return text === undefined ? [] : [wholeWords(text, io.width, 0, 2)];
}

/** The cheapest, the plan's own, and the first that cost more than it: those have to be better. */
function cut(
  models: readonly ModelAdvice[],
  all: boolean,
  ownUsd = Number.POSITIVE_INFINITY,
): { readonly shown: readonly ModelAdvice[]; readonly left: number } {
  const dearer = new Set(models.filter(({ totalUsd }) => totalUsd > ownUsd).slice(0, fewDearer));
  const shown = all
    ? models
    : models.filter((each, at) => at < fewRows || each.own || dearer.has(each));
  return { shown, left: models.length - shown.length };
}

function rowsText(models: readonly ModelAdvice[], about: RowsAbout, io: Io): string {
  const { months, ownUsd } = about;
  const columns: readonly Column[] = [
    { header: "" },
    { header: "model", wraps: true },
    { header: spanWords(months), align: "right" },
    ...(ownUsd === undefined ? [] : [{ header: "to yours", align: "right" } as const]),
    { header: "a task", align: "right" },
    { header: "a month", align: "right" },
    ...(ownUsd === undefined ? [] : [{ header: "even at", align: "right" } as const]),
  ];
  const rows = models.map((each) => [
    each.own ? "*" : "",
    [each.model, extraOf(each)].filter((words) => words !== "").join("\n"),
    roughUsd(each.totalUsd),
    ...(ownUsd === undefined ? [] : [each.own ? "" : differenceText(each.totalUsd - ownUsd)]),
    roughUsd(each.usdPerTask),
    roughUsd(each.runMonthUsd),
    ...(ownUsd === undefined
      ? []
      : [each.own ? "yours" : each.lessOften === undefined ? "" : evenText(each.lessOften)]),
  ]);
  return table(columns, rows, { width: io.width, colour: io.colour });
}

/** Money with its sign: `+$12K`, `-$450K`. */
const differenceText = (usd: number): string => (usd > 0 ? `+${roughUsd(usd)}` : roughUsd(usd));

/** Machine, licence, how long it is promised, and under how many other names it is sold. */
function extraOf({ machine, license, promisedUntil, alsoAs, sourcing }: ModelAdvice): string {
  return [
    machine === undefined ? [] : [machine],
    sourcing === "unknown" ? ["weights: not known"] : [],
    license === undefined ? [] : [license],
    promisedUntil === undefined ? [] : [`promised to ${promisedUntil}`],
    alsoAs.length === 0
      ? []
      : [`dearer under ${alsoAs.length} more ${alsoAs.length === 1 ? "name" : "names"}`],
  ]
    .flat()
    .join(", ");
}

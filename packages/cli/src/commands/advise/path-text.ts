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

/** Each model on a line of its own, so that its name can be copied, with its figures beneath. */
function rowsText(models: readonly ModelAdvice[], { months, ownUsd }: RowsAbout, io: Io): string {
  const evens = models.some(({ lessOften }) => lessOften !== undefined);
  const right = (header: string): Column => ({ header, align: "right" });
  const columns: readonly Column[] = [
    right(spanWords(months)),
    right("a task"),
    right("a month"),
    ...(ownUsd === undefined ? [] : [right("to yours")]),
    ...(evens ? [right("even at")] : []),
  ];
  const rows = models.map((each) => [
    roughUsd(each.totalUsd),
    roughUsd(each.usdPerTask),
    roughUsd(each.runMonthUsd),
    ...(ownUsd === undefined ? [] : [each.own ? "yours" : differenceText(each.totalUsd - ownUsd)]),
    ...(evens ? [each.lessOften === undefined ? "" : evenText(each.lessOften)] : []),
  ]);
  const beneath = table(columns, rows, { width: io.width, colour: io.colour, indent: 4 });
  const [header = "", ...figures] = beneath.split("\n");
  return [
    header,
    ...models.flatMap((each, at) => {
      const more = extraOf(each);
      const name = `${each.model}${more === "" ? "" : ` (${more})`}`;
      const set = each.own
        ? wholeWords(`* ${name}`, io.width, 0, 4)
        : wholeWords(name, io.width, 2, 2);
      return [set, figures[at] ?? ""];
    }),
  ].join("\n");
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

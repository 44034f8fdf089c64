import { type Advice, limitMend, type ModelAdvice, type PathAdvice } from "@outlay/estimate";
import {
  capital,
  evenText,
  grouped,
  limitMendText,
  pathWords,
  roughUsd,
  savingText,
  spanWords,
  stateWords,
  wayWords,
} from "@outlay/words";
import type { Block, Section, Table } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, row, words } from "../columns.ts";
import { NOTHING, usdCell } from "../figure-cell.ts";

/** Rows of each path: the cheapest, the plan's own, and the first that are dearer. */
const fewRows = 4;
const fewDearer = 2;

/** Which models could stand in the paths, closed or open, and where to start; nothing without advice. */
export function modelSection({ advice, estimated, plan }: ReportSource): Section {
  const { estimate } = estimated;
  const mend = limitMend(plan, estimated);
  const blocks: Block[] =
    advice === undefined || advice.paths.length === 0
      ? []
      : [
          {
            kind: "paragraph",
            text: "Each model was put in the place of the path's own, all else as in the plan. Nothing here says how good a model is: that is measured on a golden set: 100 or more real tasks with known answers.",
          },
          ...(mend === undefined
            ? []
            : [
                {
                  kind: "callout",
                  tone: "warning",
                  text: `${capital(pathWords[mend.path])} breaks limits of the plan. ${limitMendText(mend)}`,
                } satisfies Block,
              ]),
          sourcingTable(advice, estimate.months),
          ...advice.paths
            .filter(({ planned, candidates }) => planned && candidates.length > 0)
            .map((path) => candidatesTable(path, estimate.months)),
          ...advice.notes.map((text): Block => ({ kind: "callout", tone: "note", text })),
          ...startBlocks(advice),
        ];
  return { id: "model", title: "Which model", place: "body", blocks };
}

/** What is asked first, by short names: the sentences stand with the paths. */
const conditionsText = ({ state, conditions }: ModelAdvice): string =>
  [
    ...(state === "ask-seller" ? ["its seller agrees to the rules"] : []),
    ...conditions.map(({ id }) => id.replaceAll("-", " ")),
  ].join(", ");

function sourcingTable({ sourcing }: Advice, months: number): Table {
  return {
    kind: "table",
    caption: "Closed or open",
    columns: [
      words("Way"),
      words("May it be taken"),
      words("Cheapest that may"),
      figures(`In all, ${spanWords(months)}`),
      words("Why, or what is asked first"),
    ],
    rows: sourcing.map(({ way, state, why, cheapest }) =>
      row(
        wayWords[way],
        stateWords[state],
        cheapest?.model ?? NOTHING,
        usdCell(cheapest?.totalUsd),
        state === "allowed-with-conditions" && cheapest !== undefined
          ? conditionsText(cheapest)
          : why.join(" "),
      ),
    ),
    notes: ["USD at middle values, on the path where it is cheapest."],
  };
}

function candidatesTable(
  { path, candidates, ownUsd, askSeller, ruledOut, notWorkedOut }: PathAdvice,
  months: number,
): Table {
  const shown = few(candidates, ownUsd);
  const [cheapest] = candidates;
  const saving =
    cheapest === undefined || ownUsd === undefined
      ? undefined
      : savingText(cheapest.totalUsd, ownUsd);
  const left = candidates.length - shown.length + askSeller.length + notWorkedOut;
  return {
    kind: "table",
    caption: `Models for the path ${pathWords[path]}`,
    columns: [
      words("Model"),
      figures(`In all, ${spanWords(months)}`),
      figures("A task"),
      figures("A month"),
      words("Costs the same if its success rate differs by"),
    ],
    rows: shown.map((each) =>
      row(
        each.own ? `${each.model} (this plan)` : each.model,
        usdCell(each.totalUsd),
        usdCell(each.usdPerTask),
        usdCell(each.runMonthUsd),
        each.own
          ? NOTHING
          : each.lessOften === undefined
            ? "success is not counted in this plan"
            : evenText(each.lessOften).replace("-", "−"),
      ),
    ),
    notes: [
      ...(saving === undefined ? [] : [saving]),
      `USD at middle values, build and running together; a month is the thirteenth. ${others(left, ruledOut.length)} outlay advise lists each with its reason.`,
    ],
  };
}

/** How many models the table leaves out, by whether the plan's rules allow them. */
const others = (left: number, ruledOut: number): string =>
  `${count(left)} more not ruled out by the plan's rules, some only once their seller has agreed; ${count(ruledOut)} ruled out.`;

const count = (models: number): string => `${grouped(models)} ${models === 1 ? "is" : "are"}`;

function few(models: readonly ModelAdvice[], ownUsd = Number.POSITIVE_INFINITY): ModelAdvice[] {
  const dearer = new Set(models.filter(({ totalUsd }) => totalUsd > ownUsd).slice(0, fewDearer));
  return models.filter((each, at) => at < fewRows || each.own || dearer.has(each));
}

function startBlocks({ start }: Advice): Block[] {
  if (start?.path === undefined) return [];
  const launches = start.launches
    .map(({ path, months }) => `${pathWords[path]} after ${months.toFixed(1)} months`)
    .join("; ");
  const cheapest =
    start.cheapest === undefined || start.cheapest === start.path
      ? ""
      : ` Of the plan's own paths ${pathWords[start.cheapest]} is the cheapest over the horizon.`;
  const scratch =
    start.fromScratchUsd === undefined
      ? ""
      : ` Training a model from nothing would take ${roughUsd(start.fromScratchUsd)} at even odds, for the training alone.`;
  return [
    {
      kind: "paragraph",
      text: `Start on ${pathWords[start.path]}${start.asPublished ? ", as is published advice" : ", where published advice starts on a hosted model: the plan's rules leave none"}. Launch: ${launches}.${cheapest}${scratch}`,
    },
  ];
}

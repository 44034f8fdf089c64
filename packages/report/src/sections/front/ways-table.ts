import {
  type BaselineResult,
  type Estimate,
  limitResults,
  type PathResult,
  pathIds,
  type RuledOutPath,
} from "@outlay/estimate";
import {
  baselineWords,
  capital,
  chosenPath,
  hasPeople,
  isPriced,
  pathLegend,
  pathWords,
  spanWords,
} from "@outlay/words";
import type { Block, Cell, Row, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { figures, words } from "../columns.ts";
import { NOTHING, usdCell } from "../figure-cell.ts";
import { conditionNotes } from "./condition-notes.ts";

/** The paths and what they are held against, side by side: whether each may be chosen, and what it takes. */
export function waysTable({ estimated, plan }: ReportSource): Block[] {
  const { estimate } = estimated;
  const limits = limitResults(plan, estimated);
  const beyond = limits?.outcome === "broken" ? limits.path : undefined;
  const chosen = chosenPath(estimate);
  const paths = estimate.paths.filter(isPriced);
  const shows: Shows = {
    people: paths.some(hasPeople),
    chance: paths.some(({ chanceCheapest }) => chanceCheapest !== undefined),
  };
  const site = plan.hosting?.site ?? "cloud";
  return [
    {
      kind: "table",
      caption: `The ways to do it, over ${spanWords(estimate.months)}${inDollars(estimate)}`,
      columns: [
        words("Way"),
        words("Allowed?"),
        figures("To build"),
        figures("Build and use"),
        ...(shows.people ? [figures("With people who take over")] : []),
        figures(`One ${estimate.plan.outcomeUnit ?? "successful task"}`),
        ...(shows.chance ? [figures("Cheapest, of 100 futures")] : []),
      ],
      rows: [
        ...estimate.paths.map((path): Row => {
          const name = capital(pathWords[path.id]);
          const model = `: ${path.model.replace(/, tuned$/, "")}`;
          const title: Text =
            path.id === chosen?.id ? [{ kind: "strong", text: name }, model] : `${name}${model}`;
          return {
            kind: isPriced(path) && path.canWin ? "plain" : "pale",
            cells: [
              title,
              path.id === beyond && isPriced(path) && path.feasibility?.state !== "ruled-out"
                ? "no: breaks a limit"
                : mayBeChosen(path),
              ...pathCells(path, shows),
            ],
          };
        }),
        ...estimate.baselines.map(
          (baseline): Row => ({
            kind: "plain",
            cells: [
              capital(baselineWords[baseline.id]),
              NOTHING,
              ...baselineCells(baseline, shows),
            ],
          }),
        ),
      ],
      notes: [
        [
          pathLegend(
            estimate.paths.map(({ id }) => id),
            site,
          ),
          shows.chance && shows.people
            ? "Which is the cheapest counts the people who take over."
            : "",
          leftOutText(estimate),
          productText(estimate, shows),
        ]
          .filter((text) => text !== "")
          .join(" "),
        ...conditionNotes(estimate),
      ],
    },
  ];
}

/** Which columns there are. */
interface Shows {
  readonly people: boolean;
  readonly chance: boolean;
}

function pathCells(path: PathResult | RuledOutPath, shows: Shows): Cell[] {
  if (!isPriced(path)) {
    return Array.from(
      { length: 3 + (shows.people ? 1 : 0) + (shows.chance ? 1 : 0) },
      () => NOTHING,
    );
  }
  const { id, buildUsd, totalUsd, totalWithFallbackUsd, usdPerOutcome, chanceCheapest } = path;
  const least = (cell: Cell): Cell =>
    path.status === "partial" && typeof cell === "object" && "value" in cell
      ? { ...cell, text: `at least ${cell.text}` }
      : cell;
  return [
    least(usdCell(buildUsd.p50, `${id}.build.total`)),
    least(usdCell(totalUsd.p50, `${id}.total`)),
    ...(shows.people
      ? [least(usdCell(totalWithFallbackUsd?.p50, `${id}.total-with-fallback`))]
      : []),
    least(
      usdCell(
        usdPerOutcome.p50,
        `${id}.${hasPeople(path) ? "cost-per-task-with-fallback" : "cost-per-success"}`,
      ),
    ),
    ...(shows.chance ? [chanceCell(chanceCheapest)] : []),
  ];
}

/** Futures of a hundred; never none or all of them where it is nearly so. */
function chanceCell(chance: number | undefined): Cell {
  if (chance === undefined) return NOTHING;
  const futures = Math.round(chance * 100);
  const text =
    futures === 0 && chance > 0 ? "<1" : futures === 100 && chance < 1 ? ">99" : futures.toString();
  return { kind: "figure", text, value: chance };
}

function baselineCells(
  { id, node, totalUsd, totalWithFallbackUsd, usdPerOutcome }: BaselineResult,
  shows: Shows,
): Cell[] {
  // Where people do it all, they are the total.
  const withPeople = totalWithFallbackUsd ?? (id === "do-nothing" ? totalUsd : undefined);
  return [
    NOTHING,
    usdCell(totalUsd.p50, node),
    ...(shows.people ? [usdCell(withPeople?.p50, node)] : []),
    usdCell(usdPerOutcome, node),
    ...(shows.chance ? [NOTHING] : []),
  ];
}

/** Whether a path may be chosen, in a word or two. */
function mayBeChosen(path: PathResult | RuledOutPath): string {
  if (!isPriced(path)) return "no: ruled out";
  if (path.feasibility?.state === "ruled-out") return "no: ruled out";
  if (path.status === "partial") return "not yet: a price is missing";
  if (path.quality.floor?.meets === false) return "no: below the quality asked for";
  const count = path.feasibility?.conditions.length ?? 0;
  return count === 0 ? "yes" : `with\u00a0${count}\u00a0condition${count === 1 ? "" : "s"}`;
}

/** Paths that the plan does not have. */
function leftOutText({ paths }: Estimate): string {
  const missing = pathIds.filter((id) => !paths.some((path) => path.id === id));
  return missing.length === 0
    ? ""
    : `Not in the plan, so not calculated: ${missing.map((id) => pathWords[id]).join("; ")}.`;
}

/** How often a bought product succeeds, where nobody has said: the people beside it rest on it. */
function productText({ baselines, inputs }: Estimate, { people }: Shows): string {
  if (!people || !baselines.some(({ id }) => id === "buy")) return "";
  if (inputs.some(({ id }) => id === "baseline.buy.success-rate")) return "";
  const success = inputs.find(({ id }) => id === "outcome.success_rate");
  return success?.origin.kind === "assumption"
    ? `The product is taken to end ${Math.round(success.p50 * 100)} of 100 tasks well, which is our assumption: state buy.success_rate.`
    : "";
}

/** What the figures are in, where the books are in something else. */
const inDollars = ({ currency }: Estimate): string =>
  currency === undefined ? "" : ", in US dollars";

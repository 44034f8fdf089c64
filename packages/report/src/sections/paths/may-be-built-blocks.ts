import type { ConditionResult, PathResult, RuledOutPath } from "@outlay/estimate";
import { capital, isPriced, pathWords, roughUsd, whyNot } from "@outlay/words";
import type { Block, Cell, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { pathColumns, pathRow, words } from "../columns.ts";
import { NOTHING } from "../figure-cell.ts";

/** What each path must fulfil before it may be built, and which paths cannot be built or cannot win. */
export function mayBeBuiltBlocks({ estimated: { estimate } }: ReportSource): Block[] {
  const out = estimate.paths.flatMap((path): Text[] => {
    const why = whyOut(path);
    return why === undefined
      ? []
      : [[{ kind: "strong", text: capital(pathWords[path.id]) }, ` ${why}`]];
  });
  return [
    ...conditionTable(estimate.paths.filter(isPriced).filter(hasConditions)),
    ...(out.length === 0
      ? []
      : ([
          { kind: "heading", text: "What cannot be built, or cannot win" },
          { kind: "list", items: out },
        ] as const)),
  ];
}

const hasConditions = ({ feasibility }: PathResult): boolean =>
  feasibility?.state === "allowed-with-conditions";

/** Each condition once, with what it costs and takes on each path that has it. */
function conditionTable(paths: readonly PathResult[]): Block[] {
  const all = paths.flatMap(({ feasibility }) => feasibility?.conditions ?? []);
  const texts = [...Map.groupBy(all, ({ text }) => text)]
    .map(([text, group]) => ({ text, usd: Math.max(...group.map(({ usd = 0 }) => usd)) }))
    .sort((a, b) => b.usd - a.usd);
  if (texts.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "On which conditions each may be built",
      columns: [words("Condition"), ...pathColumns(paths)],
      rows: texts.map(({ text }) =>
        pathRow(text, paths, ({ feasibility }) =>
          conditionCell(feasibility?.conditions.find((each) => each.text === text)),
        ),
      ),
      notes: ["USD at middle values, in the totals; weeks are in the time to launch."],
    },
  ];
}

/** What a condition costs, how long it takes, or that it is asked for; a dash where it is not. */
function conditionCell(condition: ConditionResult | undefined): Cell {
  if (condition === undefined) return NOTHING;
  const { usd = 0, node, weeksTaken = 0 } = condition;
  const weeks = Math.round(weeksTaken);
  const taken = weeks === 0 ? [] : [`${weeks} week${weeks === 1 ? "" : "s"}`];
  if (usd === 0 || node === undefined) return taken[0] ?? "to be agreed";
  return { kind: "figure", text: [roughUsd(usd), ...taken].join(", "), value: usd, node };
}

/** Why a path is out of the comparison; undefined where it is in it. */
function whyOut(path: PathResult | RuledOutPath): string | undefined {
  const { feasibility } = path;
  if (feasibility?.state === "ruled-out") return `is ruled out. ${feasibility.reasons.join(" ")}`;
  if (!isPriced(path)) return "cannot be built as the plan states it; the notes say why.";
  if (path.canWin) return undefined;
  return path.status === "partial"
    ? "is incomplete: something that it needs has no price, so its figures are too low. The notes say what."
    : `cannot win: it is ${whyNot(path)}.`;
}

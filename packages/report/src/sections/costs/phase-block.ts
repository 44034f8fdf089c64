import type { Estimate, PathResult, Phase } from "@outlay/estimate";
import {
  articlesText,
  articleWords,
  isPriced,
  phaseWords,
  roughUsd,
  spanWords,
  titleOf,
} from "@outlay/words";
import type { Block, Text } from "../../document/block.ts";
import { pathColumns, pathRow, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";

/** The same money by the phase in the life of the system, after the five that article B names. */
export function phaseBlock(estimate: Estimate): Block {
  const paths = estimate.paths.filter(isPriced);
  const phases = (paths[0]?.phases ?? [])
    .map(({ phase }) => phase)
    .filter((phase) => paths.some((path) => phaseOf(path, phase)?.node !== undefined));
  const title = `Build and ${spanWords(estimate.months)}, by phase`;
  return {
    kind: "chart",
    chart: {
      kind: "stacked-bars",
      id: "costs-phases",
      title,
      description: `The largest phase: ${paths.map(largestText).join("; ")}.`,
      axis: `Build and ${spanWords(estimate.months)}, USD`,
      parts: phases.map((key) => ({ key, label: phaseWords[key] })),
      rows: paths.map((path) => ({
        label: titleOf(path),
        values: Object.fromEntries(
          phases.map((phase) => [phase, phaseOf(path, phase)?.totalUsd ?? 0]),
        ),
        muted: !path.canWin,
      })),
    },
    table: {
      kind: "table",
      caption: title,
      columns: [words(""), ...pathColumns(paths)],
      rows: [
        ...phases.map((phase) =>
          pathRow(phaseWords[phase], paths, (path) => {
            const own = phaseOf(path, phase);
            return usdCell(own?.node === undefined ? undefined : own.totalUsd, own?.node);
          }),
        ),
        {
          ...pathRow("Sum", paths, ({ id, totalUsd }) => usdCell(totalUsd.centre, `${id}.total`)),
          kind: "sum",
        },
      ],
      notes: [
        `USD at middle values, build and running cost together.${heldText(paths)}`,
        ...largestNotes(paths),
      ],
    },
  };
}

/** What the phase of maintenance holds: more than the category and the line of that name. */
function heldText(paths: readonly PathResult[]): string {
  const titles = new Set(
    paths.flatMap(({ lines }) =>
      lines
        .filter(({ phase, category }) => phase === "maintenance" && category !== "fallback")
        .map(({ title }) => `“${title}”`),
    ),
  );
  return titles.size < 2
    ? ""
    : ` The maintenance phase is more than the line or the category of that name: it holds the lines ${[...titles].join(", ")}.`;
}

const phaseOf = ({ phases }: PathResult, of: Phase): PathResult["phases"][number] | undefined =>
  phases.find(({ phase }) => phase === of);

function largestText(path: PathResult): string {
  const [first] = [...path.phases].sort((a, b) => b.totalUsd - a.totalUsd);
  return first === undefined
    ? titleOf(path)
    : `${phaseWords[first.phase]} with ${roughUsd(first.totalUsd)} (${titleOf(path)})`;
}

/** What is published of the largest phase, and on which paths it is so here. */
function largestNotes(paths: readonly PathResult[]): readonly Text[] {
  const said = paths[0]?.phases.find(({ published }) => published?.isLargest !== undefined);
  if (said?.published === undefined) return [];
  const here = paths.filter((path) => phaseOf(path, said.phase)?.published?.isLargest === true);
  const many = paths.length > 1;
  const where =
    here.length === 0
      ? `it is not so${many ? " on any path" : ""}`
      : here.length === paths.length
        ? `it is so${many ? " on every path" : ""}`
        : `it is so for ${here.map(titleOf).join("; ")}`;
  return [
    articlesText,
    `Published (${articleWords(said.published.id)}): ${said.published.says}. Here ${where}.`,
  ];
}

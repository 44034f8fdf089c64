import {
  type Category,
  type Estimate,
  type Estimated,
  type Model,
  type PathResult,
  publishedShares,
} from "@outlay/estimate";
import {
  capital,
  categoryWords,
  chosenPath,
  isPriced,
  percent,
  roughUsd,
  titleOf,
} from "@outlay/words";
import type { Block, Cell, Row, Text } from "../../document/block.ts";
import { figures, pathColumns, words } from "../columns.ts";
import { NOTHING, shareCell } from "../figure-cell.ts";
import { categoriesOf } from "./category-block.ts";

/**
 * Shares of the build beside the published ones, on their own basis: the build as quoted and a year of
 * infrastructure. Pale where the plan has another scope. Undefined where no path has a share.
 */
export function sharesBlock({ estimate, model, centre }: Estimated): Block | undefined {
  const paths = estimate.paths.filter(isPriced);
  const chosen = chosenPath(estimate);
  if (chosen === undefined || shareSum(chosen) === 0) return undefined;
  const muted = estimate.otherScope.length > 0;
  const ranges = publishedShares(model.figures);
  const published = (category: Category): readonly [number, number] | undefined =>
    ranges.get(category);
  /** A category without a line is none of the build: its published share stands beside nothing. */
  const shareOf = ({ id }: PathResult, category: Category): number | undefined => {
    const node = `${id}.published.share.${category}`;
    return model.graph.nodes.has(node) ? centre.value(node) : undefined;
  };
  const shown = [...new Set([...categoriesOf(estimate), ...ranges.keys()])]
    .filter(
      (category) =>
        ranges.has(category) || paths.some((path) => (shareOf(path, category) ?? 0) > 0),
    )
    .sort((a, b) => (shareOf(chosen, b) ?? 0) - (shareOf(chosen, a) ?? 0));
  const title = "Shares of the build and a year of infrastructure, beside the published ones";
  return {
    kind: "chart",
    chart: {
      kind: "share-ranges",
      id: "costs-shares",
      title: `${title}: ${titleOf(chosen)}`,
      description: descriptionOf(estimate, chosen),
      axis: "Share of the build as quoted and its first year of infrastructure",
      rows: shown.flatMap((category) => {
        const [ours, range] = [shareOf(chosen, category), published(category)];
        if (ours === undefined) return [];
        const beside = range === undefined ? {} : { published: range };
        return [{ label: categoryWords(category), ours, ...beside, muted }];
      }),
    },
    table: {
      kind: "table",
      caption: title,
      columns: [words(""), figures("Published"), ...pathColumns(paths)],
      rows: [
        ...shown.map((category): Row => {
          const cells = paths.map(
            (path): Cell =>
              shareCell(shareOf(path, category), `${path.id}.published.share.${category}`),
          );
          return {
            kind: muted ? "pale" : "plain",
            cells: [categoryWords(category), rangeText(published(category)), ...cells],
          };
        }),
        {
          kind: "sum",
          cells: ["Sum", NOTHING, ...paths.map((path) => shareCell(shareSum(path)))],
        },
      ],
      notes: notesOf(estimate, chosen, model.figures),
    },
  };
}

const shareSum = ({ categories }: PathResult): number =>
  categories.reduce((all, { shareAsPublished = 0 }) => all + shareAsPublished, 0);

const rangeText = (range: readonly [number, number] | undefined): string =>
  range === undefined
    ? NOTHING
    : range[0] === range[1]
      ? percent(range[0])
      : `${percent(range[0])} to ${percent(range[1])}`;

/** Which shares lie outside the published ranges, as far as they differ in what is shown. */
function descriptionOf({ otherScope }: Estimate, chosen: PathResult): string {
  const side = (which: "above" | "below"): string => {
    const outside = chosen.categories.filter(({ shareAsPublished: ours, publishedShare }) => {
      const end = publishedShare?.[which === "above" ? 1 : 0];
      if (ours === undefined || end === undefined || percent(ours) === percent(end)) return false;
      return which === "above" ? ours > end : ours < end;
    });
    const named = outside.map(({ category }) => categoryWords(category)).join(", ");
    return outside.length === 0 ? "none" : named;
  };
  const scope = otherScope.length === 0 ? "" : " The published shares are of another scope.";
  return `${capital(titleOf(chosen))}: above their published range ${side("above")}; below it ${side("below")}.${scope}`;
}

function notesOf(
  { otherScope }: Estimate,
  { buildAsQuotedUsd, genaiShare }: PathResult,
  figures: Model["figures"],
): Text[] {
  const published = figures.get("A.share.genai-components")?.values?.[0]?.amount[0];
  return [
    `The basis is that of the published shares: the build as quoted (${roughUsd(buildAsQuotedUsd.centre)} here, without overrun and trial run) and the infrastructure of the first year${genaiShare === undefined ? "" : ", without the product around the AI parts"}. Published by article A for the first build.`,
    ...(otherScope.length === 0
      ? []
      : [`Pale, since the published shares are no measure here: ${otherScope.join("; ")}.`]),
    ...(genaiShare === undefined || published === undefined
      ? []
      : [
          `The AI parts are ${percent(genaiShare)} of the whole build; article A publishes ${published} % of a product's budget.`,
        ]),
  ];
}

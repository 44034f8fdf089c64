import type { Category, Estimate, PathResult } from "@outlay/estimate";
import {
  categoryWords,
  chosenPath,
  hasPeople,
  isPriced,
  roughUsd,
  spanWords,
  titleOf,
} from "@outlay/words";
import type { Block, Row, Table } from "../../document/block.ts";
import { pathColumns, pathRow, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";
import { middlesText } from "../middles-text.ts";

/** What each path takes by category, at middle values; people who take over stand below the sum. */
export function categoryBlock(estimate: Estimate): Block {
  const paths = estimate.paths.filter(isPriced);
  const shown = categoriesOf(estimate).filter((category) => category !== "fallback");
  const title = `Build and ${spanWords(estimate.months)}, by what the money is for`;
  return {
    kind: "chart",
    chart: {
      kind: "stacked-bars",
      id: "costs-categories",
      title,
      description: `The two largest: ${paths.map(largestText).join("; ")}.`,
      axis: `Build and ${spanWords(estimate.months)}, USD`,
      parts: shown.map((key) => ({ key, label: categoryWords(key) })),
      rows: paths.map((path) => ({
        label: titleOf(path),
        values: Object.fromEntries(shown.map((category) => [category, totalOf(path, category)])),
        muted: !path.canWin,
      })),
    },
    table: categoryTable(paths, shown, title),
  };
}

/** The categories of several paths beside each other; people who take over below the sum. */
function categoryTable(
  paths: readonly PathResult[],
  shown: readonly Category[],
  caption: string,
): Table {
  const people = paths.some(hasPeople);
  return {
    kind: "table",
    caption,
    columns: [words(""), ...pathColumns(paths)],
    rows: [
      ...shown.map((category) => rowOf(category, paths)),
      {
        ...pathRow("Sum", paths, ({ id, totalUsd }) => usdCell(totalUsd.centre, `${id}.total`)),
        kind: "sum",
      },
      ...(people
        ? [
            rowOf("fallback", paths),
            {
              ...pathRow("Sum with them", paths, ({ id, totalWithFallbackUsd }) =>
                usdCell(totalWithFallbackUsd?.centre, `${id}.total-with-fallback`),
              ),
              kind: "sum",
            } as const,
          ]
        : []),
    ],
    notes: [
      `USD. Every input stands at its middle value, so that the lines add up${people ? "; the picture leaves out people who take over" : ""}. ${middlesText(paths)}`,
      ...maintenanceNotes(paths),
    ],
  };
}

/** What the category of maintenance holds, where that is more than the line of that name. */
function maintenanceNotes(paths: readonly PathResult[]): string[] {
  const titles = new Set(
    paths.flatMap(({ lines }) =>
      lines.filter(({ category }) => category === "maintenance").map(({ title }) => `“${title}”`),
    ),
  );
  return titles.size < 2
    ? []
    : [`Maintenance, as a category, holds the lines ${[...titles].join(", ")}.`];
}

/** All categories of the paths, the dearest of the chosen path first. */
export function categoriesOf(estimate: Estimate): Category[] {
  const chosen = chosenPath(estimate);
  const others = estimate.paths.filter(isPriced).filter(({ id }) => id !== chosen?.id);
  const all = [...(chosen === undefined ? [] : [chosen]), ...others];
  return [...new Set(all.flatMap((path) => path.categories.map(({ category }) => category)))];
}

/** What a path spends in a category, USD at middle values; nothing where it has no line in it. */
const totalOf = ({ categories }: PathResult, of: Category): number =>
  categories.find(({ category }) => category === of)?.totalUsd ?? 0;

function rowOf(category: Category, paths: readonly PathResult[]): Row {
  return pathRow(categoryWords(category), paths, (path) => {
    const own = path.categories.find((each) => each.category === category);
    return usdCell(own?.totalUsd, `${path.id}.category.${category}.total`);
  });
}

function largestText(path: PathResult): string {
  const [first, second] = path.categories.filter(({ category }) => category !== "fallback");
  const told = [first, second].flatMap((each) =>
    each === undefined ? [] : [`${categoryWords(each.category)} ${roughUsd(each.totalUsd)}`],
  );
  return `${told.join(" and ")} (${titleOf(path)})`;
}

import type { Category, Estimate, PathResult } from "@outlay/estimate";
import type { Io } from "../../io.ts";
import { percent, roughUsd } from "../../output/money.ts";
import { type FittingColumn, fittingTable } from "./fitting-table.ts";
import { titleOf } from "./path-columns.ts";
import { isPriced } from "./verdict-text.ts";
import { heading, wholeWords } from "./whole-words.ts";

/**
 * Where the money goes: build and run by category, beside the published shares of a build. People
 * who take over stand below the sum, in a block of their own.
 */
export function categoriesText(estimate: Estimate, io: Io, width: number): string {
  const paths = estimate.paths.filter(isPriced);
  if (paths.length === 0) return "";
  const seen = new Set<Category>(
    paths.flatMap((path) => path.categories.map(({ category }) => category)),
  );
  const amounts = (path: PathResult, keep: (category: Category) => boolean): string[] => {
    const kept = path.categories.filter(({ category }) => keep(category));
    const sum = (pick: "buildUsd" | "runUsd") => kept.reduce((all, each) => all + each[pick], 0);
    return [money(sum("buildUsd")), money(sum("runUsd"))];
  };
  const row = (title: string, keep: (category: Category) => boolean): string[] => [
    title,
    ...paths.flatMap((path) => amounts(path, keep)),
  ];
  const isFallback = (category: Category): boolean => category === "fallback";
  const rows = [
    ...[...seen]
      .filter((category) => !isFallback(category))
      .map((category) => [
        ...row(categoryWords(category), (each) => each === category),
        sharesOf(paths, category),
        publishedOf(paths, category),
      ]),
    row("sum", (category) => !isFallback(category)),
    ...(seen.has("fallback")
      ? [null, row("people who take over", isFallback), row("sum with them", () => true)]
      : []),
  ];
  const header: FittingColumn[] = [
    { header: "category", wraps: true },
    ...paths.flatMap((path): FittingColumn[] => [
      { header: titleOf(path), align: "right", alone: `${titleOf(path)}, build` },
      { header: "run", align: "right", alone: `${titleOf(path)}, running` },
    ]),
    { header: "of build", align: "right", dropped: 2 },
    { header: "published", align: "right", dropped: 1 },
  ];
  return [
    heading("Where the money goes: build, then run", io.colour, width),
    fittingTable(header, rows, { width, colour: io.colour }),
    wholeWords(
      "Every input stands at its middle value here, so that the lines add up. The middle of all simulated futures, above, is another figure: most ranges reach further up than down, so the middle of a sum lies above the sum of the middles.",
      width,
    ),
  ].join("\n");
}

/** A category as a reader looks for it. */
const categoryWords = (category: Category): string =>
  category === "review" ? "human review" : category.replaceAll("-", " ");

const money = (usd: number): string => (usd === 0 ? "-" : roughUsd(usd));

function sharesOf(paths: readonly PathResult[], category: Category): string {
  const shares = paths
    .map((path) => path.categories.find((each) => each.category === category)?.shareOfBuild)
    .filter((share) => share !== undefined && share > 0);
  return shares.map((share) => percent(share as number).replace(" ", "")).join(", ");
}

function publishedOf(paths: readonly PathResult[], category: Category): string {
  for (const path of paths) {
    const share = path.categories.find((each) => each.category === category)?.publishedShare;
    if (share === undefined) continue;
    const [low, high] = share.map((value) => Math.round(value * 100));
    return low === high ? `${low}%` : `${low}-${high}%`;
  }
  return "";
}

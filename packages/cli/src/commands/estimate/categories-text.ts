import type { Category, CategoryResult, Estimate } from "@outlay/estimate";
import {
  categoryWords,
  chosenPath,
  hasPeople,
  isPriced,
  percent,
  roughUsd,
  titleOf,
} from "@outlay/words";
import type { Io } from "../../io.ts";
import { type FittingColumn, fittingTable } from "./fitting-table.ts";
import { heading, wholeWords } from "./whole-words.ts";

/**
 * Where the money goes, by category, beside the published shares of a build: build and run of up to two
 * paths, else what each path takes in all. People who take over stand below the sum, in a block of
 * their own. Shares are those of the chosen path; where its scope is another than the published one,
 * they are dim, and a sentence says why.
 */
export function categoriesText(estimate: Estimate, io: Io, width: number, all: boolean): string {
  const paths = estimate.paths.filter(isPriced);
  const chosen = chosenPath(estimate);
  if (chosen === undefined) return "";
  const split = paths.length <= 2;
  const seen = new Set<Category>(
    paths.flatMap((path) => path.categories.map(({ category }) => category)),
  );
  const row = (title: string, keep: (category: Category) => boolean): string[] => [
    title,
    ...paths.flatMap((path) => {
      const kept = path.categories.filter(({ category }) => keep(category));
      const sum = (pick: "buildUsd" | "runUsd" | "totalUsd") =>
        money(kept.reduce((total, each) => total + each[pick], 0));
      return split ? [sum("buildUsd"), sum("runUsd")] : [sum("totalUsd")];
    }),
  ];
  const other = estimate.otherScope.length > 0;
  const grey = (text: string): string => (other ? io.colour.dim(text) : text);
  const isFallback = (category: Category): boolean => category === "fallback";
  const rows = [
    ...[...seen]
      .filter((category) => !isFallback(category))
      .map((category) => {
        const own = chosen.categories.find((each) => each.category === category);
        return [
          ...row(categoryWords(category), (each) => each === category),
          grey(shareText(own)),
          grey(publishedText(own)),
        ];
      }),
    row("sum", (category) => !isFallback(category)),
    ...(paths.some(hasPeople)
      ? [null, row(categoryWords("fallback"), isFallback), row("sum with them", () => true)]
      : []),
  ];
  const header: FittingColumn[] = [
    { header: "category", wraps: true },
    ...paths.flatMap((path): FittingColumn[] =>
      split
        ? [
            { header: titleOf(path), align: "right", alone: `${titleOf(path)}, build` },
            { header: "run", align: "right", alone: `${titleOf(path)}, running` },
          ]
        : [{ header: titleOf(path), align: "right", tight: true }],
    ),
    { header: "share", align: "right", dropped: 2, alone: `share, ${titleOf(chosen)}` },
    { header: "published", align: "right", dropped: 1 },
  ];
  return [
    heading(
      split ? "Where the money goes: build, then run" : "Where the money goes, build and run",
      io.colour,
      width,
    ),
    fittingTable(header, rows, { width, colour: io.colour }),
    ...(other
      ? [
          wholeWords(
            `The published shares are no measure here: ${estimate.otherScope.join("; ")}.`,
            width,
          ),
        ]
      : []),
    ...(all
      ? [
          wholeWords(
            "Every input stands at its middle value here, so that the lines add up. The middle of all simulated futures, above, is another figure: most ranges reach further up than down, so the middle of a sum lies above the sum of the middles.",
            width,
          ),
        ]
      : []),
    wholeWords(
      `${all ? "" : "At middle values, so that lines add up. "}Share: part of the build of ${titleOf(chosen)} as quoted and its first year of infrastructure, the basis of the published shares.`,
      width,
    ),
  ].join("\n");
}

const money = (usd: number): string => (usd === 0 ? "-" : roughUsd(usd));

const shareText = (own: CategoryResult | undefined): string =>
  own?.shareAsPublished === undefined || own.shareAsPublished === 0
    ? ""
    : percent(own.shareAsPublished).replace(" ", "");

function publishedText(own: CategoryResult | undefined): string {
  if (own?.publishedShare === undefined) return "";
  const [low, high] = own.publishedShare.map((value) => Math.round(value * 100));
  return low === high ? `${low}%` : `${low}-${high}%`;
}

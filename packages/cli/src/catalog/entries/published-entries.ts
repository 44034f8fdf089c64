import type { PublishedFigure } from "@outlay/pricing";
import type { Column } from "../../output/table.ts";
import { wrapLines } from "../../output/wrap.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of published figures. */
export const publishedColumns: readonly Column[] = [
  { header: "what" },
  { header: "figure", align: "right", wraps: true },
  { header: "unit", wraps: true },
  { header: "but", wraps: true },
];

/** Width of the words under an id. */
const SAYS_WIDTH = 34;

type Value = NonNullable<PublishedFigure["values"]>[number];

const amount = ({ amount: [low, high] }: Value): string =>
  high === undefined || high === low ? `${low}` : `${low} to ${high}`;

/** What others have published about the cost of such systems, with what contradicts it. */
export const publishedEntries = ({ published }: Catalog): readonly CatalogEntry[] =>
  [...published.values()].map((figure) => {
    const { id, kind, says, values = [], compare, contradiction, sources, category } = figure;
    const [first] = values;
    return {
      id,
      name: says,
      cells: [
        [id, ...wrapLines(says, SAYS_WIDTH)].join("\n"),
        first === undefined ? "" : amount(first),
        first?.unit ?? "",
        contradiction === undefined ? "" : "contradicted",
      ],
      facts: [
        ["kind", kind],
        ...values.map((value) => [value.what, `${amount(value)} ${value.unit}`] as const),
        ...(category === undefined ? [] : [["share of", category] as const]),
        ...(compare === undefined
          ? []
          : [
              [
                "stands beside",
                `${compare.path}, ${compare.basis}: ${compare.of}${compare.check === undefined ? "" : `; ${compare.check}`}`,
              ] as const,
            ]),
        ...(contradiction === undefined
          ? []
          : ([
              ["says", contradiction.says],
              ["but", contradiction.but],
            ] as const)),
      ],
      sources,
      data: figure,
    };
  });

import { grouped } from "@outlay/words";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of decisions. */
export const reviewColumns: readonly Column[] = [
  { header: "prices", wraps: true },
  { header: "decided", wraps: true },
  { header: "why", wraps: true },
  { header: "on" },
];

/** What people decided about prices that other catalogues dispute. */
export const reviewEntries = ({ reviewed }: Catalog): readonly CatalogEntry[] =>
  reviewed.map((review) => {
    const { provider, decided, why, sources, prices, books } = review;
    const models = [...new Set(prices.map(({ model }) => model))];
    const id = `${provider}/${models[0] ?? ""}`;
    const more = models.length > 1 ? ` and ${models.length - 1} more` : "";
    return {
      id,
      name: `${prices.length} ${prices.length === 1 ? "price" : "prices"}`,
      cells: [`${id}${more}`, decided, why, review.decided_on],
      facts: [
        ["decided", `${decided}, on ${review.decided_on}, for the prices of ${review.at}`],
        ["why", why],
        [
          "against",
          Object.entries(books)
            .map((pair) => pair.join(" of "))
            .join(", "),
        ],
        ...prices.map(
          (price) =>
            [
              [price.model, price.meter, ...conditionsOf(price)].join(" "),
              `ours ${price.ours}; ${Object.entries(price.theirs)
                .map((pair) => pair.join(" "))
                .join(", ")}`,
            ] as const,
        ),
      ],
      tags: { seller: [provider] },
      sources,
      data: review,
    };
  });

type ReviewedPrice = Catalog["reviewed"][number]["prices"][number];

const conditionsOf = ({ tier, above, region, hours, variant }: ReviewedPrice): string[] =>
  [
    tier ?? [],
    above === undefined ? [] : `above ${grouped(above)}`,
    region ?? [],
    hours ?? [],
    Object.entries(variant ?? {}).map((pair) => pair.join(" ")),
  ].flat();

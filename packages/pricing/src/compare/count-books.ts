import type { ComparedPrice, Standing } from "./compare-model.ts";
import type { Slip } from "./slip.ts";

/** How one catalogue compares with ours. */
export interface CountedBook {
  readonly book: string;
  readonly lineage: string;
  /** Models of ours for which it has a price under some condition. */
  readonly models: number;
  /** Prices of ours that it speaks of. */
  readonly prices: number;
  readonly agree: number;
  readonly differ: number;
  /** Of those that differ: what they look like, where it is known. */
  readonly slips: Readonly<Partial<Record<Slip["code"], number>>>;
  /** Of those that differ: how many of the prices are disputed, and how many a person has decided. */
  readonly disputed: number;
  readonly reviewed: number;
}

/** How the prices of one seller stand. */
export interface CountedProvider {
  readonly provider: string;
  readonly models: number;
  readonly counts: Readonly<Record<Standing, number>>;
  /** Of the disputed, by who is likely right. */
  readonly likely: { readonly ours: number; readonly theirs: number; readonly undecided: number };
}

/** Reviewed prices by what was decided; `theirs` are prices of ours that are to be corrected. */
export interface CountedDecisions {
  readonly ours: number;
  readonly theirs: number;
  readonly open: number;
}

/** What was decided about the reviewed prices. */
export function countDecisions(prices: readonly ComparedPrice[]): CountedDecisions {
  const counts = { ours: 0, theirs: 0, open: 0 };
  for (const { decision } of prices) if (decision) counts[decision.review.decided] += 1;
  return counts;
}

/**
 * Each catalogue's agreement with ours. Of catalogues that copy one another only the newest speaks, so
 * the others count nothing here.
 */
export function countBooks(prices: readonly ComparedPrice[]): CountedBook[] {
  const spoken = prices.flatMap((price) =>
    price.ours === undefined ? [] : price.witnesses.map((witness) => ({ price, witness })),
  );
  return [...Map.groupBy(spoken, ({ witness }) => witness.book)].map(([book, all]) => {
    const differing = all.filter(({ witness }) => !witness.agrees);
    const slips: Partial<Record<Slip["code"], number>> = {};
    for (const { witness } of differing) {
      if (witness.slip) slips[witness.slip.code] = (slips[witness.slip.code] ?? 0) + 1;
    }
    const standing = (want: Standing): number =>
      differing.filter(({ price }) => price.standing === want).length;
    return {
      book,
      lineage: all[0]?.witness.lineage ?? book,
      models: new Set(all.map(({ price }) => nameOf(price))).size,
      prices: all.length,
      agree: all.length - differing.length,
      differ: differing.length,
      slips,
      disputed: standing("disputed"),
      reviewed: standing("reviewed"),
    };
  });
}

/** How the prices of each seller stand, in the order of the book. */
export function countProviders(prices: readonly ComparedPrice[]): CountedProvider[] {
  return [...Map.groupBy(prices, ({ provider }) => provider)].map(([provider, all]) => {
    const counts = { equal: 0, explained: 0, disputed: 0, reviewed: 0, unwitnessed: 0, lacking: 0 };
    const likely = { ours: 0, theirs: 0, undecided: 0 };
    for (const { standing, verdict } of all) {
      counts[standing] += 1;
      if (standing === "disputed" && verdict !== undefined) likely[verdict.likely] += 1;
    }
    return { provider, models: new Set(all.map(nameOf)).size, counts, likely };
  });
}

const nameOf = ({ provider, model }: ComparedPrice): string => `${provider}/${model}`;

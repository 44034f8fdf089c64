import type { Estimate, Origin } from "@outlay/estimate";

const fromWords: readonly (readonly [Origin["kind"], string])[] = [
  ["plan", "your plan"],
  ["measured", "measurements"],
  ["published", "published figures"],
  ["vendor", "vendors' prices"],
];

/** Where the inputs that are not assumed come from: `40 from your plan, 12 from vendors' prices.` */
export function originsText({ origins }: Estimate): string {
  const parts = fromWords
    .filter(([kind]) => origins[kind] > 0)
    .map(([kind, words]) => `${origins[kind]} from ${words}`);
  return parts.length === 0 ? "" : `The others: ${parts.join(", ")}.`;
}

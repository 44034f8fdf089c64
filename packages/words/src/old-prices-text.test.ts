import type { OldPrices, PathId } from "@outlay/estimate";
import { expect, it } from "vitest";
import { oldPricesText } from "./old-prices-text.ts";

const price = { node: "price.a", doc: "A.", checked: "2026-01-02", days: 325 };

/** Some old prices, and how much of two paths rests on them. */
const old = (prices: number, hosted: number, own: number): OldPrices => ({
  limitDays: 90,
  prices: Array.from({ length: prices }, () => price),
  paths: [
    { path: "hosted", totalUsd: 1_000_000, restsUsd: hosted, nodes: ["price.a"] },
    { path: "self-hosted", totalUsd: 500_000, restsUsd: own, nodes: ["price.a"] },
  ],
});

it.each<{ name: string; old: OldPrices; of: PathId | "all"; want: string | undefined }>([
  { name: "none", old: old(0, 0, 0), of: "all", want: undefined },
  {
    name: "one, of one path",
    old: old(1, 250_000, 0),
    of: "hosted",
    want: "1 price in use was last seen over 90 days ago, the oldest on 2026-01-02; $250K (25 %) of hosted rest on it",
  },
  {
    name: "two, of all paths",
    old: old(2, 250_000, 50_000),
    of: "all",
    want: "2 prices in use were last seen over 90 days ago, the oldest on 2026-01-02; $250K (25 %) of hosted; $50K (10 %) of self-hosted rest on them",
  },
  {
    name: "two that another path rests on",
    old: old(2, 250_000, 0),
    of: "self-hosted",
    want: "2 prices in use were last seen over 90 days ago, the oldest on 2026-01-02; nothing of self-hosted rests on them",
  },
])("old prices: $name", ({ old, of, want }) => {
  expect(oldPricesText(old, of)).toBe(want);
});

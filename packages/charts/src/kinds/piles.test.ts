import fc from "fast-check";
import { expect, it } from "vitest";
import { dotRows } from "./dot-rows.ts";
import { pilesOf } from "./piles.ts";

const places = fc
  .array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((row) => row.sort((a, b) => a - b));

it("keeps every dot, and no pile over the next", () => {
  fc.assert(
    fc.property(places, fc.integer({ min: 2, max: 20 }), (row, size) => {
      const piles = pilesOf(row, size);
      expect(piles.reduce((sum, { count }) => sum + count, 0)).toBe(row.length);
      for (const [index, { x }] of piles.entries()) {
        const before = piles[index - 1];
        if (before !== undefined) expect(x - before.x).toBeGreaterThanOrEqual(size - 1e-9);
      }
    }),
  );
});

it("puts no dot further than its width from its place", () => {
  fc.assert(
    fc.property(places, (row) => {
      let at = 0;
      for (const { x, count } of pilesOf(row, 10)) {
        for (const place of row.slice(at, at + count)) expect(Math.abs(x - place)).toBeLessThan(10);
        at += count;
      }
    }),
  );
});

it("has one size in all rows, the tallest pile within bounds; a row of equals does not shrink the others", () => {
  const spread = Array.from({ length: 20 }, (_, index) => index * 15);
  const [alone] = dotRows([spread]);
  const rows = dotRows([spread, spread.map(() => 100)]);
  expect(rows.map(({ radius }) => radius)).toEqual([alone?.radius, alone?.radius]);
  for (const { tall } of rows) expect(tall).toBeLessThanOrEqual(88);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { spread } from "./spread.ts";

const wishes = fc.array(
  fc.record({ at: fc.integer({ min: -50, max: 450 }), size: fc.integer({ min: 1, max: 30 }) }),
  { maxLength: 12 },
);

it("leaves labels that do not collide where they want to be", () => {
  const apart = [10, 90, 50].map((at) => ({ at, size: 20 }));
  expect(spread(apart, 0, 100, 5)).toEqual([10, 90, 50]);
});

it("never puts one label over another, nor past the low bound", () => {
  fc.assert(
    fc.property(wishes, (labels) => {
      const middles = spread(labels, 0, 400, 3);
      const edges = labels
        .map(({ size }, index) => ({ at: middles[index] ?? 0, size }))
        .sort((a, b) => a.at - b.at);
      for (const [index, { at, size }] of edges.entries()) {
        const before = edges[index - 1];
        const free = before === undefined ? 0 : before.at + before.size / 2 + 3;
        expect(at - size / 2).toBeGreaterThanOrEqual(free - 1e-6);
      }
    }),
  );
});

it("stays within both bounds where all have room", () => {
  fc.assert(
    fc.property(wishes, (labels) => {
      fc.pre(labels.reduce((sum, { size }) => sum + size + 3, 0) <= 400);
      for (const [index, middle] of spread(labels, 0, 400, 3).entries()) {
        expect(middle + (labels[index]?.size ?? 0) / 2).toBeLessThanOrEqual(400 + 1e-6);
      }
    }),
  );
});

import { expect, it } from "vitest";
import { curveOf } from "./curve.ts";
import type { Distribution } from "./distribution.ts";
import { knownCurve } from "./known-curve.ts";

const pert = (low: number): Distribution => ({ kind: "pert", low, likely: low + 2, high: low + 9 });

it("is the same object for the same numbers, and the same bits as the curve", () => {
  const [first, again] = [knownCurve(pert(1)), knownCurve(pert(1))];
  expect(again).toBe(first);
  expect(again.table()).toBe(first.table());
  for (const u of [0.1, 0.5, 0.1, 0.9]) expect(first.at(u)).toBe(curveOf(pert(1)).at(u));
});

it("tells apart what differs in one number or in kind", () => {
  expect(knownCurve(pert(2))).not.toBe(knownCurve(pert(1)));
  expect(knownCurve({ kind: "triangular", low: 1, likely: 3, high: 10 }).at(0.5)).not.toBe(
    knownCurve(pert(1)).at(0.5),
  );
});

it("forgets the oldest when many are known, and makes it anew with the same bits", () => {
  const before = knownCurve(pert(1));
  for (let low = 10; low < 1100; low++) knownCurve(pert(low));
  const after = knownCurve(pert(1));
  expect(after).not.toBe(before);
  expect(after.at(0.3)).toBe(before.at(0.3));
});

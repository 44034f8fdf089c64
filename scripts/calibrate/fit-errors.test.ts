import { expect, it } from "vitest";
import type { HeldOut } from "./cross-validate.ts";
import { errorsWithout, fitErrors } from "./fit-errors.ts";

/** Held-out rows measured at `ratio` times what was predicted. */
const rows = (fold: string, ratios: readonly number[]): HeldOut[] =>
  ratios.map((ratio) => {
    const value = { value: ratio };
    const likely = { low: 1, likely: 1, high: 1 };
    return {
      split: "curve",
      fold,
      kind: "near measurements",
      load: "closed-loop",
      measurement: { throughput: value, ttft: value, tpot: value },
      prediction: { throughput: likely, ttft: likely, tpot: likely, basis: "" },
    } as unknown as HeldOut;
  });
const even = Array.from({ length: 100 }, (_, at) => 0.505 + at / 100);

it("lies between the 5th and the 95th of a hundred errors", () => {
  const { low, likely, high } = fitErrors(rows("one", even))["near measurements"]["closed-loop"]
    .tpot;
  expect(likely).toBe(1);
  expect(low).toBeCloseTo(0.545, 3);
  expect(high).toBeCloseTo(1.46, 3);
});

it.each([
  { name: "stays 1 between the median and the least relative error", times: 1, likely: 1 },
  { name: "is the median where both are below", times: 0.7, likely: 0.7 },
  { name: "is the least relative error where both are above", times: 1.5, likely: 1.296 },
])("$name", ({ times, likely }) => {
  const ratios = even.map((ratio) => ratio * times);
  const found = fitErrors(rows("one", ratios))["near measurements"]["closed-loop"].tpot;
  expect(found.likely).toBeCloseTo(likely, 1);
});

it("is a factor of five where nothing was held out", () => {
  expect(fitErrors([]).uncalibrated.batch.ttft).toEqual({ low: 0.2, likely: 1, high: 5 });
});

it("judges a fold by the errors of the others", () => {
  const [own, others] = [rows("own", [3, 3, 3]), rows("others", even)];
  const { high } = errorsWithout([...own, ...others])(own[0] as HeldOut).tpot;
  expect(high).toBeLessThan(1.5);
});

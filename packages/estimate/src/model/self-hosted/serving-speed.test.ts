import { describe, expect, it } from "vitest";
import { median, quantile } from "../../distribution/index.ts";
import { speedError } from "./serving-speed.ts";

const errorOf = (low: number, likely: number, high: number) => {
  const factors = { low, likely, high };
  return speedError({ error: { throughput: factors, ttft: factors, tpot: factors } });
};

describe("measured ÷ predicted speed", () => {
  it.each([
    { low: 0.67, likely: 1, high: 1.21 },
    { low: 0.145, likely: 0.44, high: 1.24 },
    { low: 0.5, likely: 0.98, high: 1.9 },
  ])("$low to $high: half above $likely, 90 % between the ends", ({ low, likely, high }) => {
    const error = errorOf(low, likely, high);
    expect(median(error)).toBe(likely);
    expect(quantile(error, 0.05)).toBeCloseTo(low, 3);
    expect(quantile(error, 0.95)).toBeCloseTo(high, 3);
  });

  it("nothing unsure is a point", () => {
    expect(errorOf(1, 1, 1)).toEqual({ kind: "point", value: 1 });
  });
});

import { describe, expect, it } from "vitest";
import { logGamma } from "./log-gamma.ts";

/** Values from a 50-digit calculation, rounded to the nearest double. */
const TABLE = [
  [0.01, 4.599479878042022],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [2.5, 0.2846828704729192],
  [3.5, 1.2009736023470743],
  [9.9, 12.57717990421988],
  [10, 12.801827480081469],
  [50, 144.5657439463449],
  [1000, 5905.220423209181],
] as const;

describe("logGamma", () => {
  it.each(TABLE)("of %s is %s within 7e-15 or 5e-16 of it", (x, want) => {
    expect(Math.abs(logGamma(x) - want)).toBeLessThanOrEqual(Math.max(7e-15, want * 5e-16));
  });
});

import { describe, expect, it } from "vitest";
import { purchaseCohorts } from "./owned-schedule.ts";

describe("months in which machines are bought", () => {
  it.each([
    { name: "a horizon of one life", months: 48, life: 48, want: [[0], [12], [24], [36]] },
    // 60 − 48 is less than half a life: the old ones run on.
    { name: "a year more", months: 60, life: 48, want: [[0], [12], [24], [36], [48]] },
    {
      name: "half a life more",
      months: 72,
      life: 48,
      want: [[0, 48], [12], [24], [36], [48], [60]],
    },
    { name: "three years of five", months: 60, life: 36, want: [[0, 36], [12], [24], [36], [48]] },
    {
      name: "two years of five",
      months: 60,
      life: 24,
      want: [[0, 24, 48], [12, 36], [24, 48], [36], [48]],
    },
    { name: "a year and a month", months: 13, life: 48, want: [[0], [12]] },
    { name: "half a year", months: 6, life: 12, want: [[0]] },
  ])("$name", ({ months, life, want }) => {
    expect(purchaseCohorts(months, life).map(({ boughtIn }) => boughtIn)).toEqual(want);
  });
});

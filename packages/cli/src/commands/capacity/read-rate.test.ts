import { describe, expect, it } from "vitest";
import { readRate } from "./read-rate.ts";

describe("a rate as typed", () => {
  it.each([
    { typed: "2", want: 2 },
    { typed: "0.5", want: 0.5 },
    { typed: ".5", want: 0.5 },
    { typed: "1e-3", want: 0.001 },
    { typed: "2/s", want: 2 },
    { typed: "150/min", want: 2.5 },
    { typed: "3,600/h", want: 1 },
    { typed: "86.4k/day", want: 1 },
    { typed: "86.4k / days", want: 1 },
    { typed: "2.6298M/month", want: 1 },
  ])("$typed is $want a second", ({ typed, want }) => {
    const read = readRate(typed);
    expect(read.ok && read.value).toBeCloseTo(want, 12);
  });

  it.each(["0", "-1", "", "many", "2/fortnight", "1e99", "2/constructor", "NaN", "1/0"])(
    "%s is none",
    (typed) => {
      expect(readRate(typed)).toMatchObject({ ok: false });
    },
  );
});

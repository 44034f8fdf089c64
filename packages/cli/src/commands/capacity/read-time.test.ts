import { describe, expect, it } from "vitest";
import { readTime } from "./read-time.ts";

describe("a time as typed", () => {
  it.each([
    { typed: "800", want: 0.8 },
    { typed: "800ms", want: 0.8 },
    { typed: "1,500 ms", want: 1.5 },
    { typed: "1.5s", want: 1.5 },
    { typed: ".5 s", want: 0.5 },
  ])("$typed is $want s", ({ typed, want }) => {
    expect(readTime("MS")(typed)).toEqual({ ok: true, value: want });
  });

  it.each(["0", "-5", "", "fast", "5 min", "1e9", "99999999"])("%s is none", (typed) => {
    expect(readTime("MS")(typed)).toMatchObject({ ok: false });
  });
});

import { describe, expect, it } from "vitest";
import { readParameters } from "./read-parameters.ts";

describe("a count of parameters as typed", () => {
  it.each([
    ["70B", 70e9],
    ["7.6b", 7.6e9],
    ["350M", 350e6],
    ["1T", 1e12],
    ["8030261248", 8_030_261_248],
  ])("%s is %d", (typed, value) => {
    expect(readParameters(typed)).toEqual({ ok: true, value });
  });

  it.each(["", "0", "70", "-7B", "big", "1e9", "999T"])("%s is none", (typed) => {
    expect(readParameters(typed)).toMatchObject({ ok: false });
  });
});

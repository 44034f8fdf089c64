import type { Estimate } from "@outlay/estimate";
import { expect, it } from "vitest";
import { assumedText } from "./assumed-text.ts";

const driver = (origin: string, doc: string, swing: number) => ({ id: "x", origin, doc, swing });

it.each([
  {
    name: "none that moves it",
    of: "hosted.total",
    drivers: [driver("plan", "Tasks.", 9)],
    more: "",
  },
  {
    name: "the largest that is ours",
    of: "hosted.total",
    drivers: [
      driver("plan", "Tasks.", 900_000),
      driver("assumption", "Rate of people; theirs.", 120_000),
    ],
    more: "; the one that moves the total most, by $120K: rate of people",
  },
  {
    name: "not of the build alone",
    of: "hosted.build.total",
    drivers: [driver("assumption", "Rate of people.", 120_000)],
    more: "",
  },
])("says how much is assumed: $name", ({ of, drivers, more }) => {
  const estimate = { assumed: { count: 3, of: 9 }, drivers: [{ of, centre: 0, drivers }] };
  expect(assumedText(estimate as unknown as Estimate)).toBe(
    `3 of 9 inputs are our assumption${more}.`,
  );
});

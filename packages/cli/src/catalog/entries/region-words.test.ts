import { describe, expect, it } from "vitest";
import { regionWords } from "./region-words.ts";

const country = (id: string, name: string, area: string, regions: readonly string[]) =>
  ({ id, name, area, regions, sources: [], checked: "2026-11-23", status: "vendor page" }) as const;
const countries = [
  country("ie", "Ireland", "eu", ["eu-west-1", "northeurope"]),
  country("nl", "Netherlands", "eu", ["europe-west4"]),
  country("gb", "United Kingdom", "europe-other", ["eu-west-2"]),
];
const known = ["eu-west-1", "eu-west-2", "europe-west4", "northeurope", "us-ashburn-1"];
const regions = (typed: string) =>
  regionWords({ countries }, typed, known).filter((name) => known.includes(name));

describe("the regions that a typed place stands for", () => {
  it.each([
    { typed: "eu", want: ["eu-west-1", "northeurope", "europe-west4"] },
    { typed: "EU", want: ["eu-west-1", "northeurope", "europe-west4"] },
    { typed: "eu-west", want: ["eu-west-1", "eu-west-2"] },
    { typed: "Europe", want: ["eu-west-1", "northeurope", "europe-west4", "eu-west-2"] },
    { typed: "united-kingdom", want: ["eu-west-2"] },
    { typed: "eu-west-1", want: ["eu-west-1"] },
    { typed: "us", want: ["us-ashburn-1"] },
    { typed: "mars", want: [] },
    { typed: "constructor", want: [] },
  ])("$typed: $want", ({ typed, want }) => {
    expect(regions(typed)).toEqual(want);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTrainingCalibration } from "./read-training-calibration.ts";

const file = "capacity-training.yaml";
const text = readFileSync(new URL(`../../../../catalog/${file}`, import.meta.url), "utf8");

describe("constants of training", () => {
  it("are in the catalog, with parts that were measured", () => {
    const read = readTrainingCalibration(text, file);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.parts["a100-80"]?.runs).toBeGreaterThan(50);
    expect(read.value.softwareError.tuned.low).toBeLessThan(1);
    expect(read.value.measured).toContain("full tuned h100");
  });

  it.each([
    {
      name: "a share above 1",
      from: /matrix_share: [\d.]+/,
      to: "matrix_share: 1.5",
      want: "matrix_share",
    },
    { name: "no factor", from: /plain: \{ factor: [\d.]+,/, to: "plain: {", want: "factor" },
    {
      name: "an error that is no interval",
      from: /uncalibrated: \{ low: [\d.]+/,
      to: "uncalibrated: { low: 2",
      want: "low",
    },
  ])("$name is refused where it stands", ({ from, to, want }) => {
    expect(text).toMatch(from);
    const read = readTrainingCalibration(text.replace(from, to), file);
    if (read.ok) throw new Error("read");
    expect(read.error[0]).toMatchObject({ file, line: expect.any(Number) });
    expect(JSON.stringify(read.error[0])).toContain(want);
  });
});

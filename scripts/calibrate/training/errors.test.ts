import type { MeasuredTraining, TrainingBasis, TrainingSoftware } from "@outlay/capacity";
import { expect, it } from "vitest";
import { errorsOf } from "./errors.ts";
import type { HeldOut } from "./held-out.ts";

/** A held-out run that took `ratio` times the predicted hours. */
const held = (
  group: string,
  ratio: number,
  basis: TrainingBasis,
  software: TrainingSoftware,
): HeldOut => ({
  run: { gpuHours: ratio, setup: { software } } as MeasuredTraining,
  predicted: 1,
  basis,
  group,
});
const near = "software and part measured";
const spread = (group: string, software: TrainingSoftware, by: number): HeldOut[] =>
  [1 / by, 1, by].map((ratio) => held(group, ratio, near, software));

it("runs that scatter more have the wider interval, and of one model alone nothing is said", () => {
  const made = errorsOf({
    model: [
      ...["a", "b", "c", "d", "e", "f", "g"].flatMap((group) => spread(group, "tuned", 1.1)),
      ...["h", "i", "j"].flatMap((group) => spread(group, "plain", 1.4)),
      ...spread("k", "vendor", 1.01),
    ],
    source: [
      held("s", 1.5, "software measured", "tuned"),
      held("t", 0.7, "part measured", "plain"),
    ],
    GPU: [],
    "kind of chip": [held("u", 1.2, "software measured", "tuned")],
    "source and its kind of chip": [
      held("s, u", 1.8, "uncalibrated", "tuned"),
      held("t, u", 0.5, "uncalibrated", "plain"),
    ],
  });
  const { plain, tuned, vendor } = made.softwareError;
  expect(tuned.high).toBeGreaterThan(1.1);
  expect(tuned.high).toBeLessThan(1.2);
  expect(plain.high).toBeGreaterThan(1.4);
  expect(vendor).toEqual(made.error["software measured"]);
  for (const { low, high } of [plain, tuned, ...Object.values(made.error)]) {
    expect(made.error.uncalibrated.low).toBeLessThanOrEqual(low);
    expect(made.error.uncalibrated.high).toBeGreaterThanOrEqual(high);
  }
  expect(made.error.uncalibrated.high).toBeGreaterThan(made.error["part measured"].high);
});

import {
  type HoursError,
  type TrainingBasis,
  type TrainingCalibration,
  type TrainingSoftware,
  trainingSoftware,
} from "@outlay/capacity";
import type { HeldOut, Split } from "./held-out.ts";

/** 95 % of Student's distribution, by degrees of freedom from 1. */
const student = [6.31, 2.92, 2.35, 2.13, 2.02, 1.94, 1.89, 1.86];

/** 95 % of the normal distribution, which stands for Student's from so many groups on. */
const normal = 1.645;
const fewGroups = 5;

/** Held-out runs by what was left out. */
export type HeldOutBySplit = Readonly<Record<Split, readonly HeldOut[]>>;

const logRatio = ({ run, predicted }: HeldOut): number => Math.log(run.gpuHours / predicted);

/**
 * An interval for a group that was never seen (a source, a kind of chip), from few groups: each has an error of
 * its own, and runs scatter around it. √(mean square of the groups' errors + mean square around them) ×
 * 95 % of Student's distribution.
 *
 * @param seen groups that are independent of each other, where these are not
 */
function ofNewGroup(held: readonly HeldOut[], seen = groupCount(held)): HoursError {
  const groups = [...new Set(held.map(({ group }) => group))].map((group) =>
    held.filter((one) => one.group === group).map(logRatio),
  );
  const means = groups.map((group) => mean(group));
  const between = mean(means.map((one) => one * one));
  const within = mean(
    groups.map((group, at) => mean(group.map((one) => (one - (means[at] as number)) ** 2))),
  );
  const freedom = Math.min(student.length, Math.max(1, seen - 1));
  const half =
    Math.sqrt(between + within) * (seen > fewGroups ? normal : (student[freedom - 1] as number));
  return { low: Math.exp(-half), high: Math.exp(half) };
}

const groupCount = (held: readonly HeldOut[]): number =>
  new Set(held.map(({ group }) => group)).size;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

/** Intervals of each basis; of the nearest, those of each software. */
export interface TrainingErrors {
  readonly error: TrainingCalibration["error"];
  readonly softwareError: TrainingCalibration["softwareError"];
}

/**
 * Measured ÷ predicted hours between which nine of ten held-out runs lie:
 *
 * - software and part measured: other models, for each software; where one model alone was measured with
 *   it, as the next
 * - software measured: other kinds of chips and other sources
 * - part measured: other sources
 * - uncalibrated: runs of other sources on other kinds of chips, neither of them seen, with Student's t of the
 *   sources, as runs of one source err alike; or the errors of another source and of another kind of chip
 *   added as independent ones, where that is wider; never narrower than any of the above
 */
export function errorsOf(held: HeldOutBySplit): TrainingErrors {
  const of = (splits: readonly Split[], basis: TrainingBasis): HeldOut[] =>
    splits.flatMap((split) => held[split].filter((one) => one.basis === basis));
  const software = ofNewGroup(of(["kind of chip", "source"], "software measured"));
  const part = ofNewGroup(held.source);
  const sources = new Set(held.source.map(({ group }) => group)).size;
  const neither = ofNewGroup(held["source and its kind of chip"], sources);
  const near = of(["model"], "software and part measured");
  const softwareError = Object.fromEntries(
    trainingSoftware.map((name) => {
      const own = near.filter(({ run }) => run.setup.software === name);
      const groups = new Set(own.map(({ group }) => group));
      return [name, groups.size > 1 ? ofNewGroup(own) : software];
    }),
  ) as Record<TrainingSoftware, HoursError>;
  return {
    softwareError,
    error: {
      "software measured": software,
      "part measured": part,
      uncalibrated: widest([
        ...Object.values(softwareError),
        software,
        part,
        neither,
        both(part, ofNewGroup(held["kind of chip"])),
      ]),
    },
  };
}

/** Two independent errors together. */
const both = (one: HoursError, other: HoursError): HoursError => ({
  low: Math.exp(-Math.hypot(Math.log(one.low), Math.log(other.low))),
  high: Math.exp(Math.hypot(Math.log(one.high), Math.log(other.high))),
});

const widest = (all: readonly HoursError[]): HoursError => ({
  low: Math.min(...all.map(({ low }) => low)),
  high: Math.max(...all.map(({ high }) => high)),
});

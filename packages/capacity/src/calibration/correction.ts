import { exp } from "@outlay/numerics";
import {
  type Configuration,
  configurationLikeness,
  lengthLikeness,
  type Place,
} from "./likeness.ts";

/** A measured point that corrections are drawn from, with its two weights. */
export interface CorrectionPoint {
  readonly place: Place;
  /** Weight for the time of a step (closed loop) or of the whole (batch). */
  readonly step: number;
  /** Weight for the time to the first token. */
  readonly first: number;
}

/** Points of one configuration. */
export interface CorrectionGroup {
  readonly configuration: Configuration;
  readonly points: readonly CorrectionPoint[];
}

/** What measurements near a query say. */
export interface Correction {
  /** ln of measured ÷ computed time, expected at the query: 0 far from all that was measured. */
  readonly step: number;
  readonly first: number;
  /** Likeness of the most alike point, 0 to 1. */
  readonly likeness: number;
}

/** Corrections of one replica and one kind of request, by log2 of the requests at once. */
export type CorrectionCurve = (concurrency: number) => Correction;

/**
 * The corrections for a replica and a request: Σ likeness × weight over the points (the mean of a Gaussian
 * process on the logarithms of measured ÷ computed, with the points as its inducing inputs). They fade to
 * none as likeness does.
 *
 * @param lengths log2 of tokens in and out
 */
export function correctionCurve(
  groups: readonly CorrectionGroup[],
  configuration: Configuration,
  lengths: readonly [input: number, output: number],
): CorrectionCurve {
  const near: { alike: number; concurrency: number; step: number; first: number }[] = [];
  for (const group of groups) {
    const same = configurationLikeness(group.configuration, configuration);
    if (same < negligible) continue;
    for (const { place, step, first } of group.points) {
      const alike = same * lengthLikeness(place, lengths);
      if (alike >= negligible) near.push({ alike, concurrency: place[2], step, first });
    }
  }
  return (concurrency) => {
    let [step, first, likeness] = [0, 0, 0];
    for (const point of near) {
      const apart = point.concurrency - concurrency;
      const alike = point.alike * exp(-apart * apart * perSquaredDoubling);
      step += alike * point.step;
      first += alike * point.first;
      if (alike > likeness) likeness = alike;
    }
    return { step, first, likeness };
  };
}

/** Likeness below which a measurement says nothing. */
const negligible = 0.01;

/** A bell 5.6 wide: 1 / (2 × 2.5²) for doublings of the requests at once. */
export const perSquaredDoubling = 0.08;

import { describe, expect, it } from "vitest";
import { checkDistribution } from "./check-distribution.ts";
import type { Distribution } from "./distribution.ts";

const point: Distribution = { kind: "point", value: 1 };

describe("checkDistribution", () => {
  it.each<Distribution>([
    point,
    { kind: "uniform", low: -1, high: 1 },
    { kind: "triangular", low: 0, likely: 0, high: 1 },
    { kind: "pert", low: 0, likely: 1, high: 1 },
    { kind: "normal", mean: -3, sd: 0.1 },
    { kind: "lognormal", low: 1, high: 2, mass: 0.8 },
    { kind: "share", low: 0.01, high: 0.99, mass: 0.9 },
    { kind: "beta", alpha: 0.2, beta: 9 },
    { kind: "event", probability: 0, impact: point },
    { kind: "event", probability: 1, impact: { kind: "lognormal", low: 1, high: 2, mass: 0.9 } },
    { kind: "overrun", p10: 0.71, p50: 1.1, p90: 1.7, ceiling: 4 },
  ])("accepts $kind", (distribution) => {
    expect(checkDistribution(distribution)).toEqual({ ok: true, value: distribution });
  });

  it.each<{ code: string; distribution: Distribution; numbers: Record<string, number> }>([
    {
      code: "not-finite",
      distribution: { kind: "point", value: Number.NaN },
      numbers: { value: Number.NaN },
    },
    {
      code: "not-finite",
      distribution: { kind: "normal", mean: 0, sd: Number.POSITIVE_INFINITY },
      numbers: { sd: Number.POSITIVE_INFINITY },
    },
    {
      code: "not-ordered",
      distribution: { kind: "uniform", low: 2, high: 2 },
      numbers: { low: 2, high: 2 },
    },
    {
      code: "not-ordered",
      distribution: { kind: "pert", low: 0, likely: 3, high: 2 },
      numbers: { low: 0, likely: 3, high: 2 },
    },
    {
      code: "not-ordered",
      distribution: { kind: "lognormal", low: 3, high: 2, mass: 0.9 },
      numbers: { low: 3, high: 2 },
    },
    {
      code: "not-ordered",
      distribution: { kind: "overrun", p10: 1, p50: 1, p90: 2, ceiling: 4 },
      numbers: { p10: 1, p50: 1, p90: 2, ceiling: 4 },
    },
    {
      code: "spread-not-positive",
      distribution: { kind: "normal", mean: 0, sd: 0 },
      numbers: { sd: 0 },
    },
    {
      code: "not-positive",
      distribution: { kind: "lognormal", low: 0, high: 2, mass: 0.9 },
      numbers: { low: 0 },
    },
    {
      code: "not-positive",
      distribution: { kind: "beta", alpha: 0, beta: 1 },
      numbers: { alpha: 0, beta: 1 },
    },
    {
      code: "not-positive",
      distribution: { kind: "overrun", p10: 0, p50: 1, p90: 2, ceiling: 4 },
      numbers: { p10: 0 },
    },
    {
      code: "outside-zero-to-one",
      distribution: { kind: "share", low: 0, high: 0.1, mass: 0.9 },
      numbers: { low: 0, high: 0.1 },
    },
    {
      code: "outside-zero-to-one",
      distribution: { kind: "event", probability: 1.1, impact: point },
      numbers: { probability: 1.1 },
    },
    {
      code: "mass-outside-zero-to-one",
      distribution: { kind: "share", low: 0.1, high: 0.2, mass: 1 },
      numbers: { mass: 1 },
    },
    {
      code: "negative-impact",
      distribution: {
        kind: "event",
        probability: 0.5,
        impact: { kind: "uniform", low: -1, high: 1 },
      },
      numbers: { least: -1 },
    },
    {
      code: "negative-impact",
      distribution: { kind: "event", probability: 0.5, impact: { kind: "normal", mean: 5, sd: 1 } },
      numbers: { least: Number.NEGATIVE_INFINITY },
    },
    {
      code: "ceiling-cuts-too-much",
      distribution: { kind: "overrun", p10: 0.7, p50: 1.1, p90: 1.7, ceiling: 2 },
      numbers: { p50: 1.1, p90: 1.7, ceiling: 2 },
    },
  ])("refuses $distribution.kind as $code", ({ code, distribution, numbers }) => {
    expect(checkDistribution(distribution)).toEqual({
      ok: false,
      error: { code, kind: distribution.kind, numbers },
    });
  });

  it("looks into the impact of an event", () => {
    const impact: Distribution = { kind: "lognormal", low: 0, high: 2, mass: 0.9 };
    expect(checkDistribution({ kind: "event", probability: 0.5, impact })).toMatchObject({
      ok: false,
      error: { code: "not-positive", kind: "lognormal" },
    });
  });
});

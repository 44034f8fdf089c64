import type {
  Comparison,
  Estimate,
  PathId,
  PathResult,
  RuledOutPath,
  Spread,
} from "@outlay/estimate";
import { describe, expect, it } from "vitest";
import { chosenPath, claimText, verdictLines } from "./verdict.ts";

const spread = (p50: number): Spread => ({
  p10: p50 * 0.8,
  p50,
  p80: p50 * 1.2,
  p90: p50 * 1.3,
  mean: p50,
  centre: p50,
});

const success = { node: "success", success: spread(0.5) };

/** A path with round figures: build 100,000, in all a million. */
const path = (id: PathId, more: Partial<PathResult> = {}): PathResult =>
  ({
    id,
    status: "priced",
    model: "M",
    quality: success,
    canWin: true,
    buildUsd: spread(100_000),
    month13Usd: spread(10_000),
    lastMonthUsd: spread(20_000),
    totalUsd: spread(1_000_000),
    lines: [],
    ...more,
  }) as PathResult;

const ruledOut: RuledOutPath = { id: "self-hosted", status: "ruled-out", model: "M" };
const below = { ...success, floor: { least: 0.9, chance: 0, meets: false } };

const comparison = (more: Partial<Comparison>): Comparison => ({
  cheaper: "hosted",
  other: "self-hosted",
  node: "comparison.x",
  chance: 0.97,
  chanceCheapest: 0.97,
  savingUsd: spread(50_000),
  rivals: [],
  success: "not-counted",
  tooClose: false,
  limits: { chance: 0.8, slack: 0.02 },
  ...more,
});

const estimate = (more: Partial<Estimate>): Estimate =>
  ({
    plan: { name: "P", sha256: "" },
    months: 24,
    paths: [path("hosted"), path("self-hosted")],
    cheapest: "hosted",
    drivers: [],
    baselines: [],
    ...more,
  }) as unknown as Estimate;

const cases: readonly { name: string; of: Estimate; claim: string; first: string }[] = [
  {
    name: "one path",
    of: estimate({ paths: [path("hosted")] }),
    claim: "Hosted is the only path that is calculated.",
    first:
      "Hosted, the only path that is calculated: ask for $100K to build it (even odds); one chance in five that it takes more than $120K.",
  },
  {
    name: "one that can win",
    of: estimate({ paths: [path("hosted"), ruledOut] }),
    claim: "Hosted is the only path that can win (self-hosted is ruled out).",
    first:
      "Hosted is the only path that can win (self-hosted is ruled out): ask for $100K to build it (even odds); one chance in five that it takes more than $120K.",
  },
  {
    name: "the cheapest of two",
    of: estimate({ comparison: comparison({}) }),
    claim: "Hosted is the cheapest of your two paths.",
    first:
      "Hosted is the cheapest of your two paths: ask for $100K to build it (even odds); one chance in five that it takes more than $120K.",
  },
  {
    name: "the cheapest of those that are good enough",
    of: estimate({
      paths: [
        path("hosted", { quality: { ...below, floor: { least: 0.4, chance: 1, meets: true } } }),
        path("hosted-tuned", {
          quality: { ...below, floor: { least: 0.4, chance: 1, meets: true } },
        }),
        path("self-hosted", { canWin: false, quality: below }),
      ],
      comparison: comparison({ other: "hosted-tuned" }),
    }),
    claim: "Two of your three paths are allowed and good enough; hosted is the cheapest of them.",
    first:
      "Two of your three paths are allowed and good enough; hosted is the cheapest of them: ask for $100K to build it (even odds); one chance in five that it takes more than $120K.",
  },
  {
    name: "too close to call",
    of: estimate({ comparison: comparison({ tooClose: true, chance: 0.6 }) }),
    claim:
      "Too close to call on cost alone: hosted is cheaper than self-hosted in 60 of 100 simulated futures.",
    first:
      "Too close to call on cost alone: hosted is cheaper than self-hosted in 60 of 100 simulated futures.",
  },
  {
    name: "clear by cost, open by success",
    of: estimate({
      comparison: comparison({
        tooClose: true,
        chance: 0.999,
        success: "equal",
        breakEven: {
          lessOften: { p10: 0, p50: 0.01, p80: 0.01, p90: 0.01, mean: 0.01, centre: 0.011 },
          success: { cheaper: 0.7, other: 0.7 },
          slack: 0.011,
          holds: "within-slack",
        },
      }),
    }),
    claim:
      "Cost is clear, success is not: hosted costs less than self-hosted in nearly all simulated futures if both succeed equally often. If hosted fails even 1 task in 90 more often, self-hosted is cheaper.",
    first:
      "Cost is clear, success is not: hosted costs less than self-hosted in nearly all simulated futures if both succeed equally often. If hosted fails even 1 task in 90 more often, self-hosted is cheaper.",
  },
  {
    name: "something has no price",
    of: estimate({ paths: [path("hosted", { status: "partial", canWin: false })] }),
    claim: "Hosted: INCOMPLETE. Something it needs has no price, so every figure below is too low.",
    first: "Hosted: INCOMPLETE. Something it needs has no price, so every figure below is too low.",
  },
  {
    name: "none can win",
    of: (() => {
      const { cheapest: _, ...none } = estimate({
        paths: [path("hosted", { canWin: false, quality: below }), ruledOut],
      });
      return none as Estimate;
    })(),
    claim:
      "No path can win: each is below the quality floor or ruled out. The figures below show what hosted would cost.",
    first:
      "No path can win: each is below the quality floor or ruled out. The figures below show what hosted would cost.",
  },
];

describe("the verdict", () => {
  it.each(cases)("of $name, without money and with", ({ of, claim, first }) => {
    const chosen = chosenPath(of);
    expect(chosen && claimText(of, chosen)).toBe(claim);
    expect(verdictLines(of)[0]).toBe(first);
  });

  it("of a plan without a priced path says so", () => {
    expect(verdictLines(estimate({ paths: [ruledOut] }))).toEqual([
      "No path of this plan can be priced; the notes say why.",
    ]);
  });
});

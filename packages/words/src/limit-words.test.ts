import type { LimitOutcome, LimitResult, LimitResults } from "@outlay/estimate";
import { expect, it } from "vitest";
import {
  allowedWords,
  limitChance,
  limitFigure,
  limitGap,
  limitsBasis,
  limitsCautions,
  limitsPrecision,
  limitsVerdict,
  limitTitle,
} from "./limit-words.ts";

const judged = {
  node: "hosted.total",
  figure: 2.31e6,
  p50: 1.8e6,
  chance: 0.31,
  standardError: 0.0033,
  draws: 20_000,
  over: 310_000,
  tooClose: false,
  lowerBound: false,
};
const limit = (outcome: LimitOutcome, more: Partial<LimitResult> = {}): LimitResult => ({
  id: "total",
  key: "limits.total",
  text: "$2M",
  at: { file: "a.yaml", line: 1, column: 1 },
  unit: "USD",
  limit: 2e6,
  outcome,
  judged,
  ...more,
});
const all = (limits: readonly LimitResult[], more: Partial<LimitResults> = {}): LimitResults => ({
  chanceOfExceeding: 0.2,
  chanceStated: true,
  path: "hosted",
  pathBy: "cheapest",
  pathTooClose: false,
  limits,
  outcome: "holds",
  ...more,
});

it.each([
  { limits: [limit("holds")], want: "The limit holds." },
  { limits: [limit("holds"), limit("holds")], want: "All 2 limits hold." },
  { limits: [limit("broken")], want: "The limit is broken: build and running, 5 years." },
  {
    limits: [limit("holds"), limit("broken", { id: "build" })],
    want: "1 of 2 limits is broken: build.",
  },
  {
    limits: [limit("broken"), limit("broken", { id: "cost_per_task" }), limit("unknown")],
    want: "2 of 3 limits are broken: build and running, 5 years; one task. Of 1 more it is not known whether they hold.",
  },
  {
    limits: [limit("unknown")],
    want: "Not known whether the limit holds: something has no price, so the figures are too low.",
  },
])("$want", ({ limits, want }) => {
  expect(limitsVerdict(all(limits), 60)).toBe(want);
});

it.each(["ruled-out", "not-calculated", "nothing-priced"] as const)(
  "nothing passes where the path is %s",
  (missing) => {
    expect(limitsVerdict(all([limit("unknown")], { missing }), 60)).toMatch(
      /^No limit can be checked: /,
    );
  },
);

it.each([
  { more: { unit: "USD" }, over: 310_000, want: "$310K over" },
  { more: { unit: "USD" }, over: -96_000, want: "$96K left" },
  { more: { unit: "USD" }, over: 0, want: "just met" },
  {
    more: { unit: "USD" },
    over: -96_000,
    lowerBound: true,
    want: "at most $96K left",
  },
  { more: { unit: "USD" }, over: 310_000, lowerBound: true, want: "at least $310K over" },
  { more: { unit: "month" }, over: 1.26, want: "1.3 months over" },
  { more: { unit: "month" }, over: -1, want: "1 month left" },
])("$want", ({ more, over, want, lowerBound = false }) => {
  const at = { ...judged, over, lowerBound };
  expect(limitGap(limit("holds", { ...more, judged: at }))).toBe(want);
});

it.each([
  { chance: 0.31, lowerBound: false, figure: "$2.3M", often: "31 %" },
  { chance: 0.31, lowerBound: true, figure: "over $2.3M", often: "over 31 %" },
  { chance: 1, lowerBound: true, figure: "over $2.3M", often: "100 %" },
  { chance: 0, lowerBound: true, figure: "over $2.3M", often: "unknown" },
  { chance: 0, lowerBound: false, figure: "$2.3M", often: "0 %" },
])("$figure, $often", ({ chance, lowerBound, figure, often }) => {
  const one = limit("unknown", { judged: { ...judged, chance, lowerBound } });
  expect([limitFigure(one), limitChance(one)]).toEqual([figure, often]);
});

it.each([
  { id: "fiscal_year" as const, place: { year: 2029 }, want: "Paid in fiscal year 2029" },
  { id: "run_month" as const, place: { month: 60 }, want: "Running, month 60" },
])("$want", ({ id, place, want }) => {
  expect(limitTitle(limit("holds", { id, judged: { ...judged, ...place } }), 60)).toBe(want);
});

it.each([
  { chance: 0.5, want: "even odds" },
  { chance: 0.2, want: "one chance in five" },
  { chance: 0.05, want: "one chance in twenty" },
  { chance: 0.125, want: "a chance of 12.5 %" },
])("$chance is $want", ({ chance, want }) => {
  expect(allowedWords(chance)).toBe(want);
});

it("says that even odds are ours where the plan does not say, and how to say it", () => {
  const words = limitsBasis(
    all([limit("holds")], { chanceOfExceeding: 0.5, chanceStated: false }),
  ).join(" ");
  expect(words).toBe(
    "Held against hosted (the cheapest path that can win) at even odds: half of the simulated futures may go beyond a limit. limits.chance_of_exceeding: 20 % would allow one in five.",
  );
});

it("says what is too close, and how sure the chances are", () => {
  const close = limit("broken", {
    judged: { ...judged, chance: 0.203, standardError: 0.00284, tooClose: true },
  });
  expect(limitsCautions(all([close]), 60)).toEqual([
    "Too close to call: build and running, 5 years. 20 % of its 20,000 futures go beyond the limit and 20 % may, with a standard error of 0.28 points: another seed may decide otherwise.",
  ]);
  expect(limitsPrecision(all([close]))).toEqual([
    "The standard error of these chances is at most 0.28 points.",
  ]);
  expect(limitsPrecision(all([]))).toEqual([]);
});

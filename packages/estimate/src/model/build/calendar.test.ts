import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { hours, isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { bothPaths } from "../plain-plan.test-support.ts";

const catalogDefaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);

/** Labour of 40 hours in all, at 100 USD. */
const forty = {
  ...hours,
  "evaluation.cases": 0,
  "evaluation.safety-hours": 0,
  "compliance.base": 0,
  "overrun.labour": 1,
  "labour.productive-hours": 1200,
  "calendar.poc": 0,
};
const weeks = 365.25 / 12 / 7;

it.each<LineRow>([
  {
    name: "the proof of concept comes first: 3 weeks and 2 months",
    defaults: { "calendar.poc": 3, "calendar.build": 2 },
    node: "hosted.months-to-launch",
    want: 2 + 3 / weeks,
  },
  {
    name: "a team of half a person takes 40 h ÷ (0.5 × 100 h a month), and half a month to find",
    plan: { people: "{ rate: $100 / hour, team: 0.5, staffing_ramp: 0.5 months }" },
    defaults: forty,
    node: "hosted.months-to-launch",
    want: 1.3,
  },
  {
    name: "the overrun takes time too: 40 h × 1.5",
    plan: { people: "{ rate: $100 / hour, team: 0.5, staffing_ramp: 0 months }" },
    defaults: { ...forty, "overrun.labour": 1.5 },
    node: "hosted.build-months",
    want: 1.2,
  },
  {
    name: "a team that is stated and a ramp that is not: the default of half a month",
    plan: { people: "{ rate: $100 / hour, team: 0.5 }" },
    defaults: { ...forty, "calendar.staffing-ramp": 0.5 },
    node: "hosted.build-months",
    want: 1.3,
  },
  {
    name: "a partner for the first months takes none of the team's time: (40 + 60) h ÷ 50",
    plan: {
      paths: bothPaths,
      people: "{ rate: $100 / hour, team: 0.5, staffing_ramp: 0 months, mlops: none }",
    },
    defaults: { ...forty, "eng.platform-build": 60, "mlops.partner": 500 },
    node: "self-hosted.build-months",
    want: 2,
  },
  {
    name: "without a team, no sooner than a usual one takes for the hours: 40 h ÷ (0.2 × 100 h a month)",
    plan: { people: "{ rate: $100 / hour }" },
    defaults: { ...forty, "calendar.build": 1.5, "calendar.team": 0.2 },
    node: "hosted.build-months",
    want: 2,
  },
  {
    name: "the usual time where the hours take less",
    plan: { people: "{ rate: $100 / hour }" },
    defaults: { ...forty, "calendar.build": 1.5, "calendar.team": 4 },
    node: "hosted.build-months",
    want: 1.5,
  },
  {
    name: "a ramp without a team is added to the usual time",
    plan: { people: "{ rate: $100 / hour, staffing_ramp: 1 month }" },
    defaults: { "calendar.build": 3 },
    node: "hosted.build-months",
    want: 4,
  },
  {
    name: "weeks of review that the plan states hold without a regime",
    plan: { compliance: "{ review_weeks: 5 weeks }" },
    node: "hosted.delay.weeks",
    want: 5,
  },
  {
    name: "weeks of review that the plan states take the place of a regime's",
    plan: { compliance: "{ regimes: [hipaa], review_weeks: 5 weeks }" },
    defaults: { "calendar.review": 7 },
    node: "hosted.delay.weeks",
    want: 5,
  },
  {
    name: "government has a review of its own",
    plan: { compliance: "{ regimes: [hipaa, government] }" },
    defaults: { "calendar.review": 7, "calendar.review.government": 20 },
    node: "hosted.delay.weeks",
    want: 20,
  },
  {
    name: "machines that come 10 weeks after the order, to a build of one month",
    plan: { paths: bothPaths, hosting: "{ gpu_lead: 10 weeks }" },
    defaults: { "calendar.build.self-hosted": 1 },
    node: "self-hosted.delay.weeks",
    want: 10 - weeks,
  },
  {
    name: "machines that come before the build is done delay nothing",
    plan: { paths: bothPaths, hosting: "{ gpu_lead: 10 weeks }" },
    defaults: { "calendar.build.self-hosted": 3 },
    node: "self-hosted.delay.weeks",
    want: 0,
  },
  {
    name: "the team kept waiting: 4000 USD in 2 months, a quarter of it for one month",
    plan: { compliance: `{ review_weeks: ${weeks} weeks }` },
    defaults: { ...forty, "calendar.build": 2, "delay.waiting-share": 0.25 },
    node: "hosted.delay.total",
    want: 500,
  },
  {
    name: "a stated team kept waiting: 2 × 100 h × 100 USD, a quarter of it for one month",
    plan: {
      compliance: `{ review_weeks: ${weeks} weeks }`,
      people: "{ rate: $100 / hour, team: 2 }",
    },
    defaults: { ...forty, "delay.waiting-share": 0.25 },
    node: "hosted.delay.total",
    want: 5000,
  },
  {
    name: "forgone: half a month of 24 × (24,000 tasks × half × 10 USD) of worth, no running cost counted",
    plan: {
      compliance: `{ review_weeks: ${weeks / 2} weeks }`,
      outcome: "{ worth: $10, success_rate: 50 % }",
    },
    defaults: quiet(),
    node: "hosted.delay.forgone",
    want: (0.5 / 24) * (24_000 * 0.5 * 10 - 24 * runningMonth()),
  },
])("$name: $want", (row) => {
  const got = lineValue(row, catalogDefaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

const machinesLate = (hosting: string, node: string): number =>
  lineValue(
    {
      name: "",
      plan: {
        paths: bothPaths,
        people: "{ rate: $100 / hour, team: 40, staffing_ramp: 0 months }",
        ...(hosting === "" ? {} : { hosting }),
      },
      defaults: { "calendar.gpu-lead": 6 },
      node,
      want: 0,
    },
    catalogDefaults,
  );

it.each(["delay-machines.total", "months-to-launch", "build.total"])(
  "machines that nobody speaks of make the team wait as those of the same weeks that are stated: %s",
  (end) => {
    const node = `self-hosted.${end}`;
    expect(machinesLate("", node)).toBeGreaterThan(0);
    expect(machinesLate("", node)).toBe(machinesLate("{ gpu_lead: 6 weeks }", node));
  },
);

it.each(["rate: $0 / hour", "roles: [{ name: friends, rate: $0 / hour, share: 100 % }]"])(
  "a team that costs nothing takes the usual time: %s",
  (rate) => {
    const row = {
      name: "",
      plan: { people: `{ ${rate}, team: 2, staffing_ramp: 0 months }` },
      want: 0,
    };
    const of = (node: string) =>
      lineValue({ ...row, defaults: { "calendar.build": 3 }, node }, catalogDefaults);
    expect(of("hosted.build-months")).toBe(3);
    expect(of("hosted.engineering.total")).toBe(0);
  },
);

it("the hours of a partner are bought, and do not overrun with the build", () => {
  const overrun = (mlops: string): number =>
    lineValue(
      {
        name: "",
        plan: { paths: bothPaths, people: `{ rate: $100 / hour, mlops: ${mlops} }` },
        defaults: { "overrun.labour": 1.5, "mlops.partner": 500 },
        node: "self-hosted.overrun.total",
        want: 0,
      },
      catalogDefaults,
    );
  expect(overrun("none")).toBeCloseTo(overrun("team"), 6);
});

/** Nothing runs but the model: 1000 calls of 1000 tokens in and 100 out. */
function quiet(): Readonly<Record<string, number>> {
  return {
    "infra.run": 0,
    "observability.base": 0,
    "observability.event": 0,
    "evaluation.runs": 0,
    "evaluation.upkeep": 0,
    "review.share": 0,
    "ops.fte": 0,
    "maintenance.share": 0,
    "migration.hours": 0,
  };
}

function runningMonth(): number {
  return (1000 * (1000 * 2 + 100 * 8)) / 1e6;
}

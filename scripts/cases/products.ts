// The two published products: what is published beside what we say, and what moves ours.
import type { PathResult, Spread } from "@outlay/estimate";
import { roughUsd } from "../../packages/words/src/money.ts";
import { type Changes, estimated, type Tables, table, typed } from "./estimated.ts";

/** What an article says of a product. */
interface Published {
  readonly usd: readonly [number, number];
  readonly months: readonly [number, number];
  readonly team: string;
  readonly people: number;
}

/** A change that somebody would have to believe in. */
interface Belief {
  readonly says: string;
  readonly changes: Changes;
}

/** The build as an article counts it: no trial before it, no overrun, the team complete on day one. */
const asArticle: Changes = {
  "inputs.overrun.labour": "1",
  "inputs.calendar.poc": "0 weeks",
  "people.staffing_ramp": "0 months",
};

type Range = Pick<Spread, "p10" | "p50" | "p90">;

const usd = ({ p10, p50, p90 }: Range): string =>
  `${roughUsd(p10)} to ${roughUsd(p90)} (${roughUsd(p50)})`;
const months = ({ p10, p50, p90 }: Range): string =>
  `${p10.toFixed(1)} to ${p90.toFixed(1)} (${p50.toFixed(1)})`;
const percent = (share: number | undefined): string =>
  share === undefined ? "unknown" : `${Math.round(share * 100)} %`;

/** Where ours lies against a published range, said in words. */
export function inside({ p10, p50, p90 }: Range, [low, high]: readonly [number, number]): string {
  if (p10 > high) return "no, all of ours is above";
  if (p90 < low) return "no, all of ours is below";
  if (low <= p10 && p90 <= high) return "yes, all of it";
  if (p50 > high) return "in part: the middle lies above";
  if (p50 < low) return "in part: the middle lies below";
  const over = [...(p90 > high ? ["above"] : []), ...(p10 < low ? ["below"] : [])];
  return `its middle is; a part lies ${over.join(" and ")}`;
}

async function tables(
  plan: string,
  published: Published,
  beliefs: readonly Belief[],
): Promise<Tables> {
  const ours = await estimated(plan);
  const counted = await estimated(plan, asArticle);
  const [low, high] = published.usd;
  const [first, last] = published.months;
  const said = `${first === 0 ? "less than " : `${first} to `}${last} months`;
  const rows = [
    [
      "build",
      `${roughUsd(low)} to ${roughUsd(high)}`,
      usd(ours.buildAsQuotedUsd),
      inside(ours.buildAsQuotedUsd, published.usd),
      "`hosted.build.as-quoted`",
    ],
    [
      "time, as the article counts",
      said,
      `${months(counted.monthsToLaunch)} months`,
      inside(counted.monthsToLaunch, published.months),
      "`hosted.months-to-launch`, with the changes below",
    ],
    [
      "time from the first day to the launch",
      "-",
      `${months(ours.monthsToLaunch)} months`,
      "the article does not say",
      "`hosted.months-to-launch`",
    ],
    [
      "team",
      published.team,
      `${published.people} full-time, from the article`,
      "taken from it",
      "`people.team`",
    ],
    [
      "the model's part",
      "about 20 %",
      percent(ours.genaiShare),
      `${Math.abs(Math.round((ours.genaiShare ?? Number.NaN) * 100) - 20)} points ${(ours.genaiShare ?? 0) < 0.2 ? "below" : "above"}`,
      "`hosted.genai-share`",
    ],
  ];
  const believed: string[][] = [];
  for (const { says, changes } of beliefs) {
    const path: PathResult = await estimated(plan, changes);
    believed.push([
      says,
      typed(changes) || "-",
      usd(path.buildAsQuotedUsd),
      inside(path.buildAsQuotedUsd, published.usd),
      percent(path.genaiShare),
    ]);
  }
  return {
    beside: table(["", "published", "ours", "inside?", "node"], rows),
    believe: table(
      ["if one believes that", "change", "build as quoted", "inside?", "the model's part"],
      believed,
    ),
  };
}

/** Tables of docs/cases/sales-training.md. */
export const salesTrainingTables = (): Promise<Tables> =>
  tables(
    "sales-training",
    {
      usd: [100_000, 200_000],
      months: [0, 4],
      team: "AI engineer, front end, back end, half of QA, half of a project lead",
      people: 4,
    },
    [
      { says: "nothing else than our plan", changes: {} },
      { says: "an hour costs the article's lowest rate", changes: { "people.rate": "$75 / hour" } },
      { says: "four features are enough, not six", changes: { "product.features": "4" } },
      {
        says: "a feature takes 60 to 170 hours",
        changes: { "product.hours_per_feature": "60 to 170 hours" },
      },
      {
        says: "project lead and QA come free",
        changes: { "people.delivery_overhead": "0 %" },
      },
      {
        says: "the lowest rate, and 60 to 170 hours",
        changes: {
          "people.rate": "$75 / hour",
          "product.hours_per_feature": "60 to 170 hours",
        },
      },
    ],
  );

/** Tables of docs/cases/music-tutor.md. */
export const musicTutorTables = (): Promise<Tables> =>
  tables(
    "music-tutor",
    {
      usd: [100_000, 200_000],
      months: [2, 4],
      team: "AI engineer, full stack, operations",
      people: 3,
    },
    [
      { says: "nothing else than our plan", changes: {} },
      { says: "an hour costs the article's lowest rate", changes: { "people.rate": "$75 / hour" } },
      {
        says: "an hour costs the article's highest rate",
        changes: { "people.rate": "$120 / hour" },
      },
      { says: "four features are enough, not five", changes: { "product.features": "4" } },
      {
        says: "a feature takes 60 to 170 hours",
        changes: { "product.hours_per_feature": "60 to 170 hours" },
      },
      {
        says: "the flow is a simple one, three calls a turn",
        changes: { "workload.steps_per_task": "3" },
      },
    ],
  );

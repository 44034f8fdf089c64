// AI Dungeon: what its bill can have been at list prices, what each lever moves, and what it costs today.
import type { PathResult } from "@outlay/estimate";
import { roughUsd } from "../../packages/words/src/money.ts";
import { type Changes, estimated, type Tables, table, typed } from "./estimated.ts";

const before = "ai-dungeon/before";
const after = "ai-dungeon/after";
const published = { before: 200_000, after: 100_000 } as const;

/** The last month's running cost: P10 to P90, and the middle. */
const month = ({ lastMonthUsd: { p10, p50, p90 } }: PathResult): string =>
  `${roughUsd(p10)} to ${roughUsd(p90)} (${roughUsd(p50)})`;

const inside = ({ lastMonthUsd: { p10, p90 } }: PathResult, usd: number): string => {
  if (usd < p10) return "no, ours is above";
  return usd > p90 ? "no, ours is below" : "yes";
};

/** Beside a sum that is told as an upper end. */
const under = ({ lastMonthUsd: { p10, p50, p90 } }: PathResult, usd: number): string => {
  if (p90 <= usd) return "yes, all of ours is under it";
  if (p50 <= usd) return "the middle is under it, a part above";
  return p10 <= usd ? "in part: the middle is above it" : "no, ours is above";
};

/** Queries are told in thousands and millions, in two digits as money is. */
const queries = (count: number): string => roughUsd(count).slice(1);

const engines = ["davinci", "curie", "babbage", "ada"] as const;

/** A month of one million queries a day on one engine, and how many a day 200,000 USD buy. */
async function boundsTable(): Promise<string> {
  const perDay = 30.4375; // days of a month, as in the plan language
  const rows: string[][] = [];
  for (const engine of engines) {
    const usdPerQuery = async (input: string, output: string): Promise<number> => {
      const { lines } = await estimated(before, {
        "workload.tasks": "1M / month",
        "workload.input_tokens": input,
        "workload.output_tokens": output,
        "workload.small_model_share": "0 %",
        "paths.hosted.model": `openai/${engine}`,
      });
      const usage = lines.find(({ id }) => id === "model-usage")?.lastMonthUsd;
      if (usage === undefined) throw new Error(`${engine} has no bill`);
      return usage / 1e6;
    };
    const [short, long] = [await usdPerQuery("700", "40"), await usdPerQuery("1000", "100")];
    const aDay = (usd: number): string => queries(published.before / usd / perDay);
    const discount = Math.round((1 - published.before / (2e6 * perDay * short)) * 100);
    rows.push([
      `openai/${engine}`,
      `$${short.toPrecision(2)} to $${long.toPrecision(2)}`,
      `${aDay(long)} to ${aDay(short)}`,
      discount > 0 ? `no; at least ${discount} % off the list would be needed` : "yes",
    ]);
  }
  return table(
    ["engine", "a query", "queries a day for $200K a month", "two million a day for $200K?"],
    rows,
  );
}

/** Which of the unknowns go together with 200,000 USD. */
async function combinationsTable(): Promise<string> {
  const free = (engine: string): Changes => ({ "paths.hosted.small_model": `openai/${engine}` });
  const none: Changes = { "workload.small_model_share": "100 %" };
  const cases: readonly (readonly [string, Changes])[] = [
    ["Babbage for free players: the plan as it is", {}],
    ["Babbage, no subscriber at all", none],
    ["Ada for free players", free("ada")],
    ["Ada, no subscriber at all", { ...free("ada"), ...none }],
    ["Curie for free players", free("curie")],
    ["Curie, no subscriber at all", { ...free("curie"), ...none }],
    [
      "Curie, and half to four fifths off the list",
      { ...free("curie"), "commercial.discount": "50 % to 80 %" },
    ],
  ];
  const rows: string[][] = [];
  for (const [says, changes] of cases) {
    const path = await estimated(before, changes);
    rows.push([says, typed(changes) || "-", month(path), inside(path, published.before)]);
  }
  return table(["free players get", "change of before.yaml", "a month", "is $200K inside?"], rows);
}

const levers: readonly (readonly [string, Changes])[] = [
  ["1. another provider for subscribers", { "paths.hosted.model": "ai21/j1-jumbo" }],
  ["2. an open model for free players", { "paths.hosted.small_model": "textsynth/gpt-j-6b" }],
  ["3. half the context", { "workload.input_tokens": "350 to 500" }],
  [
    "4. half of the subscribers' queries to the small model",
    { "workload.small_model_share": "low 97.5 %, likely 99.5 %, high 100 %" },
  ],
  ["5. one answer in a hundred from a store of answers", { "workload.exact_repeats": "1 %" }],
];

/** Each lever alone, and one after another. */
async function leversTable(): Promise<string> {
  const start = await estimated(before);
  const from = start.lastMonthUsd.p50;
  const change = (to: number): string => {
    const percent = Math.round((to / from - 1) * 100);
    return percent === 0 ? "none" : `${percent > 0 ? "+" : "−"}${Math.abs(percent)} %`;
  };
  const rows = [["before.yaml", "-", "-", month(start), "-"]];
  let sum: Changes = {};
  for (const [says, changes] of levers) {
    sum = { ...sum, ...changes };
    const alone = (await estimated(before, changes)).lastMonthUsd.p50;
    const together = await estimated(before, sum);
    rows.push([
      says,
      typed(changes),
      `${roughUsd(alone)}, ${change(alone)}`,
      month(together),
      change(together.lastMonthUsd.p50),
    ]);
  }
  const everybody: Changes = {
    "paths.hosted.model": "ai21/j1-jumbo",
    "paths.hosted.small_model": "ai21/j1-large",
  };
  const all = (await estimated(before, everybody)).lastMonthUsd.p50;
  rows.push([
    "not taken: AI21 for free players too",
    typed(everybody),
    `${roughUsd(all)}, ${change(all)}`,
    "-",
    "-",
  ]);
  return table(
    ["lever", "change of before.yaml", "alone", "after this one and those above", "against before"],
    rows,
  );
}

/** The same product at list prices of today. */
async function todayTable(): Promise<string> {
  const list: Changes = { price_book: "list", start: "2026-12" };
  const open: Changes = {
    ...list,
    "paths.hosted.model": "deepseek/deepseek-v4-pro",
    "paths.hosted.small_model": "deepinfra/meta-llama/Meta-Llama-3.1-8B-Instruct",
  };
  const closed: Changes = {
    ...list,
    "paths.hosted.model": "anthropic/claude-sonnet-4-6",
    "paths.hosted.small_model": "openai/gpt-5-nano",
  };
  const cases: readonly (readonly [string, Changes])[] = [
    ["open models", open],
    ["open models, and a context of 4,000 tokens", { ...open, "workload.input_tokens": "4000" }],
    ["closed models", closed],
  ];
  const rows: string[][] = [];
  for (const [says, changes] of cases) {
    rows.push([says, typed(changes), month(await estimated(after, changes))]);
  }
  return table(["today", "change of after.yaml", "a month"], rows);
}

/** What the bill of a month is made of, every input at its middle value. */
async function partsTable(): Promise<string> {
  const names: Readonly<Record<string, string>> = {
    input: "prompts, subscribers",
    output: "answers, subscribers",
    requests: "requests, subscribers",
    "small-input": "prompts, free players",
    "small-output": "answers, free players",
  };
  const billed = async (plan: string): Promise<ReadonlyMap<string, number>> => {
    const usage = (await estimated(plan)).lines.find(({ id }) => id === "model-usage");
    return new Map(usage?.parts?.map((part) => [part.id, part.lastMonthUsd]));
  };
  const bills = [await billed(before), await billed(after)];
  const sums = bills.map((bill) => [...bill.values()].reduce((sum, usd) => sum + usd, 0));
  const unknown = bills.flatMap((bill) => [...bill.keys()]).filter((id) => !(id in names));
  if (unknown.length > 0) throw new Error(`parts without a name: ${unknown.join(", ")}`);
  const share = (usd: number, sum: number): string => `${Math.round((100 * usd) / sum)} %`;
  return table(
    ["part of the bill, a month", "before", "", "after", ""],
    Object.entries(names).map(([id, name]) => [
      name,
      ...bills.flatMap((bill, index) => {
        const usd = bill.get(id);
        return usd === undefined ? ["-", "-"] : [roughUsd(usd), share(usd, sums[index] ?? 0)];
      }),
    ]),
  );
}

/** The two plans beside the two published sums. */
async function besideTable(): Promise<string> {
  const [then, later] = [await estimated(before), await estimated(after)];
  const shorter: Changes = { "workload.output_tokens": "27 to 67" };
  const third = await estimated(after, shorter);
  const less = Math.round((1 - later.lastMonthUsd.p50 / then.lastMonthUsd.p50) * 100);
  return table(
    ["", "published, a month", "ours, a month", "inside?"],
    [
      ["before", "nearly $200K", month(then), inside(then, published.before)],
      ["after", "under $100K", month(later), under(later, published.after)],
      [
        `after, every answer a third shorter: ${typed(shorter)}`,
        "",
        month(third),
        under(third, published.after),
      ],
      ["change", "about half, or more", `−${less} % at the middles`, "-"],
    ],
  );
}

/** Tables of docs/cases/ai-dungeon.md. */
export const aiDungeonTables = async (): Promise<Tables> => ({
  beside: await besideTable(),
  parts: await partsTable(),
  bounds: await boundsTable(),
  combinations: await combinationsTable(),
  levers: await leversTable(),
  today: await todayTable(),
});

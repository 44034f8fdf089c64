import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import type { Estimate } from "@outlay/estimate";
import { roughUsd } from "@outlay/words";
import { describe, expect, it } from "vitest";
import { type CapturedIoSettings, capturedIo } from "../captured-io.ts";
import { displayWidth } from "../output/display-width.ts";
import { runCli } from "../run-cli.ts";
import { command as estimateCommand } from "./estimate.ts";
import { command as explainCommand } from "./explain.ts";

/** The worked example with the two of its paths that do not tune. */
const plan = readFileSync(
  new URL("../../../../examples/support-assistant.yaml", import.meta.url),
  "utf8",
)
  .replace(/^ {2}(?:self-)?hosted-tuned: .+\n/gm, "")
  .replace(/^tuning:\n(?: {2}.+\n)+/m, "");
const files = { "plan.yaml": plan };
const table = [
  {
    name: "estimate",
    group: "Plans",
    summary: "S",
    load: async () => ({ command: estimateCommand }),
  },
  {
    name: "explain",
    group: "Plans",
    summary: "S",
    load: async () => ({ command: explainCommand }),
  },
] as const;

/** The same work on all four paths. */
const fourPaths = plan.replace(
  /^ {2}self-hosted:.*\n/m,
  (own) =>
    `  hosted-tuned: { model: "bedrock/us.amazon.nova-2-lite-v1:0" }\n${own}${own.replace("self-hosted", "self-hosted-tuned")}`,
);
const four = { "four.yaml": fourPaths };

const outlay = async (argv: readonly string[], settings: CapturedIoSettings = { files }) => {
  const io = capturedIo(settings);
  const code = await runCli([...argv], io, table);
  return { code, io, stdout: io.stdout, stderr: io.stderr };
};

const few = ["--draws", "1000"];

describe("outlay estimate", () => {
  it("says the verdict first, in money, with what it rests on", async () => {
    const { code, stdout } = await outlay(["estimate", "plan.yaml", ...few]);
    expect(code).toBe(0);
    const words = stdout.replace(/\s+/g, " ");
    expect(stdout.split("\n")[3]).toMatch(/^Too close to call on cost alone: /);
    expect(words).toMatch(
      /is cheaper than \S+ in \d+ of 100 simulated futures if both succeed equally often\. If it fails even 1 task in [\d,]+ more often, \S+ is cheaper\./,
    );
    expect(words).toMatch(
      /For \S+, ask for \$\d+K to build it \(even odds\); one chance in five that it takes more than \$\d+K\./,
    );
    expect(words).toMatch(/takes more than \$[\d.]+M; five things drive it\./);
    expect(words).toMatch(/\d+ of \d+ inputs are our assumption/);
    expect(words).not.toMatch(/\bP[189]0\b|draws/);
  });

  it("says how far the verdict holds, where success rates differ", async () => {
    const set = ["--set", "paths.hosted.success_rate=60 %"];
    const { stdout } = await outlay([
      ...["estimate", "plan.yaml", ...set],
      ...["--set", "paths.self-hosted.success_rate=50 %", ...few],
    ]);
    expect(stdout.split("\n")[3]).toMatch(/^Hosted is the cheapest of your two paths: ask for \$/);
    const words = stdout.replace(/\s+/g, " ");
    expect(words).toMatch(
      /It costs less than self-hosted, the next, in nearly all simulated futures/,
    );
    expect(words).toMatch(
      /Your plan says that hosted succeeds 10 points more often than self-hosted\. It stays the cheaper of the two only while it is at least 0\.\d+ points better, people who take over failed tasks included/,
    );
  });

  it.each([
    {
      name: "no outcome: at equal success",
      text: plan.replace(/^outcome:\n(?: {2}.*\n)+/m, ""),
      set: [],
      want: "Compared at equal success: the plan has no outcome, so a failed task costs nothing here.",
    },
    {
      name: "a failed task that costs next to nothing: always",
      text: plan,
      set: ["outcome.fallback_cost=$0.001", "workload.tasks=5k / month"],
      want: "This holds however seldom hosted succeeds.",
    },
    {
      name: "rates by path: with the people who take over",
      text: plan,
      set: ["paths.hosted.success_rate=35 % to 65 %"],
      want: "points worse, people who take over failed tasks included.",
    },
  ])("says on which success rates the paths are compared, $name", async ({ text, set, want }) => {
    const argv = ["estimate", "p.yaml", ...set.flatMap((each) => ["--set", each]), ...few];
    const { stdout } = await outlay(argv, { files: { "p.yaml": text } });
    expect(stdout.replace(/\s+/g, " ")).toContain(want);
  });

  it.each([40, 60, 80, 120])("fits %i columns and breaks no name of a node", async (width) => {
    const { io, stdout } = await outlay(["estimate", "plan.yaml", ...few], { files, width });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.filter((line) => displayWidth(line) > io.width)).toEqual([]);
    expect(stdout).toContain("self-hosted.human-review.total");
    expect(stdout).toContain("workload.turns_per_conversation");
  });

  it.each([
    { width: 40, tables: 4 },
    { width: 60, tables: 2 },
    { width: 80, tables: 1 },
    { width: 120, tables: 1 },
  ])(
    "sets four paths side by side in $width columns, in $tables tables",
    async ({ width, tables }) => {
      const { io, stdout } = await outlay(["estimate", "four.yaml", ...few], {
        files: four,
        width,
      });
      const lines = stdout.trimEnd().split("\n");
      expect(lines.filter((line) => displayWidth(line) > io.width)).toEqual([]);
      expect(lines.filter((line) => /^Weeks to +/.test(line))).toHaveLength(tables);
      if (width >= 80) expect(lines.length).toBeLessThanOrEqual(158);
    },
  );

  it("says which prices in use are old, and what rests on them", async () => {
    const argv = ["estimate", "plan.yaml", ...few];
    const now = () => new Date("2027-12-01T12:00:00Z");
    const { stdout } = await outlay(argv, { files, now });
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /\d prices in use were last seen over 90 days ago, the oldest on 20\d\d-\d\d-\d\d; \$[\d.]+K \([\d.]+ %\) of (self-)?hosted rest on them: --all\./,
    );
    const json = JSON.parse((await outlay([...argv, "--json"], { files, now })).stdout);
    const today = JSON.parse((await outlay([...argv, "--json"], { files })).stdout);
    expect(json.oldPrices.paths[0].restsUsd).toBeGreaterThan(0);
    expect(json.oldPrices.prices.length).toBeGreaterThan(today.oldPrices.prices.length);
    expect(json.resultSha256).toBe(today.resultSha256);
  });

  it("says what the vendors' list makes of a plan with the articles' prices", async () => {
    const argv = ["estimate", "plan.yaml", "--set", "price_book=article-2026", ...few];
    const { stdout } = await outlay([...argv, "--set", "paths.hosted.model=gemini-2.5-pro"], {
      files,
    });
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /gemini-2\.5-pro output_text 5\.00, the list has 10\.00 \(0\.5 ×\).*hosted \$[\d.]+[KM], at list prices \$[\d.]+[KM] \(\+[\d.]+ %\), its line Model usage/,
    );
  });

  it("says everything with --all", async () => {
    const short = (await outlay(["estimate", "four.yaml", ...few], { files: four })).stdout;
    const all = (await outlay(["estimate", "four.yaml", "--all", ...few], { files: four })).stdout;
    expect(all.length).toBeGreaterThan(short.length);
    expect(short).toContain("outlay estimate PLAN --all");
    expect(all).toContain("Also worth knowing");
    expect(all).toContain("hosted-tuned.surprise.");
    const json = JSON.parse(
      (await outlay(["estimate", "four.yaml", "--json", ...few], { files: four })).stdout,
    );
    const { lines } = json.paths.find(({ id }: { id: string }) => id === json.cheapest);
    for (const { node, category, totalUsd } of lines)
      if (category !== "fallback" && totalUsd !== 0) expect(all).toContain(node);
      else expect(all).not.toContain(` ${node} `);
  });

  it("names who cannot win, and what the winner is the cheapest of", async () => {
    const set = [
      ...["--set", "outcome.quality_floor=52 %", "--set", "paths.hosted.success_rate=70 %"],
      ...["--set", "paths.self-hosted.success_rate=60 %"],
    ];
    const { stdout } = await outlay(["estimate", "four.yaml", ...set, ...few], { files: four });
    const words = stdout.replace(/\s+/g, " ");
    expect(words).toContain(
      "Two of your four paths are allowed and good enough; hosted is the cheapest of them: ask for $",
    );
    expect(words).toContain(
      "! hosted-tuned: It is taken to succeed in 50 of 100 tasks, below the floor of 52",
    );
    expect(words).toMatch(/Chance to be cheapest 100 % cannot win 0 % cannot win/);
  });

  it("says first that a bought product, or people doing it all, beat every path", async () => {
    const set = [
      "buy.price_per_task=$0.10",
      "buy.success_rate=80 %",
      "compliance.residency=region",
    ];
    const bought = ["estimate", "plan.yaml", ...set.flatMap((each) => ["--set", each]), ...few];
    const words = (await outlay(bought)).stdout.split("\n").slice(3).join(" ").replace(/\s+/g, " ");
    expect(words).toMatch(
      /^Buying a product costs \$\d+M less than \S+, the cheapest path, in (nearly all|\d+ of 100) simulated futures, people who take over included\. A bought product must meet the same rules \(data stay in the region, GDPR\): ask its vendor\./,
    );
    const people = ["estimate", "plan.yaml", "--set", "outcome.fallback_cost=$0.0001", ...few];
    expect((await outlay(people)).stdout.split("\n")[3]).toMatch(
      /^People doing it all, as today, cost \$[\d.]+[KM] less than /,
    );
    const poor = [
      ...bought,
      "--set",
      "buy.success_rate=30 %",
      "--set",
      "outcome.quality_floor=40 %",
    ];
    const { stdout } = await outlay([...poor, "--set", "buy.price_per_task=$0"]);
    expect(stdout.split("\n")[3]).not.toMatch(/^Buying/);
  });

  it("tells what is not gained apart from what is spent, and never as a cost on top", async () => {
    const set = ["compliance.regimes=[hipaa]", "outcome.worth=$20", "outcome.fallback_cost=$8"];
    const argv = ["estimate", "plan.yaml", ...set.flatMap((each) => ["--set", each]), ...few];
    const { stdout } = await outlay(argv);
    const words = stdout.slice(stdout.indexOf("What plans forget")).replace(/\s+/g, " ");
    expect(words).toMatch(/Not money spent: \$[\d.]+[KM] less gained\. The launch waits/);
    expect(words).not.toMatch(/The launch waits[^.]*on top of the totals/);
  });

  it("gives one unit one label where the plan has no outcome", async () => {
    const bare = plan.replace(/^outcome:\n(?: {2}.*\n)+/m, "");
    const argv = ["estimate", "p.yaml", "--set", "buy.price_per_task=$0.10", ...few];
    const { stdout } = await outlay(argv, { files: { "p.yaml": bare } });
    const json = JSON.parse(
      (await outlay([...argv, "--json"], { files: { "p.yaml": bare } })).stdout,
    );
    const best = json.paths.find(({ id }: { id: string }) => id === json.cheapest);
    const each = roughUsd(best.usdPerSuccess.p50).replace("$", "\\$");
    expect(stdout).toMatch(new RegExp(`^One successful task .*${each}`, "m"));
    expect(stdout.slice(stdout.indexOf("Held against"))).toMatch(
      new RegExp(`one successful\\s[^]*${best.id} .*${each}`),
    );
  });

  it("gives every year of the books in the plan's currency: the rate, one future in five, every path", async () => {
    const set = ["commercial.currency=EUR", "commercial.exchange_rate=0.85 to 0.95"];
    const argv = ["estimate", "plan.yaml", "--all", ...set.flatMap((each) => ["--set", each])];
    const { stdout } = await outlay([...argv, ...few]);
    const words = stdout.slice(stdout.indexOf("by fiscal year")).replace(/\s+/g, " ");
    expect(words).toMatch(/Exchange rate: 0\.86 to 0\.94 EUR for a dollar, 0\.90 in the middle\./);
    expect(words).toMatch(/in EUR cash paid 1 in 5 P&L expense /);
    expect(words).toContain("what is paid before it counts for more");
    expect(words).toContain("Cash paid by fiscal year on every path, at middle values, in EUR");
    const json = JSON.parse((await outlay([...argv, "--json", ...few])).stdout);
    const best = json.paths.find(({ id }: { id: string }) => id === json.cheapest);
    const year = best.years.at(-1).inCurrency;
    expect(year.cashSpread.p80).toBeGreaterThan(year.cash);
    expect(words).toContain(`cash ${best.years.at(-1).year} `);
  });

  it("keeps the lines a table where one name of a node is long, and leaves out what costs nothing", async () => {
    const argv = ["estimate", "four.yaml", "--all", "--set", "commercial.tax=19 %", ...few];
    const { stdout } = await outlay(argv, { files: four });
    const lines = stdout.slice(
      stdout.indexOf("Largest lines"),
      stdout.indexOf("What plans forget"),
    );
    expect(lines).not.toMatch(/total: \$| \$0$/m);
    expect(lines).toMatch(/^Tax on purchases: model usage/m);
    expect(lines).not.toMatch(/^Tax on purchases.*-usage/m);
  });

  it("tells two published figures of one name apart by their article", async () => {
    const argv = ["estimate", "four.yaml", "--path", "hosted-tuned", ...few];
    const { stdout } = await outlay(argv, { files: four });
    expect(stdout).toMatch(/^– build, 6 to 12 months of use, article A /m);
    expect(stdout).toMatch(/^– build, 6 to 12 months of use, article B /m);
  });

  it("says without --all that a section of the plan is used by none of its paths", async () => {
    const argv = ["estimate", "plan.yaml", "--set", "tuning.examples=4k", ...few];
    const words = (await outlay(argv)).stdout.replace(/\s+/g, " ");
    expect(words).toContain("! The plan says what is learnt in tuning, but has no path that tunes");
  });

  it("says when work begins for the launch of the plan", async () => {
    const { stdout } = await outlay(["estimate", "plan.yaml", ...few]);
    expect(stdout).toMatch(/^– work begins about +2026-\d\d +2026-\d\d$/m);
  });

  it("groups the digits of a large fleet, and says that no seller has it ready", async () => {
    const set = ["--set", "workload.tasks=6B / month", "--path", "self-hosted"];
    const words = (await outlay(["estimate", "plan.yaml", ...set, ...few])).stdout.replace(
      /\s+/g,
      " ",
    );
    expect(words).toMatch(
      /! self-hosted: \d{1,3},\d{3}(,\d{3})? GPUs in the last month: more than sellers/,
    );
    expect(words).not.toMatch(/\d{5,} ×/);
  });

  it("names the first month with upkeep as that of the second year", async () => {
    const { stdout } = await outlay(["estimate", "plan.yaml", ...few]);
    const json = JSON.parse((await outlay(["estimate", "plan.yaml", "--json", ...few])).stdout);
    const best = json.paths.find(({ id }: { id: string }) => id === json.cheapest);
    const upkeep = best.lines.find(({ id }: { id: string }) => id === "maintenance");
    expect(upkeep.month13Usd).toBeGreaterThan(0);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      `It runs at ${roughUsd(best.month13Usd.p50)} a month as year two begins, upkeep included; `,
    );
  });

  it("says so when only one path can win, and when none can", async () => {
    const one = await outlay([
      ...["estimate", "plan.yaml", "--set", "outcome.quality_floor=52 %"],
      ...["--set", "paths.hosted.success_rate=70 %", ...few],
    ]);
    expect(one.stdout.replace(/\s+/g, " ")).toContain(
      "Hosted is the only path that can win (self-hosted is below the quality floor): ask for $",
    );
    const none = await outlay([
      ...["estimate", "plan.yaml", "--set", "outcome.quality_floor=80 %", ...few],
    ]);
    expect(none.code).toBe(0);
    expect(none.stdout.replace(/\s+/g, " ")).toContain(
      "No path can win: each is below the quality floor. The figures below show what hosted would cost.",
    );
  });

  it("looks the same without colour", async () => {
    const plain = await outlay(["estimate", "plan.yaml", ...few]);
    const coloured = await outlay(["estimate", "plan.yaml", ...few], { files, colour: true });
    expect(coloured.stdout).not.toBe(plain.stdout);
    expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
  });

  it("keeps people who take over below the sum, with and without them", async () => {
    const { stdout } = await outlay(["estimate", "plan.yaml", ...few]);
    const rows = stdout.slice(stdout.indexOf("Where the money goes")).split("\n");
    const at = (start: string) => rows.findIndex((row) => row.startsWith(start));
    expect(at("human review ")).toBeGreaterThan(0);
    expect(at("sum ")).toBeGreaterThan(at("human review "));
    expect(at("people who take over ")).toBe(at("sum ") + 2);
    expect(at("sum with them ")).toBe(at("sum ") + 3);
  });

  it("exits with 1 when nothing can be priced", async () => {
    const { code, stdout } = await outlay([
      ...["estimate", "plan.yaml", "--path", "self-hosted"],
      ...["--set", "paths.self-hosted.model=deepseek-v3", ...few],
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain("No path of this plan can be priced; the notes say why.");
    expect(stdout).toContain("! self-hosted: ");
  });

  it("gives the same bytes of JSON for the same seed", async () => {
    const one = await outlay(["estimate", "plan.yaml", "--json", "--seed", "7", ...few]);
    const two = await outlay(["estimate", "plan.yaml", "--json", "--seed", "7", ...few]);
    expect(two.stdout).toBe(one.stdout);
    expect(JSON.parse(one.stdout)).toMatchObject({
      schemaVersion: 2,
      kind: "estimate",
      seed: 7,
      draws: 1000,
      status: "priced",
    });
  });

  it("changes a key with --set, and takes one path with --path", async () => {
    const { stdout } = await outlay([
      "estimate",
      "plan.yaml",
      "--json",
      ...["--path", "hosted", "--set", "workload.tasks=400k / month"],
      ...few,
    ]);
    const { paths, inputs } = JSON.parse(stdout);
    expect(paths.map(({ id }: { id: string }) => id)).toEqual(["hosted"]);
    const tasks = inputs.find(({ id }: { id: string }) => id === "workload.tasks");
    expect(tasks.p50).toBe(400_000);
  });

  it.each([
    { name: "no such file", argv: ["nothing.yaml"], want: "there is no file nothing.yaml" },
    {
      name: "unknown model, at its place",
      argv: ["plan.yaml", "--set", "paths.hosted.model=anthropic/claude-sonet-4-6"],
      want: "has no model anthropic/claude-sonet-4-6",
    },
    {
      name: "bad value",
      argv: ["plan.yaml", "--set", "workload.tasks=many"],
      want: "is not a number",
    },
    {
      name: "unknown key",
      argv: ["plan.yaml", "--set", "workload.task=5"],
      want: "one of tasks",
    },
    { name: "too few draws", argv: ["plan.yaml", "--draws", "3"], want: "from 100 to" },
  ])("exits with 2: $name", async ({ argv, want }) => {
    const { code, stdout, stderr } = await outlay(["estimate", ...argv]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(want);
  });

  it("exits with 2 when the plan lacks the path", async () => {
    const only = plan.replace(/^ {2}hosted:.*\n/m, "");
    const { code, stderr } = await outlay(["estimate", "p.yaml", "--path", "hosted"], {
      files: { "p.yaml": only },
    });
    expect(code).toBe(2);
    expect(stderr).toContain("p.yaml has no path hosted; it has self-hosted.");
  });

  it("says loudly what has no price, and exits with 5 under --strict", async () => {
    const set = ["--set", "paths.hosted.model=openai/gpt-image-2"];
    const loose = await outlay(["estimate", "plan.yaml", ...set, ...few]);
    expect(loose.code).toBe(0);
    expect(loose.stdout).toContain("! hosted: The book list has no price for output_text");
    expect(loose.stdout).toContain("hosted (too low)");
    expect(loose.stdout).not.toContain("is the cheapest");
    expect(loose.stdout).not.toContain("Too close");
    const strict = await outlay(["estimate", "plan.yaml", "--strict", ...set, ...few]);
    expect(strict.code).toBe(5);
  });

  it("says why a path is ruled out", async () => {
    const { stdout } = await outlay([
      "estimate",
      "plan.yaml",
      ...["--set", "paths.self-hosted.model=deepseek-v3"],
      ...few,
    ]);
    expect(stdout).toContain("! self-hosted: The weights of deepseek-v3 take");
  });
});

describe("figures of one's own", () => {
  it("explain names the key of a default, and then the figure", async () => {
    const asked = ["explain", "plan.yaml", "overrun.labour"];
    const { stdout: usual } = await outlay(asked);
    expect(usual).toContain("for your own figure: inputs.overrun.labour");
    const { stdout } = await outlay([...asked, "--set", "inputs.overrun.labour=1.2 to 1.8"]);
    expect(stdout).toContain("plan: 1.2 to 1.8 (--set:1:23)");
    expect(stdout).not.toContain("your own figure");
  });

  it("counts one assumption less, and the list of open questions names the others' keys", async () => {
    const json = async (set: readonly string[]) => {
      const { stdout } = await outlay(["estimate", "plan.yaml", "--json", ...few, ...set]);
      return JSON.parse(stdout) as Estimate;
    };
    const set = [
      "--set",
      "inputs.eng.architecture={ value: 40 hours, source: sheets, measured: true }",
    ];
    const [usual, own] = [await json([]), await json(set)];
    expect(own.assumed).toEqual({ count: usual.assumed.count - 1, of: usual.assumed.of });
    expect(own.origins.measured).toBe(usual.origins.measured + 1);
    const keys = usual.openQuestions.flatMap(({ inputs }) => inputs.map(({ key }) => key));
    expect(keys).toContain("inputs.eng.architecture");
  });

  it("a name that is no default is refused at its place", async () => {
    const wrong = { "plan.yaml": `${plan}\ninputs:\n  eng.architectur: 30 hours\n` };
    const { code, stderr } = await outlay(["estimate", "plan.yaml"], { files: wrong });
    expect(code).toBe(2);
    expect(stderr).toContain("there is no default `eng.architectur`");
    expect(stderr).toContain("did you mean  eng.architecture");
  });
});

describe("outlay explain", () => {
  it("opens a number to its formula, inputs, sources and dates", async () => {
    const { code, stdout } = await outlay([
      "explain",
      "plan.yaml",
      "hosted.model-usage.cache-write.rate",
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain("= hosted.model-usage.paid-calls × ");
    expect(stdout).toMatch(/price line\s+anthropic\/claude-sonnet-5-5\/cache_write_5m@/);
    expect(stdout).toMatch(/checked 20\d\d-\d\d-\d\d/);
    expect(stdout).toContain("our assumption");
    expect(stdout).toContain("plan.yaml:");
    expect(stdout.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it("answers an unknown name with the nearest", async () => {
    const { code, stderr } = await outlay(["explain", "plan.yaml", "hosted.modelusage.total"]);
    expect(code).toBe(2);
    expect(stderr).toContain("hosted.model-usage.total");
  });

  it("says below what the letters of its sources stand for", async () => {
    const { stdout } = await outlay(["explain", "plan.yaml", "hosted.engineering.total"], {
      files,
      width: 60,
    });
    expect(stdout).toMatch(/A\.share\.\*/);
    const legend = stdout.slice(stdout.lastIndexOf("\n\n"));
    expect(legend).toContain("A: Calculating the cost of generative AI");
    expect(legend.split("\n").filter((line) => displayWidth(line) > 60)).toEqual([]);
  });

  it("lists all names, and every node that an estimate shows opens", async () => {
    const { stdout } = await outlay(["explain", "plan.yaml", "--json"]);
    const names = new Set(JSON.parse(stdout).nodes.map(({ id }: { id: string }) => id));
    const shown = JSON.parse(
      (await outlay(["estimate", "plan.yaml", "--json", ...few])).stdout,
    ).paths.flatMap(({ lines }: { lines: { node: string }[] }) => lines.map(({ node }) => node));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((node: string) => !names.has(node))).toEqual([]);
  });

  it("gives every number with its formula or range, its source and its values as JSON", async () => {
    const { stdout } = await outlay(["explain", "plan.yaml", "--json"]);
    const { nodes } = JSON.parse(stdout);
    const of = (wanted: string) => nodes.find(({ id }: { id: string }) => id === wanted);
    expect(of("hosted.total")).toMatchObject({
      kind: "formula",
      unit: "USD",
      formula: "hosted.build.total + hosted.run.total",
    });
    expect(of("workload.tasks")).toMatchObject({
      kind: "input",
      origin: { kind: "plan" },
      distribution: { kind: "point", value: 200_000 },
      values: [200_000],
    });
    expect(of("hosted.run.month").values).toHaveLength(60);
    const sourceless = nodes.filter(
      (each: { formula?: string; origin?: object }) =>
        each.formula === undefined && each.origin === undefined,
    );
    expect(sourceless).toEqual([]);
  });

  it("lists inputs first, with range and source, then results; the rest with --all", async () => {
    const { stdout } = await outlay(["explain", "plan.yaml"], { files, width: 60 });
    const at = (text: string) => stdout.indexOf(text);
    expect(at("Inputs (")).toBe(0);
    expect(stdout.split("\n").filter((line) => displayWidth(line) > 60)).toEqual([]);
    expect(stdout).toMatch(/^workload\.tasks {2}200K tasks a month \(your plan, line \d+\)$/m);
    expect(stdout).toMatch(/^review\.share {2}0\.6 % to 1\.7 %, middle 1 % \(your plan, line/m);
    const set = ["--set", "workload.tasks=300k / month"];
    expect((await outlay(["explain", "plan.yaml", ...set])).stdout).toContain(
      "workload.tasks  300K tasks a month (your plan, --set)",
    );
    expect(at("Results of hosted (")).toBeGreaterThan(at("workload.tasks"));
    expect(at("hosted.model-usage.total")).toBeGreaterThan(at("Results of hosted ("));
    expect(stdout).not.toContain("usage.plain-tokens ");
    const all = (await outlay(["explain", "plan.yaml", "--all"], { files, width: 60 })).stdout;
    const { nodes } = JSON.parse((await outlay(["explain", "plan.yaml", "--json"])).stdout);
    const lines = new Set(all.split("\n").map((line) => line.split(" ")[0]));
    const missing = nodes.filter(({ id }: { id: string }) => !lines.has(id));
    expect(missing).toEqual([]);
  });

  it("gives the tree as JSON, to a depth", async () => {
    const { stdout } = await outlay([
      "explain",
      "plan.yaml",
      "hosted.total",
      "--json",
      "--depth",
      "1",
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "explanation",
      id: "hosted.total",
      unit: "USD",
      formula: "hosted.build.total + hosted.run.total",
    });
  });
});

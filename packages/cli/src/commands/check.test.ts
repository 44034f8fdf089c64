import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { displayWidth } from "../output/display-width.ts";
import { runCli } from "../run-cli.ts";

const text = readFileSync(
  new URL("../../../../examples/within-limits.yaml", import.meta.url),
  "utf8",
);
const files = {
  "plan.yaml": text,
  "free.yaml": text.replace(/\n# What the team[\s\S]*$/, "\n"),
  "broken.yaml": text.replace("total: $350k", "total: 350k"),
};

const check = async (argv: readonly string[], settings = {}) => {
  const io = capturedIo({ files, ...settings });
  const code = await runCli(["check", ...argv, "--draws", "1024"], io);
  return { code, stdout: io.stdout, stderr: io.stderr, words: io.stdout.replace(/\s+/g, " ") };
};
const json = async (argv: readonly string[]) => {
  const { code, stdout } = await check([...argv, "--json"]);
  return { code, answer: JSON.parse(stdout) };
};

/** A model without a price for its text. */
const unpriced = ["--set", "paths.hosted.model=openai/gpt-image-2"];
const roomy = ["total=9M", "run_month=900k", "cost_per_task=90"].flatMap((limit) => [
  "--limit",
  limit,
]);

describe("outlay check", () => {
  it("says that all limits hold, against which path, and how many futures may go beyond", async () => {
    const { code, stdout, words } = await check(["plan.yaml"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")[2]).toBe("All 5 limits hold.");
    expect(stdout.match(/^✓ /gm)).toHaveLength(5);
    expect(words).toContain("Held against hosted (the cheapest path that can win)");
    expect(words).toContain("20 of 100 simulated futures may go beyond a limit");
    expect(words).toMatch(/The standard error of these chances is at most \d/);
  });

  it("exits with 3 where one is broken, and says which, by how much, and how often", async () => {
    const { code, stdout, words } = await check(["plan.yaml", "--limit", "total=100k"]);
    expect(code).toBe(3);
    expect(stdout.split("\n")[2]).toBe("1 of 5 limits is broken: build and running, 3 years.");
    expect(words).toMatch(/✗ Build and running, 3 years \$100K \$\d+K \$\d+K over \d+ %/);
    expect(words).toContain("What it is made of: outlay explain plan.yaml hosted.total");
  });

  it.each([
    { name: "all hold", argv: [], code: 0, outcome: "holds" },
    { name: "one is broken", argv: ["--limit", "build=1"], code: 3, outcome: "broken" },
    {
      name: "a price is missing",
      argv: [...unpriced, ...roomy],
      code: 0,
      outcome: "unknown",
    },
    {
      name: "a price is missing, --strict",
      argv: [...unpriced, ...roomy, "--strict"],
      code: 5,
      outcome: "unknown",
    },
    {
      name: "a price is missing, and what is known is too much already",
      argv: [...unpriced, "--limit", "build=1", "--strict"],
      code: 3,
      outcome: "broken",
    },
    {
      name: "the path cannot be built",
      argv: ["--set", "paths={ self-hosted: { model: deepseek-v3, accelerator: l40s } }"],
      code: 1,
      outcome: "unknown",
    },
    {
      name: "the path cannot be built, --strict",
      argv: [
        "--set",
        "paths={ self-hosted: { model: deepseek-v3, accelerator: l40s } }",
        "--strict",
      ],
      code: 5,
      outcome: "unknown",
    },
  ])("$name: exit status $code", async ({ argv, code, outcome }) => {
    const answer = await json(["plan.yaml", ...argv]);
    expect(answer.code).toBe(code);
    expect(answer.answer.outcome).toBe(outcome);
    // A figure that leaves something out never stands as one that holds.
    for (const limit of answer.answer.limits) {
      if (limit.judged?.lowerBound) expect(limit.outcome).not.toBe("holds");
    }
  });

  it("a total that leaves something out does not pass in silence", async () => {
    const { words } = await check(["plan.yaml", ...unpriced, ...roomy]);
    expect(words).toContain("Not known whether 4 of 5 limits hold: something has no price");
    expect(words).toContain("? Build and running, 3 $9.0M over $");
    expect(words).toContain("it can break a limit, and cannot meet one");
  });

  it.each([
    {
      name: "no limits",
      argv: ["free.yaml"],
      want: "free.yaml has no limits. Give one here: --limit total=2M; or in the plan: limits: { total: $2M, chance_of_exceeding: 20 % }.",
    },
    { name: "no key", argv: ["plan.yaml", "--limit", "2M"], want: "--limit total=2M" },
    {
      name: "an unknown key",
      argv: ["plan.yaml", "--limit", "totl=2M"],
      want: "--limit:1:1  `totl` is not a key of `limits`",
    },
    {
      name: "an amount that is none",
      argv: ["plan.yaml", "--limit", "total=much"],
      want: "--limit:1:7  limits.total:",
    },
    {
      name: "more than even odds",
      argv: ["plan.yaml", "--limit", "chance_of_exceeding=80"],
      want: "too large: at most 50 %",
    },
    { name: "a mistake in the plan", argv: ["broken.yaml"], want: "broken.yaml:29:10" },
    { name: "no file", argv: ["none.yaml"], want: "there is no file none.yaml" },
  ])("refuses $name with 2", async ({ argv, want }) => {
    const plain = await check(argv);
    expect(plain.code).toBe(2);
    expect(plain.stdout).toBe("");
    expect(plain.stderr).toContain(want);
    const md = await check([...argv, "--md"]);
    expect(md.code).toBe(2);
    expect(md.stdout).toMatch(/^<!-- outlay-check \w+ -->\n\*\*✗ Not calculated/);
    expect(md.stdout).not.toContain("✓");
  });

  it("--optional lets a plan without limits pass, and says that it has none", async () => {
    expect(await check(["free.yaml", "--optional"])).toMatchObject({
      code: 0,
      stdout: "free.yaml has no limits.\n",
    });
    expect((await json(["free.yaml", "--optional"])).answer).toMatchObject({
      kind: "check",
      limits: [],
      outcome: "no-limits",
    });
    expect((await check(["plan.yaml", "--optional", "--limit", "build=1"])).code).toBe(3);
  });

  it("the example of its refusal works", async () => {
    expect((await check(["free.yaml", "--limit", "total=2M"])).code).toBe(0);
    const { code } = await check(["-"], {
      stdin: `${files["free.yaml"]}\nlimits: { total: $2M, chance_of_exceeding: 20 % }\n`,
    });
    expect(code).toBe(0);
  });

  it.each([
    { limit: "total=350k", same: "total=$350k" },
    { limit: "run_month=8k", same: "run_month=$96k / year" },
    { limit: "cost_per_task=0.8", same: "cost_per_task=$0.80 / task" },
    { limit: "chance_of_exceeding=20", same: "chance_of_exceeding=20 %" },
  ])("--limit $limit is $same", async ({ limit, same }) => {
    const [one, other] = [
      await json(["free.yaml", "--limit", "build=1M", "--limit", limit]),
      await json(["free.yaml", "--limit", "build=1M", "--limit", same]),
    ];
    const judged = ({ answer }: typeof one) => [answer.chanceOfExceeding, ...answer.limits];
    const figures = (each: { judged: object; limit: number }) => [each.judged, each.limit];
    expect(judged(one).slice(1).map(figures)).toEqual(judged(other).slice(1).map(figures));
    expect(judged(one)[0]).toBe(judged(other)[0]);
  });

  it("has all of it in JSON, the same for the same seed", async () => {
    const { answer } = await json(["plan.yaml", "--seed", "5"]);
    expect(answer).toMatchObject({
      schemaVersion: 2,
      kind: "check",
      seed: 5,
      draws: 1024,
      chanceOfExceeding: 0.2,
      chanceStated: true,
      path: "hosted",
      pathBy: "cheapest",
      outcome: "holds",
    });
    expect(answer.limits.map(({ id }: { id: string }) => id)).toEqual([
      "build",
      "total",
      "run_month",
      "cost_per_task",
      "time_to_launch",
    ]);
    expect(answer.limits[1]).toMatchObject({
      key: "limits.total",
      text: "$350k",
      at: { file: "plan.yaml", line: 29, column: 10 },
      unit: "USD",
      limit: 350_000,
      judged: { node: "hosted.total", draws: 1024, lowerBound: false },
    });
    expect((await json(["plan.yaml", "--seed", "5"])).answer).toEqual(answer);
  });

  it("--md has a marker, the verdict first and a row for each limit, in 20 lines", async () => {
    const { code, stdout } = await check(["plan.yaml", "--limit", "total=100k", "--md"]);
    expect(code).toBe(3);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^<!-- outlay-check \w{12} -->$/);
    expect(lines[1]).toBe("**✗ 1 of 5 limits is broken: build and running, 3 years.** `plan.yaml`");
    expect(lines.filter((line) => line.startsWith("| ✓"))).toHaveLength(4);
    expect(lines.filter((line) => line.startsWith("| ✗"))).toHaveLength(1);
    expect(lines.length).toBeLessThanOrEqual(20);
  });

  it.each([40, 60, 80, 120])("fits %d columns", async (width) => {
    for (const argv of [["plan.yaml"], ["plan.yaml", "--limit", "total=100k"]]) {
      const { stdout } = await check(argv, { width });
      for (const line of stdout.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it("says the same without colour", async () => {
    const argv = ["plan.yaml", "--limit", "total=100k"];
    const [plain, coloured] = [await check(argv), await check(argv, { colour: true })];
    expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
    expect(coloured.stdout).not.toBe(plain.stdout);
  });

  it("outlay estimate says in a sentence whether they hold, and nothing without limits", async () => {
    const estimate = async (argv: readonly string[]) => {
      const io = capturedIo({ files });
      await runCli(["estimate", ...argv, "--draws", "500"], io);
      return io.stdout;
    };
    expect(await estimate(["plan.yaml"])).toContain("✓ All 5 limits hold. More with outlay check.");
    expect(await estimate(["free.yaml"])).not.toContain("limits hold");
    expect(JSON.parse(await estimate(["plan.yaml", "--json"])).limits.outcome).toBe("holds");
    expect(JSON.parse(await estimate(["free.yaml", "--json"])).limits).toBeUndefined();
  });
});

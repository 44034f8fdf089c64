import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { capturedIo } from "../../captured-io.ts";
import { runCli } from "../../run-cli.ts";
import { MOST_CHARACTERS, MOST_LINES } from "./diff-markdown.ts";
import { twoPathPlan as plan } from "./two-path-plan.fixture.ts";

const diff = async (argv: readonly string[], files: Readonly<Record<string, string>> = {}) => {
  const io = capturedIo({ files: { "plan.yaml": plan, "same.yaml": plan, ...files } });
  const code = await runCli(["diff", ...argv, "--md", "--draws", "300"], io);
  const raw = io.stdout.trimEnd();
  const text = raw.replaceAll("\\$", "$");
  return { code, raw, text, lines: text.split("\n") };
};

describe("outlay diff --md", () => {
  it("says the money first, below a marker that does not change", async () => {
    const { code, lines, text } = await diff([
      "plan.yaml",
      "--set-b",
      "workload.tasks=300k / month",
    ]);
    expect(code).toBe(0);
    expect(lines[0]).toMatch(/^<!-- outlay-diff [0-9a-f]{12} -->$/);
    expect(lines[1]).toMatch(
      /^\*\*\+\$\S+ a month in year two \(\+\d+ %\), \+\$\S+ over 5 years \(\+\d+ %\), \+\$\S+ for the people who take over \(\+\d+ %\)\*\* · `plan\.yaml`/,
    );
    expect(text).toContain("- `workload.tasks` `200k / month` → `300k / month`: +$");
    const other = await diff(["plan.yaml", "--set-b", "workload.tasks=100k / month"]);
    expect(other.lines[0]).toBe(lines[0]);
    expect(other.lines[1]).toMatch(/^\*\*-\$\S+ a month in year two \(-\d+ %\)/);
  });

  it.each([
    { name: "nothing", argv: ["plan.yaml", "same.yaml"], want: "**No change in cost**" },
    {
      name: "the build alone",
      argv: ["plan.yaml", "--set-b", "inputs.eng.architecture=900 hours", "--path", "self-hosted"],
      want: "over 5 years",
    },
    {
      name: "a short horizon",
      argv: ["plan.yaml", "--set", "horizon=9 months", "--set-b", "workload.tasks=300k / month"],
      want: "a month at the end",
    },
    {
      name: "no price on one side",
      argv: ["plan.yaml", "--set-b", "paths.hosted.model=openai/gpt-image-2", "--path", "hosted"],
      want: "**Incomplete, as something has no price: ",
    },
  ])("$name: $want", async ({ argv, want }) => {
    const { code, lines } = await diff(argv);
    expect(code).toBe(0);
    expect(lines[1]).toContain(want);
  });

  it.each([
    {
      name: "a plan that does not read",
      argv: ["plan.yaml", "broken.yaml"],
      code: 2,
      want: "`broken.yaml:2:1`",
    },
    { name: "no such file", argv: ["plan.yaml", "none.yaml"], code: 2, want: "no file none.yaml" },
    {
      name: "an unknown model",
      argv: ["plan.yaml", "--set-b", "paths.hosted.model=openai/gpt-none"],
      code: 2,
      want: "gpt-none",
    },
    {
      name: "a path that is ruled out",
      argv: [
        "plan.yaml",
        "--set-b",
        "paths.self-hosted.model=deepseek-v3",
        "--path",
        "self-hosted",
      ],
      code: 1,
      want: "Nothing to compare",
    },
    { name: "nothing to compare with", argv: ["plan.yaml"], code: 2, want: "one plan alone" },
  ])("an error is told as one, and never as a figure: $name", async ({ argv, code, want }) => {
    const answer = await diff(argv, { "broken.yaml": "outlay: 1\nnam: A\n" });
    expect(answer.code).toBe(code);
    expect(answer.lines[0]).toMatch(/^<!-- outlay-diff /);
    expect(answer.lines[1]).toMatch(/^\*\*✗ Not (?:calculated|compared)/);
    expect(answer.text).toContain(want);
    expect(answer.text).not.toMatch(/\$\d|0\.00|No change/);
  });

  it("names one file where A is another copy of B, and both where they differ", async () => {
    const far = "/tmp/base/plan.yaml";
    expect((await diff([far, "plan.yaml"], { [far]: plan })).lines[1]).toBe(
      "**No change in cost** · `plan.yaml`",
    );
    expect((await diff(["same.yaml", "plan.yaml"])).lines[1]).toContain(
      "`same.yaml` → `plan.yaml`",
    );
  });

  it("what a plan says calls nobody, links nowhere and breaks no table", async () => {
    const hostile = plan
      .replace("resolved ticket", "'</details><img src=x> @everyone #12 [a](https://x.y) `|`'")
      .replace("Zendesk", "'| --> @everyone ![x](https://x.y/z) ```'");
    const { raw, text } = await diff(["plan.yaml", "hostile.yaml"], {
      "hostile.yaml": hostile.replace("200k / month", "300k / month"),
    });
    expect(raw.replace(/(`+)(?:(?!\1)[\s\S])*?\1/g, "")).not.toMatch(/(?<!\\)\$/);
    const outside = text.replace(/(`+)(?:(?!\1)[\s\S])*?\1/g, "");
    expect(outside).not.toMatch(/@everyone|<img|!\[|\]\(|https:\/\//);
    expect(outside.match(/<details>/g)?.length).toBe(outside.match(/<\/details>/g)?.length);
    expect(text.split("\n")[0]).toMatch(/^<!-- [^>]* -->$/);
  });
});

const folder = new URL("../../../../../examples/", import.meta.url);
const examples = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const files = Object.fromEntries(
  examples.map((name) => [name, readFileSync(new URL(name, folder), "utf8")]),
);

/** Dice from a seed: the same overrides on every machine. */
function diceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const overrides = [
  ...["horizon=9 months", "horizon=36 months", "start=2029-07", "name=Another"],
  ...["workload.tasks=7 / day", "workload.tasks=9M / month", "workload.growth=90 % / year"],
  ...["workload.input_tokens=100 to 90000", "workload.output_tokens=1 to 9000"],
  ...["outcome.success_rate=5 % to 95 %", "outcome.fallback_cost=$900"],
  ...["people.rate=$400 / hour", "people.wage_inflation=15 % / year", "finance.discount_rate=30 %"],
  ...["compliance.regimes=[hipaa, gdpr, soc-2]", "review.share=40 %", "commercial.tax=19 %"],
  ...["quality.runs=90 / month", "limits.total=$1M", "limits.chance_of_exceeding=20 %"],
];

const fits = (text: string): void => {
  expect(text.split("\n").length).toBeLessThanOrEqual(MOST_LINES);
  expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS);
};

describe("bounds", () => {
  it.each(examples.map((name, at) => [name, examples.at(at - 1) as string]))(
    "%s beside %s fits a comment",
    async (name, other) => {
      const { raw: text, code } = await diff([name, other, "--draws", "100"], files);
      expect(code).toBeLessThanOrEqual(1);
      fits(text);
    },
  );

  it("100 random changes fit a comment, errors among them", async () => {
    const pick = diceFrom(7);
    for (let round = 0; round < 100; round++) {
      const name = examples[pick(examples.length)] as string;
      const set = Array.from({ length: 1 + pick(8) }, () => overrides[pick(overrides.length)]);
      const argv = set.flatMap((each) => ["--set-b", each as string]);
      const { raw: text } = await diff([name, ...argv, "--draws", "100"], files);
      expect(text).toMatch(/^<!-- outlay-diff/);
      fits(text);
    }
  });

  it("a thousand mistakes with long texts fit a comment", async () => {
    const long = "x".repeat(3_000);
    const broken = Array.from({ length: 1_000 }, (_, at) => `"${long.slice(at)}": 1`).join("\n");
    const { raw: text } = await diff(["plan.yaml", "long.yaml"], {
      "long.yaml": broken.slice(0, 150_000),
    });
    fits(text);
  });

  it("many keys with long texts fit a comment", async () => {
    const systems = Array.from(
      { length: 60 },
      (_, at) => `  - { name: "${`${at} \`|<@`.padEnd(400, "€|`")}", kind: crm }`,
    );
    const { raw: text, code } = await diff(["plan.yaml", "many.yaml"], {
      "many.yaml": plan.replace("integrations:", `integrations:\n${systems.join("\n")}`),
    });
    expect(code).toBe(0);
    fits(text);
  });
});

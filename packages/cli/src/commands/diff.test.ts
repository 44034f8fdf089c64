import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { type CapturedIoSettings, capturedIo } from "../captured-io.ts";
import { displayWidth } from "../output/display-width.ts";
import { runCli } from "../run-cli.ts";
import { twoPathPlan as plan } from "./diff/two-path-plan.fixture.ts";

const files = { "plan.yaml": plan, "same.yaml": plan };
const few = ["--draws", "1000"];

const diff = async (argv: readonly string[], settings: CapturedIoSettings = {}) => {
  const io = capturedIo({ files, ...settings });
  const code = await runCli(["diff", ...argv, ...few], io);
  return { code, io, stdout: io.stdout, stderr: io.stderr, words: io.stdout.replace(/\s+/g, " ") };
};
const setB = ["--set-b", "workload.tasks=300k / month"];

describe("outlay diff", () => {
  it("says first what B costs more, how sure that is, and for which work", async () => {
    const { code, stdout, words } = await diff(["plan.yaml", ...setB]);
    expect(code).toBe(0);
    expect(stdout.split("\n").slice(1, 3)).toEqual([
      "A  plan.yaml",
      "B  plan.yaml, with workload.tasks=300k / month",
    ]);
    expect(stdout.split("\n")[5]).toMatch(/^B costs \$\d+M more than A over 5 years/);
    expect(words).toMatch(
      /In eight of ten simulated futures the difference lies between \$\d+M and \$\d+M more; B costs more in all of them\./,
    );
    expect(words).toMatch(
      /They do not do the same work: 19M tasks in A, 29M in B\. For one task B costs \$0\.\d+ less\./,
    );
    expect(words).toMatch(
      /\+\$\d+M workload\.tasks A 200k \/ month \(line 9\) B 300k \/ month \(--set\)/,
    );
    expect(words).not.toMatch(/\bP[1-9]0\b|draws/);
  });

  it.each([
    { name: "the same file", argv: ["plan.yaml", "plan.yaml"] },
    { name: "two files with the same text", argv: ["plan.yaml", "same.yaml"] },
    {
      name: "other words for the same",
      argv: ["plan.yaml", "--set-b", "workload.tasks=200000 / month"],
    },
  ])("finds no difference in any future: $name", async ({ argv }) => {
    const { code, words } = await diff(argv);
    expect(code).toBe(0);
    expect(words).toMatch(
      /A and B cost the same over 5 years \([a-z-]+\), in every simulated future/,
    );
    expect(words).not.toContain("What differs between the plans");
  });

  it.each([
    {
      name: "horizons",
      argv: ["plan.yaml", "--set-b", "horizon=36 months"],
      want: "A runs 5 years, B 3 years: both are compared over the first 3 years.",
    },
    {
      name: "starts",
      argv: ["plan.yaml", "--set-b", "start=2027-07"],
      want: "A starts in 2027-01, B in 2027-07: months are counted from the launch of each.",
    },
    {
      name: "a path without a price",
      argv: ["plan.yaml", "--set-b", "paths.hosted.model=openai/gpt-image-2", "--path", "hosted"],
      want: "INCOMPLETE: something that B needs has no price, so its figures are too low.",
    },
    {
      name: "a path that is ruled out",
      argv: ["plan.yaml", "--set-b", "paths.self-hosted.model=deepseek-v3"],
      want: "Not compared: self-hosted (ruled out in B).",
    },
    {
      name: "two paths of one plan",
      argv: ["plan.yaml", "--path", "hosted:self-hosted"],
      want: "(A hosted, B self-hosted)",
    },
    {
      name: "another model at equal success",
      argv: ["plan.yaml", "--path", "hosted:self-hosted"],
      want: "But the models differ, and are taken to succeed equally often. B is the cheaper",
    },
    {
      name: "the same cost, worth another sum today",
      argv: ["plan.yaml", "--set-b", "finance.discount_rate=20 %", "--path", "hosted"],
      want: "Its present value differs: $",
    },
    {
      name: "a key that moves what the cost is worth, and no cost",
      argv: ["plan.yaml", "--set-b", "finance.discount_rate=20 %", "--path", "hosted"],
      want: "Moves no cost, but what it is worth today (present value -$",
    },
    {
      name: "lines of one side",
      argv: ["plan.yaml", "--path", "hosted:self-hosted"],
      want: "Model usage (only A)",
    },
  ])("names what is compared and what not: $name", async ({ argv, want }) => {
    expect((await diff(argv)).words).toContain(want);
  });

  it("changes both sides with --set", async () => {
    const { stdout } = await diff(["plan.yaml", ...setB, "--set", "horizon=24 months", "--json"]);
    const { kind, months, a, b } = JSON.parse(stdout);
    expect({ kind, months, a: a.months, b: b.months }).toEqual({
      kind: "diff",
      months: 24,
      a: 24,
      b: 24,
    });
  });

  it("gives the same bytes of JSON for the same seed", async () => {
    const argv = ["plan.yaml", ...setB, "--json", "--seed", "7"];
    expect((await diff(argv)).stdout).toBe((await diff(argv)).stdout);
  });

  it("takes the approved version as A", async () => {
    const approved = capturedIo({ files });
    await runCli(["approve", "plan.yaml", ...few], approved);
    const now = plan.replace("tasks: 200k / month", "tasks: 300k / month");
    const kept = Object.fromEntries(approved.files);
    const { code, stdout, words } = await diff(["plan.yaml", "--approved"], {
      files: { ...kept, "plan.yaml": now },
    });
    expect(code).toBe(0);
    expect(stdout).toContain("A  plan.yaml as approved (version 1)\nB  plan.yaml\n");
    expect(words).toContain("A 200k / month (line 9) B 300k / month (line 9)");
  });

  it("reads one of the plans from stdin", async () => {
    const { code, stdout } = await diff(["-", "plan.yaml"], { stdin: plan });
    expect(code).toBe(0);
    expect(stdout).toContain("A  stdin");
  });

  it.each([40, 80])("fits %i columns", async (width) => {
    for (const argv of [
      ["plan.yaml", ...setB],
      ["plan.yaml", "--path", "hosted:self-hosted"],
    ]) {
      const { stdout } = await diff(argv, { width });
      expect(stdout.split("\n").filter((line) => displayWidth(line) > width)).toEqual([]);
    }
  });

  it("looks the same without colour", async () => {
    const coloured = await diff(["plan.yaml", ...setB], { colour: true });
    const bare = await diff(["plan.yaml", ...setB]);
    expect(coloured.stdout).not.toBe(bare.stdout);
    expect(stripVTControlCharacters(coloured.stdout)).toBe(bare.stdout);
  });

  it.each([
    { name: "one plan alone", argv: ["plan.yaml"], want: "one plan alone has nothing" },
    {
      name: "one plan, one path",
      argv: ["plan.yaml", "--path", "hosted"],
      want: "one plan alone has nothing",
    },
    { name: "no such file", argv: ["plan.yaml", "no.yaml"], want: "there is no file no.yaml" },
    { name: "never approved", argv: ["plan.yaml", "--approved"], want: "was never approved" },
    { name: "stdin, approved", argv: ["-", "--approved"], want: "has no approved version" },
    { name: "stdin twice", argv: ["-", "-"], want: "stdin can be one of the plans, not both" },
    {
      name: "no such path",
      argv: ["plan.yaml", "same.yaml", "--path", "selfhosted"],
      want: "A has no path selfhosted; did you mean self-hosted?",
    },
    {
      name: "three paths",
      argv: ["plan.yaml", "same.yaml", "--path", "hosted:self-hosted:hosted"],
      want: "is not a path or two with a colon",
    },
    {
      name: "an unknown key",
      argv: ["plan.yaml", "--set-b", "workload.task=5"],
      want: "one of tasks",
    },
    {
      name: "an unknown model",
      argv: ["plan.yaml", "--set-b", "paths.hosted.model=anthropic/claude-sonet-5"],
      want: "has no model anthropic/claude-sonet-5",
    },
    {
      name: "too many draws to keep",
      argv: ["plan.yaml", ...setB, "--draws", "1000000"],
      want: "from 100 to 100000",
    },
  ])("exits with 2: $name", async ({ argv, want }) => {
    const { code, stdout, stderr } = await diff(argv);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(want);
  });

  it("tells a mistake that both sides share once", async () => {
    const { stderr } = await diff(["plan.yaml", ...setB, "--set", "workload.task=5"]);
    expect(stderr.match(/one of tasks/g)).toHaveLength(1);
  });

  it("exits with 1 where a side has no path that can be priced", async () => {
    const only = plan.replace(/^ {2}hosted:.*\n/m, "");
    const { code, words } = await diff(
      ["plan.yaml", "only.yaml", "--set-b", "paths.self-hosted.model=deepseek-v3"],
      { files: { "plan.yaml": plan, "only.yaml": only } },
    );
    expect(code).toBe(1);
    expect(words).toContain("Nothing to compare: no path of B can be priced");
  });

  describe("beside a copy in another folder that names its own price file", () => {
    const folder = new URL("../../../../examples/contracts/", import.meta.url);
    const [own, contract] = ["plan.yaml", "acme.yaml"].map((name) =>
      readFileSync(new URL(name, folder), "utf8"),
    ) as [string, string];
    const base = { "base/plan.yaml": own, "base/acme.yaml": contract, "plan.yaml": own };

    it("is the same where the file is the same", async () => {
      const { code, words } = await diff(["base/plan.yaml", "plan.yaml"], {
        files: { ...base, "acme.yaml": contract },
      });
      expect(code).toBe(0);
      expect(words).toContain("A and B cost the same");
    });

    it("has the prices of its own file on each side, though the plans are word by word the same", async () => {
      const cheaper = contract.replace("output_text: 12.00", "output_text: 6.00");
      const { code, words } = await diff(["base/plan.yaml", "plan.yaml"], {
        files: { ...base, "acme.yaml": cheaper },
      });
      expect(code).toBe(0);
      expect(words).toMatch(/^Assistant under contract .* B costs \$\S+ less than A/);
      expect(words).toMatch(/price_book A acme\.yaml \(of A\) \(line 8\) B acme\.yaml \(line 8\)/);
    });
  });
});

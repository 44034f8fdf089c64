import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CapturedIoSettings, capturedIo } from "../captured-io.ts";
import { displayWidth } from "../output/display-width.ts";
import { runCli } from "../run-cli.ts";
import { command as estimateCommand } from "./estimate.ts";
import { command as explainCommand } from "./explain.ts";

const plan = readFileSync(
  new URL("../../../../examples/support-assistant.yaml", import.meta.url),
  "utf8",
);
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

const outlay = async (argv: readonly string[], settings: CapturedIoSettings = { files }) => {
  const io = capturedIo(settings);
  const code = await runCli([...argv], io, table);
  return { code, io, stdout: io.stdout, stderr: io.stderr };
};

const few = ["--draws", "1000"];

describe("outlay estimate", () => {
  it("says the verdict first, in money, and fits 80 columns", async () => {
    const { code, stdout } = await outlay(["estimate", "plan.yaml", ...few]);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[2]).toMatch(/^(Hosted|Self-hosted) is the cheaper path/);
    expect(lines[3]).toMatch(/^ {2}Ask for \$\d+K to build it; one chance in five/);
    expect(stdout).toMatch(/\d+ of \d+ inputs are our assumption\./);
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it("gives the same bytes of JSON for the same seed", async () => {
    const one = await outlay(["estimate", "plan.yaml", "--json", "--seed", "7", ...few]);
    const two = await outlay(["estimate", "plan.yaml", "--json", "--seed", "7", ...few]);
    expect(two.stdout).toBe(one.stdout);
    expect(JSON.parse(one.stdout)).toMatchObject({
      schemaVersion: 1,
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
    expect(loose.stdout).not.toContain("is the cheaper path");
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

describe("outlay explain", () => {
  it("opens a number to its formula, inputs, sources and dates", async () => {
    const { code, stdout } = await outlay([
      "explain",
      "plan.yaml",
      "hosted.model-usage.input.rate",
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain("hosted.model-usage.paid-calls × usage.plain-tokens ×");
    expect(stdout).toContain("vendor: price line anthropic/claude-sonnet-4-6/input_text@");
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

  it("lists all names, and every node that an estimate shows opens", async () => {
    const { stdout } = await outlay(["explain", "plan.yaml", "--json"]);
    const names = new Set(JSON.parse(stdout).nodes.map(({ id }: { id: string }) => id));
    expect((await outlay(["explain", "plan.yaml"])).stdout).toContain("hosted.model-usage.total");
    const shown = JSON.parse(
      (await outlay(["estimate", "plan.yaml", "--json", ...few])).stdout,
    ).paths.flatMap(({ lines }: { lines: { node: string }[] }) => lines.map(({ node }) => node));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((node: string) => !names.has(node))).toEqual([]);
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

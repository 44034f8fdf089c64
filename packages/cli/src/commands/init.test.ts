import { parsePlan } from "@outlay/estimate";
import { describe, expect, it } from "vitest";
import { type CapturedIoSettings, capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { exampleOf } from "../init/check-answer.ts";
import { questions } from "../init/questions.ts";
import { unknownName } from "../init/unknown-name.ts";
import { runCli } from "../run-cli.ts";
import { command } from "./init.ts";

const table = [
  { name: "init", group: "Plans", summary: "Write a first plan", load: async () => ({ command }) },
] as const;
const init = async (argv: readonly string[], settings: CapturedIoSettings = {}) => {
  const io = capturedIo(settings);
  const code = await runCli(["init", ...argv], io, table);
  return { code, io, plan: io.files.get("plan.yaml") ?? "" };
};
const keysOf = (text: string) => {
  const plan = parsePlan(text, "plan.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};
const all = [
  ...["--name", "Help desk", "--tasks", "20k / month", "--input-tokens", "900 to 1500"],
  ...["--output-tokens", "300", "--model", "anthropic/claude-haiku-4-5"],
];

describe("flags alone", () => {
  it("write a plan that can be read, with nothing in it that was not given", async () => {
    const { code, plan, io } = await init(all);
    expect(code).toBe(0);
    const { paths, workload, outcome } = keysOf(plan);
    expect(Object.keys(paths)).toEqual(["hosted"]);
    expect(workload.input_tokens.text).toBe("900 to 1500");
    expect(outcome).toBeUndefined();
    expect(plan).not.toContain("an example:");
    expect(io.stderr).toContain("Next: outlay estimate plan.yaml");
  });

  it("with --yes mark what is only an example, on both paths", async () => {
    const { code, plan, io } = await init(["--yes", "--tasks", "5k / day"]);
    expect(code).toBe(0);
    expect(Object.keys(keysOf(plan).paths)).toEqual(["hosted", "self-hosted"]);
    expect(plan).toContain("  tasks: 5k / day\n");
    expect(plan.match(/# an example: put your own value here/g)).toHaveLength(6);
    expect(io.stderr).toContain("Only examples so far:\n  name\n  workload.input_tokens\n");
  });

  it("with --yes and one path write that path only", async () => {
    const { plan } = await init(["--yes", "--open-model", "llama-3.1-8b-instruct"]);
    expect(Object.keys(keysOf(plan).paths)).toEqual(["self-hosted"]);
  });

  it("are all named when they lack and nobody can be asked", async () => {
    const { code, io } = await init(["--name", "A"]);
    expect(code).toBe(2);
    expect(io.stderr).toContain(
      "Give --tasks, --input-tokens, --output-tokens, --model or --open-model; or --yes",
    );
    expect(io.files.size).toBe(0);
  });

  it("are refused with the place and a mend when they cannot be read", async () => {
    const { code, io } = await init([...all, "--tasks", "20k"]);
    expect(code).toBe(2);
    expect(io.stderr).toContain("--tasks:1:1  workload.tasks: the time is missing");
    expect(io.stderr).toContain("did you mean  20k / month");
  });

  it.each([
    { flags: ["--model", "anthropic/claude-sonet-4-6"], near: "anthropic/claude-sonnet-4-6" },
    { flags: ["--open-model", "llama-3.1-8b-instuct"], near: "llama-3.1-8b-instruct" },
    { flags: ["--open-model", "llama-3.1-8b-instruct", "--accelerator", "l40"], near: "l40s" },
  ])("$flags is not in the catalog: $near is", async ({ flags, near }) => {
    const { code, io } = await init(["--yes", ...flags]);
    expect(code).toBe(2);
    expect(io.stderr).toContain("of the catalog");
    expect(io.stderr).toContain(near);
  });
});

it.each(questions.map(({ key }) => ({ key })))(
  "the example of $key is in the catalog",
  ({ key }) => {
    expect(unknownName(key, exampleOf(key), new Date("2027-01-01T12:00:00Z"))).toBeUndefined();
  },
);

describe("files", () => {
  it("are never replaced without --force", async () => {
    const files = { "plan.yaml": "mine" };
    const kept = await init(all, { files });
    expect([kept.code, kept.plan]).toEqual([2, "mine"]);
    expect(kept.io.stderr).toContain("--force replaces it");
    const forced = await init([...all, "--force"], { files });
    expect([forced.code, forced.plan.includes("20k / month")]).toEqual([0, true]);
  });

  it("get the schema of the clone when the plan is inside one", async () => {
    const files = { "schemas/plan.schema.json": '{ "title": "Outlay plan" }' };
    const io = capturedIo({ files });
    await runCli(["init", ...all, "--out", "examples/a.yaml"], io, table);
    const [first] = (io.files.get("examples/a.yaml") ?? "").split("\n");
    expect(first).toBe("# yaml-language-server: $schema=../schemas/plan.schema.json");
    expect(io.files.size).toBe(2);
  });

  it("get a schema beside the plan elsewhere", async () => {
    const { io, plan } = await init(all);
    expect(plan.split("\n")[0]).toBe("# yaml-language-server: $schema=plan.schema.json");
    expect(JSON.parse(io.files.get("plan.schema.json") ?? "").title).toBe("Outlay plan");
  });

  it("of another kind are left alone", async () => {
    const { io, plan } = await init(all, { files: { "plan.schema.json": "{}" } });
    expect(io.files.get("plan.schema.json")).toBe("{}");
    expect(plan).not.toContain("$schema");
  });

  it("are not touched with --out -", async () => {
    const { io } = await init([...all, "--out", "-"]);
    expect(io.files.size).toBe(0);
    expect(keysOf(io.stdout).name).toBe("Help desk");
  });
});

describe("questions on a terminal", () => {
  it("are asked for what the flags do not say, again after an answer that does not fit", async () => {
    const { code, plan, io } = await init(["--name", "A"], {
      terminal: true,
      answers: ["", "20k", "20k / month", "900", "", "300", "", "llama-3.1-8b-instruct", "l40s"],
    });
    expect(code).toBe(0);
    const read = keysOf(plan);
    expect(read.workload.tasks.text).toBe("20k / month");
    expect(read.paths["self-hosted"]?.accelerator?.value).toBe("l40s");
    expect(read.outcome).toBeUndefined();
    expect(io.stderr).toContain("did you mean  20k / month");
    expect(io.stderr).toContain("This one is needed.");
  });
});

it("writes a plan that the next verb can price", async () => {
  const { io } = await init(["--yes"]);
  const code = await runCli(
    ["estimate", "plan.yaml", "--draws", "256", "--json"],
    io,
    commandTable,
  );
  expect(code).toBe(0);
  const told = JSON.parse(io.stdout);
  expect(told.paths.map((path: { id: string }) => path.id)).toEqual(["hosted", "self-hosted"]);
});

it("tells programs what it wrote", async () => {
  const { io } = await init([...all, "--json"]);
  expect(JSON.parse(io.stdout)).toMatchObject({ file: "plan.yaml", examples: [] });
});

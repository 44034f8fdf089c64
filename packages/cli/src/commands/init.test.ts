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
  ...[
    "--kind",
    "conversation",
    "--name",
    "Help desk",
    "--tasks",
    "20k / month",
    "--input-tokens",
    "900 to 1500",
  ],
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
    expect(plan.match(/# an example: put your own value here/g)).toHaveLength(7);
    // Today is 2027-01-01; a build on own machines takes half a year or so.
    const { start = "" } = keysOf(plan);
    expect(start >= "2027-07" && start <= "2028-01", start).toBe(true);
    expect(plan).toMatch(/^start: \S+ {2}# proposed: the first month after [\d-]+ weeks of proof/m);
    expect(io.stderr).toMatch(/^ {2}start +2027-/m);
    expect(io.stderr).toContain(
      "Only examples so far:\n  workload.steps_per_task\n  workload.turns_per_conversation\n  name\n",
    );
  });

  it("with --yes and one path write that path only", async () => {
    const { plan } = await init(["--yes", "--open-model", "llama-3.1-8b-instruct"]);
    expect(Object.keys(keysOf(plan).paths)).toEqual(["self-hosted"]);
  });

  it("are all named when they lack and nobody can be asked", async () => {
    const { code, io } = await init(["--name", "A"]);
    expect(code).toBe(2);
    expect(io.stderr).toContain(
      "Give --kind, --tasks, --input-tokens, --output-tokens, --model or --open-model; or --yes",
    );
    expect(io.files.size).toBe(0);
  });

  it("are refused with the place and a mend when they cannot be read", async () => {
    const { code, io } = await init([...all, "--tasks", "20k"]);
    expect(code).toBe(2);
    expect(io.stderr).toContain(
      'outlay: --tasks "20k": The time is missing: how much per what? Did you mean 20k / month?',
    );
  });

  it.each([
    { flags: ["--model", "anthropic/claude-sonet-4-6"], near: "anthropic/claude-sonnet-4-6" },
    { flags: ["--open-model", "llama-3.1-8b-instuct"], near: "llama-3.1-8b-instruct" },
    { flags: ["--open-model", "llama-3.1-8b-instruct", "--accelerator", "l40"], near: "l40s" },
    { flags: ["--model", "anthropic/claude-opus-4-7x"], near: "Nearest: anthropic/claude-opus-4-" },
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
      answers: [
        ...["chat", "1", "", "20k", "20k / month", "900", "", "300", ""],
        ...["llama-3.1-8b-instruct", "l40s"],
      ],
    });
    expect(code).toBe(0);
    const read = keysOf(plan);
    expect(read.workload.tasks.text).toBe("20k / month");
    expect(read.paths["self-hosted"]?.accelerator?.value).toBe("l40s");
    expect(read.outcome).toBeUndefined();
    expect(io.stderr).toContain("This one is needed: 1, 2, 3, or conversation, document, agent.");
    expect(io.stderr).toContain(
      "> The time is missing: how much per what? Did you mean 20k / month?\n",
    );
    expect(io.stderr).not.toContain("workload.tasks:");
    expect(io.stderr).toContain("This one is needed.");
  });
});

describe("questions that stay unanswered", () => {
  const answers = ["3", "Desk", ...Array<string>(7).fill(""), "?", "", "?", "", ""];
  it("take a marked example after a second Enter, and show what there is", async () => {
    const { code, plan, io } = await init([], { terminal: true, answers });
    expect(code, io.stderr).toBe(0);
    expect(io.stderr).toMatch(/Such as anthropic\/claude-.*`outlay price list` shows all \d+/);
    expect(io.stderr).toContain("There are ");
    expect(io.stderr).toContain(
      "A plan needs one path: this model, or one through its API. Enter once more takes",
    );
    expect(Object.keys(keysOf(plan).paths)).toEqual(["self-hosted"]);
    expect(plan.match(/# an example: put your own value here/g)).toHaveLength(4);
    expect(io.stderr).toMatch(/go live\? Enter takes 2027-\d\d, which the time to build allows/);
  });

  it("can be a month of one's own", async () => {
    const { plan, io } = await init([...all, "--start", "2028-02"]);
    expect(keysOf(plan).start).toBe("2028-02");
    expect(plan).toContain("start: 2028-02\n");
    expect(io.stderr).not.toMatch(/^ {2}start /m);
  });
});

describe("the kind of a task", () => {
  const flags = all.slice(2);
  it.each([
    { kind: "conversation", steps: "1", turns: "low 1, likely 3, high 8", mark: "a conversation" },
    { kind: "document", steps: "1", turns: "1", mark: "a document" },
    { kind: "agent", steps: "low 3, likely 6, high 20", turns: "1", mark: "an agent" },
  ])("$kind is visible in the plan", async ({ kind, steps, turns, mark }) => {
    const { plan, io } = await init(["--kind", kind, ...flags]);
    const { workload } = keysOf(plan);
    expect(workload.steps_per_task?.text).toBe(steps);
    expect(workload.turns_per_conversation?.text).toBe(turns);
    const note = `  # assumed for ${mark}: put your own value here\n`;
    expect(plan).toContain(`  turns_per_conversation: ${turns}${note}`);
    expect(plan).toContain(`  steps_per_task: ${steps}${note}`);
    expect(io.stderr).toMatch(/^ {2}workload\.steps_per_task +/m);
  });
});

describe("the closing words", () => {
  it("name what is assumed, with its figures", async () => {
    const { io } = await init([...all, "--unit", "resolved ticket"]);
    expect(io.stderr).toContain("Assumed until the plan says otherwise:\n");
    expect(io.stderr).toMatch(
      /^ {2}outcome\.fallback_cost +\$6 to \$25, likely \$13\.5 \(a task\)$/m,
    );
    expect(io.stderr).toMatch(/^ {2}outcome\.success_rate +35 % to 70 %, likely 50 %$/m);
    expect(io.stderr).toMatch(/^ {2}review\.share +0\.2 % to 5 %, likely 1 %$/m);
    expect(io.stderr).toMatch(/^ {2}workload\.active_hours +8 to 24, likely 12 \(hours a day\)$/m);
    expect(io.stderr).toMatch(/ likely \$90 \(an hour\)$/m);
    expect(io.stderr).toMatch(/^ {2}horizon +60 months$/m);
    expect(io.stderr).not.toContain("paths.self-hosted");
    expect(io.stderr).not.toContain("retrieval");
  });

  it("leave out what was answered, and what does not count", async () => {
    const { io, plan } = await init([...all, "--unit", "ticket", "--fallback-cost", "$4"]);
    expect(keysOf(plan).outcome?.fallback_cost?.text).toBe("$4");
    expect(io.stderr).not.toContain("outcome.fallback_cost");
    const hosting = await init(["--yes", "--open-model", "llama-3.1-8b-instruct"]);
    expect(hosting.io.stderr).toMatch(
      /^ {2}paths\.self-hosted\.accelerator +the cheapest that serves the load$/m,
    );
    const bare = await init(all);
    expect(bare.io.stderr).not.toContain("outcome.");
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

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { capturedIo } from "./captured-io.ts";
import { commandTable } from "./command-table.ts";
import { runCli } from "./run-cli.ts";
import { schemaVersion } from "./version.ts";

const example = (file: string) =>
  readFileSync(new URL(`../../../examples/${file}`, import.meta.url), "utf8");
const files = {
  "plan.yaml": example("support-assistant.yaml"),
  "answer.json": example("responses/anthropic-cached.json"),
  "rows.csv": example("measured-serving.csv"),
  "litellm.json": JSON.stringify({
    "claude-sonnet-4-6": { litellm_provider: "anthropic", input_cost_per_token: 3e-6 },
  }),
};

/** One call of every verb. A verb that is missing here fails the first test. */
const calls: Readonly<Record<string, string>> = {
  init: "--yes --out new.yaml",
  estimate: "plan.yaml --draws 200",
  advise: "plan.yaml",
  report: "plan.yaml --md --draws 200",
  diff: "plan.yaml --set-b workload.tasks=300k/month --draws 200",
  check: "plan.yaml --limit total=1B --draws 200",
  approve: "plan.yaml --draws 200",
  explain: "plan.yaml hosted.model-usage.total",
  "price cost": "answer.json --provider anthropic --at 2026-11-23",
  "price meters": "input_text=2000 --model claude-sonnet-4-6 --provider anthropic --at 2026-11-23",
  "price list": "--provider mistral --at 2026-11-23",
  "price show": "claude-sonnet-4-6 --at 2026-11-23",
  "price check": "claude-sonnet-4-6 --at 2026-08-21 --against litellm:litellm.json",
  "price diff": "article-2026 list --at 2026-11-23",
  "price import": "litellm:litellm.json@2026-08-01",
  "capacity evaluate": "rows.csv",
  "capacity train": "llama-3.1-8b --tokens 1M --gpu h100",
  catalog: "--at 2026-11-23",
  "catalog list": "machines --gpu h100",
  "catalog show": "storage.object",
  "price update": "litellm:litellm.json@2026-08-01 --model claude-sonnet-4-6",
  capacity: "llama-3.3-70b --input 1000 --output 300 --rate 2",
  completion: "bash",
  __complete: "model",
};

it("knows every verb", () => {
  expect(Object.keys(calls).toSorted()).toEqual(commandTable.map(({ name }) => name).toSorted());
});

it.each(Object.entries(calls))(
  "outlay %s --json prints JSON that begins with schemaVersion",
  async (verb, words) => {
    const io = capturedIo({ files });
    const code = await runCli([...verb.split(" "), ...words.split(" "), "--json"], io);
    expect(code, io.stderr).toBe(0);
    const document = JSON.parse(io.stdout);
    expect(Object.keys(document)[0]).toBe("schemaVersion");
    expect(document.schemaVersion).toBe(schemaVersion);
  },
);

it.each(Object.entries(calls))(
  "outlay %s prints lines of at most 80 columns, without NaN",
  async (verb, words) => {
    const io = capturedIo({ files });
    await runCli([...verb.split(" "), ...words.split(" ")], io);
    expect(io.stdout).not.toMatch(/NaN|undefined|\[object/);
    // A script or a file, not for reading in a terminal.
    if (verb === "completion" || verb === "price import") return;
    for (const line of io.stdout.split("\n"))
      expect([...line].length, line).toBeLessThanOrEqual(80);
  },
);

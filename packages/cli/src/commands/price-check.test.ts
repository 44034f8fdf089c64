import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

const entry = (input: number, output: number) => ({
  litellm_provider: "anthropic",
  mode: "chat",
  input_cost_per_token: input / 1e6,
  output_cost_per_token: output / 1e6,
});
const files = {
  "equal.json": JSON.stringify({ "claude-sonnet-4-6": entry(3, 15) }),
  "thousand.json": JSON.stringify({
    "claude-sonnet-4-6": entry(3000, 15),
    "claude-9": entry(1, 2),
  }),
  "close.json": JSON.stringify({ "claude-sonnet-4-6": entry(3.01, 15) }),
  "dev.json": JSON.stringify({
    anthropic: { models: { "claude-sonnet-4-6": { cost: { input: 3, output: 16 } } } },
  }),
  "broken.json": "{",
};

async function check(...words: string[]) {
  const io = capturedIo({ files, now: () => new Date("2026-11-23T12:00:00Z") });
  const all = ["price", "check", ...words, "--at", "2026-08-21"];
  return Object.assign(io, { code: await runCli(all, io) });
}
const model = "claude-sonnet-4-6";

it.each([
  { name: "equal", words: ["--against", "litellm:equal.json"], code: exitCode.ok },
  { name: "disputed", words: ["--against", "litellm:thousand.json"], code: exitCode.threshold },
  { name: "close", words: ["--against", "litellm:close.json"], code: exitCode.threshold },
  {
    name: "within the tolerance",
    words: ["--against", "litellm:close.json", "--tolerance", "0.5"],
    code: exitCode.ok,
  },
])("exits $code where prices are $name", async ({ words, code }) => {
  expect((await check(model, ...words)).code).toBe(code);
});

it("shows ours, each book, the ratio and who is likely right, in 80 columns", async () => {
  const { stdout } = await check(
    model,
    "--against",
    "litellm:thousand.json@2026-08-01",
    "--against",
    "models.dev:dev.json",
    "--missing",
  );
  expect(stdout).toMatch(/^anthropic\/claude-sonnet-4-6$/m);
  expect(stdout).toMatch(/^input_text +ours +3\.00/m);
  expect(stdout).toMatch(/litellm +3000\.00 +1000 ×/);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain("litellm of 2026-08-01, models.dev:");
  expect(stdout).toContain("Every model of ours is in some book.");
  for (const line of stdout.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(80);
});

it("counts models that only the books have", async () => {
  const { stdout } = await check(
    "--provider",
    "anthropic",
    "--against",
    "litellm:thousand.json",
    "--missing",
  );
  expect(stdout).toMatch(/^anthropic +1 +claude-9$/m);
  expect(stdout).toContain("claude-opus-4-7");
});

it("prints the same as JSON, amounts as decimal text", async () => {
  const { stdout } = await check(model, "--against", "litellm:thousand.json@2026-08-01", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 2,
    at: "2026-08-21",
    against: [{ book: "litellm", dated: "2026-08-01" }],
    models: 1,
    counts: { disputed: 1 },
    disputed: [
      {
        provider: "anthropic",
        model,
        meter: "input_text",
        when: {},
        per: "1000000",
        ours: { usd: "3.00" },
        witnesses: [
          {
            book: "litellm",
            lineage: "litellm",
            usd: "3000.00",
            ratio: "1000",
            slip: { code: "wrong_unit" },
            rule: "exact key (anthropic)",
          },
        ],
        verdict: { likely: "ours" },
      },
    ],
  });
});

it.each([
  { name: "no catalogue", words: [model], want: "--against is needed" },
  { name: "a wrong kind", words: [model, "--against", "litelm:x"], want: "Did you mean litellm?" },
  { name: "no path", words: [model, "--against", "litellm:"], want: "is none of" },
  {
    name: "a wrong day",
    words: [model, "--against", "litellm:x@2026-02-31"],
    want: "is not a day",
  },
  { name: "a broken file", words: [model, "--against", "litellm:broken.json"], want: "JSON" },
  { name: "an unknown model", words: ["claude-sonet-4-6"], want: "claude-sonnet-4-6" },
  { name: "an unknown provider", words: ["--provider", "opnai"], want: 'no provider "opnai"' },
  { name: "a wrong tolerance", words: ["--tolerance", "-1"], want: "--tolerance" },
])("refuses $name", async ({ words, want }) => {
  const { stdout, stderr, code } = await check(...words);
  expect(code).toBe(exitCode.usage);
  expect(stdout).toBe("");
  expect(stderr).toContain(want);
});

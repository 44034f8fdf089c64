import { describe, expect, it } from "vitest";
import { type CapturedIo, capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

async function run(...words: string[]): Promise<CapturedIo & { code: number }> {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z") });
  const code = await runCli(["price", "list", ...words], io, commandTable);
  return Object.assign(io, { code });
}

describe("outlay price list", () => {
  it("shows a model with its main prices, and fits 80 columns", async () => {
    const { stdout, stderr, code } = await run();
    expect(code).toBe(exitCode.ok);
    expect(stdout).toMatch(/^anthropic\/claude-sonnet-4-6 +3\.00 +0\.30 +15\.00 +2026-11-03$/m);
    expect(stdout).toMatch(/^openai\/text-embedding-3-small +0\.02 +0\.01 +1,536 +2026-/m);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stderr).toContain("models.");
  });

  it.each([
    { name: "one provider", words: ["--provider", "x-ai"], has: "xai/grok-4.3", not: "openai/" },
    {
      name: "a word of the name",
      words: ["--search", "FLASH"],
      has: "gemini-3.5-flash",
      not: "grok",
    },
    { name: "not what has ended", words: [], has: "claude-opus-4-8", not: "claude-opus-4-1" },
    { name: "what has ended, if asked", words: ["--ended"], has: "claude-opus-4-1", not: "~" },
    {
      name: "not what was not sold then",
      words: ["--at", "2026-03-01"],
      has: "gpt-5.2",
      not: "gpt-6",
    },
    { name: "another book", words: ["--book", "article-2026"], has: "gpt-4o-mini", not: "grok" },
  ])("$name", async ({ words, has, not }) => {
    const { stdout } = await run(...words);
    expect(stdout).toContain(has);
    expect(stdout).not.toContain(not);
  });

  it.each([
    {
      kind: "embedding",
      has: /^openai\/text-embedding-3-large +0\.13 +0\.065 +3,072/m,
      not: "gpt-6",
    },
    {
      kind: "rerank",
      has: /^cohere\/rerank-v3\.5.*\n· search_units +2\.00 +1K search units/m,
      not: "gpt-6",
    },
    { kind: "image", has: /^· images +[\d.-]+ +image/m, not: "gpt-6-sol" },
    { kind: "audio", has: /^· input_characters +[\d.]+ +1M characters/m, not: "embedding" },
    { kind: "video", has: /^· output_video_seconds +[\d.-]+ +second/m, not: "embedding" },
    { kind: "tuned", has: /^azure\/ft:gpt-4o +2\.50 +10\.00 +1\.70 +2026-08-11 !/m, not: "sonnet" },
    { kind: "text", has: /^anthropic\/claude-sonnet-4-6 +3\.00/m, not: "text-embedding" },
  ])("has columns that fit: $kind", async ({ kind, has, not }) => {
    const { stdout, code } = await run("--kind", kind);
    expect(code).toBe(exitCode.ok);
    expect(stdout).toMatch(has);
    expect(stdout).not.toContain(not);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("sorts by a column, what lacks it last", async () => {
    const { stdout } = await run("--json", "--kind", "text", "--sort", "output");
    const prices = JSON.parse(stdout).models.map((model: { usd: { output_text?: string } }) =>
      Number(model.usd.output_text ?? Infinity),
    );
    expect(prices.length).toBeGreaterThan(50);
    expect(prices).toEqual(prices.toSorted((a: number, b: number) => (a === b ? 0 : a - b)));
  });

  it("says since when prices are known", async () => {
    const { stdout, stderr } = await run("--known", "2026-01-01");
    expect(stdout).toBe("");
    expect(stderr.replaceAll("\n", " ")).toMatch(
      /knew no price for 2026-11-23; it knows them since 2026-11-\d\d/,
    );
  });

  it("has the list price below a negotiated one", async () => {
    const contract = `contract: ours
over: list
known: 2026-11-20
negotiated:
  - { provider: openai, models: [gpt-5.2], times: 0.8, from: 2026-07-01 }
`;
    const io = capturedIo({
      now: () => new Date("2026-11-23T12:00:00Z"),
      files: { "contract.yaml": contract },
    });
    await runCli(["price", "list", "gpt-5.2", "--book", "contract.yaml"], io, commandTable);
    expect(io.stdout).toMatch(/^openai\/gpt-5\.2 +1\.40 +0\.14 +11\.20/m);
    expect(io.stdout).toMatch(/^· at list price +1\.75 +0\.175 +14\.00$/m);
  });

  it("prints the same as JSON, amounts as decimal text", async () => {
    const { stdout } = await run("--json", "--provider", "anthropic", "--search", "sonnet-4-6");
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: expect.anything(),
      book: "list",
      at: "2026-11-23T12:00:00.000Z",
      models: [
        {
          provider: "anthropic",
          model: "claude-sonnet-4-6",
          usd: { input_text: "3.00", cache_read_text: "0.30", output_text: "15.00" },
          checked: "2026-11-03",
        },
      ],
    });
  });

  it.each([
    { words: ["openai"], has: "openai/gpt-6-sol", not: "anthropic/" },
    { words: ["sonnet", "--provider", "anthropic"], has: "claude-sonnet-4-6", not: "opus" },
  ])("takes a provider or a part of a name: $words", async ({ words, has, not }) => {
    const { stdout } = await run(...words);
    expect(stdout).toContain(has);
    expect(stdout).not.toContain(not);
  });

  it.each([
    { words: ["--at", "2020-01-01"], want: "has no price for 2020-01-01; its earliest is of 20" },
  ])("says why nothing fits: $words", async ({ words, want }) => {
    const { stdout, stderr } = await run(...words);
    expect(stdout).toBe("");
    expect(stderr.replaceAll("\n", " ")).toContain(want);
  });

  it.each([
    { words: ["--book", "lst"], want: "the catalog has list, article-2026" },
    { words: ["--provider", "antropic"], want: "Did you mean anthropic?" },
    { words: ["--at", "tomorrow"], want: "is not a time" },
    { words: ["gpt-6-soll"], want: "no model fits gpt-6-soll; nearest: gpt-6-sol" },
  ])("refuses $words", async ({ words, want }) => {
    const { stdout, stderr, code } = await run(...words);
    expect(code).toBe(exitCode.usage);
    expect(stdout).toBe("");
    expect(stderr).toContain(want);
  });
});

import { describe, expect, it } from "vitest";
import { type CapturedIo, capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

async function run(...words: string[]): Promise<CapturedIo & { code: number }> {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z") });
  const code = await runCli(["price", "show", ...words], io, commandTable);
  return Object.assign(io, { code });
}

describe("outlay price show", () => {
  it("shows every price with its condition, evidence and source, in 80 columns", async () => {
    const { stdout, code } = await run("openai/gpt-5.4");
    expect(code).toBe(exitCode.ok);
    expect(stdout).toMatch(/^input_text +2\.50 +1M tokens$/m);
    expect(stdout).toMatch(/^output_text +22\.50 +1M tokens +above 272,000 tokens$/m);
    expect(stdout).toMatch(/^cache_read_text +0\.13 +1M tokens +batch +\[1 3 5\]$/m);
    expect(stdout).toMatch(/× 2 +priority/);
    expect(stdout).toContain("billed as input_text: input_image, input_document");
    expect(stdout).toContain("Last shown by a source for 2026-11-03.");
    expect(stdout).toContain("[3] LiteLLM");
    const prose = stdout.split("\n").filter((line) => !line.includes("https://"));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    {
      name: "an end with its replacement",
      words: ["openai/gpt-5"],
      want: "ends 2026-12-11; its vendor recommends gpt-6.1-sol",
    },
    { name: "an old price", words: ["azure/ft:gpt-4o"], want: "2026-08-11, 104 days before" },
    {
      name: "a name that a response gives a tuned model",
      words: ["ft:gpt-4.1-mini-2025-04-14:acme::8xyz"],
      want: "tuned version of gpt-4.1-mini by its name ft:{model}:{more}",
    },
    { name: "a promise", words: ["claude-sonnet-4-6"], want: "served at least until 2027-02-17" },
    {
      name: "earlier prices",
      words: ["openai/o3", "--at", "2025-05-01"],
      want: "input_text 10.00",
    },
    {
      name: "the moment of a change",
      words: ["openai/gpt-5.6-luna", "--at", "2026-07-30T00:00Z"],
      want: "input_text 0.20",
    },
    {
      name: "just before it",
      words: ["openai/gpt-5.6-luna", "--at", "2026-07-29T23:59Z"],
      want: "input_text 1.00",
    },
    {
      name: "an announced price",
      words: ["gemini-3.8-flash", "--at", "2027-02-01"],
      want: "input_text 1.50",
    },
    { name: "hours", words: ["deepseek-v4-pro"], want: "01:00-04:00 UTC on" },
    {
      name: "an alias and its review",
      words: ["claude-haiku-4-5-20251001"],
      want: "alias claude-haiku-4-5-20251001",
    },
    {
      name: "a contradiction of the article",
      words: ["claude-haiku-4-5", "--book", "article-2026"],
      want: "0.80 and 4.00 was Haiku 3.5",
    },
    {
      name: "nothing known yet",
      words: ["openai/gpt-6-luna", "--at", "2026-01-01"],
      want: "No price is known for 2026-01-01",
    },
    {
      name: "nothing known then",
      words: ["openai/gpt-5", "--known", "2026-01-01"],
      want: "As known on 2026-01-01: none. This catalog knows this price since 2026-11-23",
    },
  ])("$name", async ({ words, want }) => {
    const { stdout, code } = await run(...words);
    expect(stdout.replaceAll(/ +/g, " ")).toContain(want);
    expect(code).toBe(exitCode.ok);
  });

  it("prints the same as JSON, amounts as decimal text", async () => {
    const { stdout } = await run("openai/gpt-4o", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      book: "list",
      provider: "openai",
      model: "gpt-4o",
      rule: "exact name",
      endOfLife: { date: "2027-01-14", replacement: "gpt-6-luna" },
      prices: expect.arrayContaining([
        expect.objectContaining({
          meter: "input_text",
          usd: "2.5",
          per: "1000000",
          unit: "token",
          when: {},
          status: "two catalogues agree",
          checked: "2026-11-03",
          effective: { from: "2024-10-01" },
          knownFrom: "2026-11-23",
        }),
      ]),
      factors: [expect.objectContaining({ times: "1.7", when: { serviceTier: "priority" } })],
      sources: expect.arrayContaining([expect.objectContaining({ id: "litellm-1.109.1" })]),
    });
  });

  it("names the sources that a price file states itself", async () => {
    const file = "own.yaml";
    const text = `provider: acme
book: own
name: Own
known: 2026-11-01
sources: [{ id: page, kind: vendor page, title: A page, url: https://example.com, dated: 2026-10-01, read: 2026-11-01 }]
models:
  - id: one
    name: One
    prices: [{ from: 2026-01-01, status: vendor page, checked: 2026-10-01, sources: [page], usd: [{ input_text: 2 }] }]
`;
    const shown = async (...words: string[]) => {
      const io = capturedIo({
        files: { [file]: text },
        now: () => new Date("2026-11-23T12:00:00Z"),
      });
      await runCli(["price", "show", "one", "--book", file, ...words], io, commandTable);
      return io.stdout;
    };
    expect(await shown()).toContain("[1] A page (vendor page, 2026-10-01)");
    expect(JSON.parse(await shown("--json")).sources).toEqual([
      expect.objectContaining({ id: "page", title: "A page" }),
    ]);
  });

  it.each([
    {
      name: "an unknown model",
      words: ["claude-sonet-4-6"],
      want: "nearest: claude-sonnet-4-6",
    },
    {
      name: "an unknown provider",
      words: ["x", "--provider", "opnai"],
      want: "nearest: openai.",
    },
    { name: "a wrong time", words: ["openai/gpt-5", "--known", "soon"], want: "--known" },
  ])("refuses $name", async ({ words, want }) => {
    const { stdout, stderr, code } = await run(...words);
    expect(code).toBe(exitCode.usage);
    expect(stdout).toBe("");
    expect(stderr).toContain(want);
  });
});

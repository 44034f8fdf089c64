import { describe, expect, it } from "vitest";
import { type CapturedIo, capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

/** A price of 2 that a later sheet of the same day corrected to 3, and a change on 1 September. */
const book = `name: Made up
book: made-up
provider: acme
known: 2026-01-15
sources:
  - { id: made-up, kind: vendor page, title: A made-up page, dated: 2026-06-01, read: 2026-06-01 }
models:
  - id: m
    name: Model M
    prices:
      - from: 2026-01-01
        status: vendor page
        checked: 2026-01-10
        sources: [made-up]
        usd:
          - { input_text: 2.00, output_text: 10.00 }
          - { tier: batch, times: 0.5 }
      - from: 2026-01-01
        known: 2026-05-01
        status: vendor page
        checked: 2026-06-01
        sources: [made-up]
        note: the page said 3 all along
        usd:
          - { input_text: 3.00, output_text: 10.00 }
          - { tier: batch, times: 0.5 }
      - from: 2026-09-01
        known: 2026-09-02
        status: vendor page
        checked: 2026-06-01
        sources: [made-up]
        usd:
          - { input_text: 1.00, output_text: 5.00 }
          - { tier: batch, times: 0.5 }
`;

const contract = `contract: ours
over: list
known: 2026-11-20
negotiated:
  - { provider: openai, models: [gpt-5.2], times: 0.8, from: 2026-07-01, evidence: order form 1 }
`;

async function run(...words: string[]): Promise<CapturedIo & { code: number }> {
  const io = capturedIo({
    now: () => new Date("2026-11-23T12:00:00Z"),
    files: { "book.yaml": book, "contract.yaml": contract },
  });
  const code = await runCli(["price", ...words], io, commandTable);
  return Object.assign(io, { code });
}

const show = (...words: string[]) => run("show", "m", "--book", "book.yaml", ...words);
const flat = ({ stdout }: CapturedIo) => stdout.replaceAll(/\s+/g, " ");

describe("outlay price show on both time axes", () => {
  it("shows a price that was known otherwise, both ways, and what a request cost", async () => {
    const io = await show(
      "--at",
      "2026-03-01",
      "--known",
      "2026-03-02",
      "--request",
      "input_text=1M output_text=100k",
    );
    expect(io.code).toBe(exitCode.ok);
    expect(io.stdout).toMatch(/^input_text +2\.00 +3\.00 +1M tokens$/m);
    expect(io.stdout).not.toMatch(/^output_text +10\.00 +10\.00/m);
    expect(flat(io)).toContain(
      "A request of 1,000,000 input_text + 100,000 output_text on 2026-03-01: $3.00 as known on 2026-03-02, $4.00 as known now, $1.00 more.",
    );
    expect(Math.max(...io.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("says so where nothing was known otherwise", async () => {
    const io = await show("--at", "2026-03-01", "--known", "2026-05-02");
    expect(flat(io)).toContain("The same as known now.");
    expect(flat(io)).toContain(
      "An example request of 2,000 input_text + 400 output_text on 2026-03-01: $0.01, as known on 2026-05-02 and as known now.",
    );
  });

  it("says since when a price is known, and shows it", async () => {
    const io = await show("--at", "2026-01-05", "--known", "2026-01-05");
    expect(flat(io)).toContain(
      "As known on 2026-01-05: none. This catalog knows this price since 2026-01-15; below, as known now.",
    );
    expect(io.stdout).toMatch(/^input_text +3\.00 +1M tokens$/m);
    expect(flat(io)).toContain("not known on 2026-01-05, $0.01 as known now.");
  });

  it("lists every change, the corrected one too", async () => {
    const { stdout } = await show("--at", "2026-03-01");
    expect(stdout).toMatch(/^ +2026-01-01 +2\.00 +10\.00 +2026-01-15 +corrected 2026-05-01$/m);
    expect(stdout).toMatch(/^> +2026-01-01 +2026-09-01 +3\.00 +10\.00 +2026-05-01$/m);
    expect(stdout).toMatch(/^ +2026-09-01 +1\.00 +5\.00 +2026-09-02$/m);
    expect(stdout).toContain("- 2026-01-01: the page said 3 all along");
  });

  it("says which price is the next where none is known for a day", async () => {
    const io = await show("--at", "2025-06-01");
    expect(flat(io)).toContain(
      "No price is known for 2025-06-01; the next one known is of 2026-01-01.",
    );
  });

  it("prints the same as JSON", async () => {
    const { stdout } = await show("--at", "2026-03-01", "--known", "2026-03-02", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      knownSince: "2026-01-15",
      knownOtherwiseNow: [{ what: "input_text", was: "2.00", now: "3.00" }],
      request: { example: true, asBilled: { usd: "0.008" }, knownNow: { usd: "0.01" } },
      timeline: [{ corrected: "2026-05-01" }, { shown: false }, { from: "2026-09-01" }],
    });
  });

  it.each([
    { words: ["--request", "input_tokens=5"], want: "there is no meter input_tokens" },
    { words: ["--request", "input_text"], want: "has no quantity" },
    { words: ["--request", ""], want: "is not METER=QUANTITY" },
  ])("refuses $words", async ({ words, want }) => {
    const { stderr, code } = await show(...words);
    expect(stderr).toContain(want);
    expect(code).toBe(exitCode.usage);
  });
});

describe("outlay price show with a contract", () => {
  it("has the list price beside, where it is agreed, and when", async () => {
    const io = await run("show", "openai/gpt-5.2", "--book", "contract.yaml");
    expect(io.stdout).toMatch(/^input_text +1\.40 +1\.75 +1M tokens +negotiated \[1\]$/m);
    expect(io.stdout).toMatch(/^web_searches +10\.00 +1K calls/m);
    expect(flat(io)).toContain("$0.00728 ($0.0091 at list price)");
    expect(io.stdout).toContain("negotiated: order form 1");
    expect(flat(io)).toContain("your contract ours, known 2026-11-20");
    expect(io.stdout).toContain("Last shown by a source for 2026-11-03.");
    const prose = io.stdout.split("\n").filter((line) => !line.includes("https://"));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

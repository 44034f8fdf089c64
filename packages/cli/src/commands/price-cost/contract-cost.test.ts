import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CapturedIo, capturedIo } from "../../captured-io.ts";
import { commandTable } from "../../command-table.ts";
import { exitCode } from "../../exit-code.ts";
import { runCli } from "../../run-cli.ts";

const folder = join(import.meta.dirname, "../../../../../examples/contracts");
const contract = readFileSync(join(folder, "acme.yaml"), "utf8");
const november = readFileSync(join(folder, "november.jsonl"), "utf8");

async function run(
  words: readonly string[],
  text = contract,
): Promise<CapturedIo & { code: number }> {
  const io = capturedIo({
    now: () => new Date("2026-11-23T12:00:00Z"),
    files: { "acme.yaml": text, "november.jsonl": november },
  });
  const book = ["--book", "acme.yaml"];
  const code = await runCli(["price", ...words, ...book], io, commandTable);
  return Object.assign(io, { code });
}

const cost = ["cost", "november.jsonl", "--provider", "anthropic"];
const bill = (io: CapturedIo) => JSON.parse(io.stdout.trim().split("\n").at(-1) ?? "");

describe("outlay price cost with a contract", () => {
  it("shows the list price beside the cost, and the bill, in 80 columns", async () => {
    const { stdout, code } = await run(cost);
    expect(code).toBe(exitCode.ok);
    // 41,000 × 2.40 + 12,000 × 0.30 + 6,100 × 12, per million, and three searches at 0.01.
    expect(stdout).toMatch(/^1 +claude-sonnet-4-6 +53,000 +6,100 +\$0\.2481 +\$0\.2052$/m);
    expect(stdout).toMatch(/^negotiated +\$1\.391$/m);
    expect(stdout).toMatch(/^free units +-\$0\.05$/m);
    expect(stdout).toMatch(/^invoice +\$0\.841$/m);
    expect(stdout).toContain("$77.959 still to be");
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("gives a program the same, its parts making the whole", async () => {
    const io = await run([...cost, "--json"]);
    expect(bill(io)).toMatchObject({
      kind: "bill",
      contract: "acme-2026",
      from: "2026-11-01",
      to: "2026-12-01",
      listUsd: "1.7111",
      negotiatedUsd: "1.391",
      freeUsd: "0.05",
      creditUsd: "0.5",
      usageUsd: "0.841",
      invoiceUsd: "0.841",
      commitments: [{ state: "open", usedUsd: "42.041", missingUsd: "77.959" }],
    });
    const [first] = io.stdout.split("\n").map((line) => line && JSON.parse(line));
    expect(first).toMatchObject({
      at: "2026-11-03T09:15:00.000Z",
      costUsd: "0.2052",
      list: { costUsd: "0.2481" },
    });
    expect(first.lines[0]).toMatchObject({
      priceStatus: "negotiated",
      evidence: "order form 4711, schedule B",
      list: { priceUsd: "3", priceStatus: "vendor page" },
    });
  });

  it("settles the days asked for, and a shortfall at the end of its period", async () => {
    const short = contract.replace(
      "per: year, from: 2026-07-01, to: 2027-07-01, used: { usd: 41.20, until: 2026-11-01 }",
      "per: month, from: 2026-07-01, to: 2027-07-01",
    );
    const io = await run(
      [...cost, "--json", "--period", "2026-07-01..2026-12-01", "--at", "own"],
      short,
    );
    const made = bill(io);
    expect(made.commitments.map(({ state }: { state: string }) => state)).toEqual([
      "short",
      "short",
      "short",
      "short",
      "open",
    ]);
    expect(made).toMatchObject({ shortfallUsd: "480", invoiceUsd: "480.841" });
  });

  it("says beside the invoice so far what a month's commitment asks if no more is spent", async () => {
    const monthly = contract.replace(
      "per: year, from: 2026-07-01, to: 2027-07-01, used: { usd: 41.20, until: 2026-11-01 }",
      "per: month, from: 2026-07-01, to: 2027-07-01",
    );
    const { stdout } = await run([...cost, "--at", "own"], monthly);
    expect(stdout).toMatch(/^shortfall of commitments +\$0\.00$/m);
    expect(stdout).toMatch(/^invoice so far +\$0\.841$/m);
    // 120 promised, 0.841 of it spent.
    expect(stdout).toMatch(/^commitments that still run +\$119\.159$/m);
    expect(stdout).toMatch(/^at their end if no more is spent +\$120\.00$/m);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(bill(await run([...cost, "--json", "--at", "own"], monthly))).toMatchObject({
      invoiceUsd: "0.841",
      runningUsd: "119.159",
      invoiceIfNoMoreUsd: "120",
    });
  });

  it("dates every request by --at where it is given", async () => {
    const { stdout } = await run([...cost, "--at", "2026-06-15"]);
    // Before the contract's first day: list prices, and the bill of June.
    expect(stdout).toMatch(/^negotiated +\$1\.7111$/m);
    expect(stdout).toContain("2026-06-01 to 2026-06-30");
  });

  it("says what is known now where it was not known then", async () => {
    const { stdout } = await run([...cost, "--known-at", "2026-11-19"]);
    expect(stdout).toContain("As known then unknown; as known now $1.391.");
    expect(stdout).toContain("(known only since 2026-11-");
  });

  it("prices typed quantities at negotiated prices", async () => {
    const { stdout } = await run([
      "meters",
      "output_text=1M",
      "--model",
      "gpt-5.2",
      "--provider",
      "openai",
    ]);
    expect(stdout).toContain("In all $11.90; at list price $14.00.");
  });

  it.each([
    {
      name: "a mistake, with its place",
      words: cost,
      text: contract.replace("times: 0.85", "times: 85"),
      want: "acme.yaml:14:51",
    },
    {
      name: "an unknown model",
      words: cost,
      text: contract.replace("[gpt-5.2]", "[gpt-5.22]"),
      want: "nearest: gpt-5.2",
    },
    {
      name: "a period that is none",
      words: [...cost, "--period", "november"],
      text: contract,
      want: "neither a month",
    },
  ])("refuses $name", async ({ words, text, want }) => {
    const { stderr, stdout, code } = await run(words, text);
    expect(stderr).toContain(want);
    expect(stdout).toBe("");
    expect(code).toBe(exitCode.usage);
  });
});

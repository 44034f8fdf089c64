import { describe, expect, it } from "vitest";
import { type CapturedIo, capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

const plan = `outlay: 1
name: Made up
start: 2027-01
horizon: 12 months
price_book: contract.yaml
workload: { tasks: 10k / month, input_tokens: 2000, output_tokens: 400 }
paths: { hosted: { model: openai/gpt-5.2 } }
`;

const contract = `contract: ours
over: list
known: 2026-11-20
negotiated:
  - { provider: openai, models: [gpt-5.2], times: 0.8, from: 2026-07-01, to: 2028-07-01, evidence: order form 1 }
commitments:
  - { provider: openai, usd: 10000, per: month, from: 2027-01-01, to: 2028-01-01 }
`;

async function run(files: Readonly<Record<string, string>>, ...words: string[]) {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z"), files });
  const code = await runCli([...words, "--draws", "256"], io, commandTable);
  return Object.assign(io as CapturedIo, { code });
}

const files = { "folder/plan.yaml": plan, "folder/contract.yaml": contract };

describe("a plan whose price book is a file beside it", () => {
  it("is estimated at the contract's prices, with its commitment", async () => {
    const { stdout, code } = await run(files, "estimate", "folder/plan.yaml", "--json");
    expect(code).toBe(exitCode.ok);
    const made = JSON.parse(stdout);
    const price = made.inputs.find(
      ({ id }: { id: string }) => id === "price.openai.gpt-5.2.input_text",
    );
    expect(price.origin.source).toContain("negotiated: contract ours, order form 1");
    expect(made.listPrices.differ).toContainEqual(
      expect.objectContaining({ meter: "input_text", usd: "1.40", listUsd: "1.75" }),
    );
    const usage = made.paths[0].lines.find(({ id }: { id: string }) => id === "model-usage");
    expect(usage.totalUsd).toBeGreaterThanOrEqual(119_999);
  });

  it("may be a price file, which goes by its name", async () => {
    const own = `name: Mine
provider: openai
known: 2026-11-01
sources:
  - { id: mine, kind: report, title: Mine, dated: 2026-11-01, read: 2026-11-01 }
models:
  - id: gpt-5.2
    name: GPT
    prices:
      - { from: 2026-01-01, status: single source, checked: 2026-11-01, sources: [mine], usd: [{ input_text: 1.00, output_text: 2.00 }] }
`;
    const named = plan.replace("contract.yaml", "mine.yaml");
    const { stdout, stderr, code } = await run(
      { "plan.yaml": named, "mine.yaml": own },
      "estimate",
      "plan.yaml",
      "--json",
    );
    expect(stderr).toBe("");
    expect(code).toBe(exitCode.ok);
    expect(JSON.parse(stdout).listPrices.book).toBe("mine.yaml");
  });

  it("is approved with what the contract says: a change of it is a change", async () => {
    const io = await run(files, "approve", "folder/plan.yaml");
    expect(io.code).toBe(exitCode.ok);
    const kept = Object.fromEntries(io.files);
    const same = await run(kept, "approve", "folder/plan.yaml", "--check");
    expect(same.code).toBe(exitCode.ok);
    const dearer = { ...kept, "folder/contract.yaml": contract.replace("0.8", "0.9") };
    const changed = await run(dearer, "approve", "folder/plan.yaml", "--check");
    expect(changed.code).toBe(exitCode.threshold);
    expect(changed.stdout).toContain("price.openai.gpt-5.2.input_text");
    const more = { ...kept, "folder/contract.yaml": contract.replace("10000", "20000") };
    expect((await run(more, "approve", "folder/plan.yaml", "--check")).code).toBe(
      exitCode.threshold,
    );
  });

  it("is held against the list", async () => {
    const { stdout, code } = await run(
      files,
      "diff",
      "folder/plan.yaml",
      "--set-b",
      "price_book=list",
      "--json",
    );
    expect(code).toBe(exitCode.ok);
    expect(JSON.parse(stdout).headline).toBeDefined();
  });

  it.each([
    {
      name: "that is not there",
      given: { "folder/plan.yaml": plan },
      want: "folder/contract.yaml",
    },
    {
      name: "with a mistake",
      given: { ...files, "folder/contract.yaml": contract.replace("times: 0.8", "times: 80") },
      want: "folder/contract.yaml:5",
    },
  ])("says what is wrong with a file $name", async ({ given, want }) => {
    const { stderr, stdout, code } = await run(given, "estimate", "folder/plan.yaml");
    expect(stdout).toBe("");
    expect(stderr).toContain(want);
    expect([exitCode.error, exitCode.usage]).toContain(code);
  });
});

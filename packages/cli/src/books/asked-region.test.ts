import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { runCli } from "../run-cli.ts";

const asOf = "--at 2026-11-23 --model";

async function run(line: string, stdin = "") {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z"), stdin });
  const code = await runCli(line.split(" "), io, commandTable);
  return { code, out: io.stdout, err: io.stderr };
}

const meters = (rest: string) => run(`price meters input_text=1000000 --json ${asOf} ${rest}`);
const total = (out: string) => JSON.parse(out).costUsd;

it.each([
  ["claude-sonnet-5-5 --provider vertex", "eu", "EU"],
  ["gpt-5.6-sol --provider openai", "eu", "Eu"],
])("%s costs the same in %s and in %s, and more than nowhere", async (model, small, big) => {
  const [plain, lower, upper] = await Promise.all([
    meters(model),
    meters(`${model} --region ${small}`),
    meters(`${model} --region ${big}`),
  ]);
  expect(total(upper.out)).toBe(total(lower.out));
  expect(Number(total(lower.out))).toBeGreaterThan(Number(total(plain.out)));
});

it("refuses a word that is no region of the seller, with those that have prices", async () => {
  const none = await meters("claude-sonnet-5-5 --provider anthropic --region mars");
  expect(none.code).toBe(2);
  expect(none.err).toMatch(/anthropic has no such region\. Regions with prices of their own: us\./);
  const cost = await run("price cost - --provider anthropic --region mars", "{}");
  expect(cost.code).toBe(2);
  expect((await meters("claude-sonnet-5-5 --provider anthropic --region eu")).code).toBe(2);
});

it("says of a seller without prices by region that there are none", async () => {
  const { code, err } = await meters("deepseek-chat --provider deepseek --region eu");
  expect(code).toBe(2);
  expect(err).toContain("no price that depends on a region");
});

it("says that a region has no price of its own", async () => {
  const { code, out } = await meters("claude-sonnet-5-5 --provider vertex --region europe-west4");
  expect(code).toBe(0);
  expect(JSON.stringify(JSON.parse(out).notes)).toContain(
    "claude-sonnet-5-5 has no price of its own in region europe-west4",
  );
});

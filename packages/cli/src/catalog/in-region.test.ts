import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

async function show(...words: string[]): Promise<{ code: number; out: string }> {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z") });
  const code = await runCli(["price", "show", ...words], io, commandTable);
  return { code, out: io.stdout + io.stderr };
}
const sol = ["gpt-5.6-sol", "--provider", "openai"];

it("narrows a model to what a request in a region costs, however it is typed", async () => {
  const { out } = await show(...sol, "--region", "EU");
  expect(out).toContain("for requests in region eu");
  expect(out).toMatch(/× 1\.1 +region eu/);
  expect(out).not.toContain("region au");
  // (2,000 × 4 + 400 × 20) ÷ 1M × 1.1
  expect(out).toContain("$0.0176");
});

it("says where a model has no price of its own, and refuses what is no region", async () => {
  const opus = ["claude-3-opus-20240229", "--provider", "anthropic", "--region", "us"];
  expect((await show(...opus)).out).toContain("No price of its own in region us");
  const { code, out } = await show(...sol, "--region", "mars");
  expect(code).toBe(exitCode.usage);
  expect(out).toContain("Regions with prices of their own:");
});

it("a price of the region takes the place of the plain one", async () => {
  const { out } = await show(...sol, "--region", "eu", "--json");
  const { prices, region } = JSON.parse(out);
  expect(region).toBe("eu");
  const keys = prices.map(({ meter, when }: { meter: string; when: { region?: string } }) => {
    const { region: _region, ...rest } = when;
    return JSON.stringify([meter, rest]);
  });
  expect(new Set(keys).size).toBe(keys.length);
});

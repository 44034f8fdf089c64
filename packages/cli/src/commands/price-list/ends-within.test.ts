import { expect, it } from "vitest";
import { capturedIo } from "../../captured-io.ts";
import { commandTable } from "../../command-table.ts";
import { exitCode } from "../../exit-code.ts";
import { runCli } from "../../run-cli.ts";

async function list(...words: string[]): Promise<string> {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z") });
  expect(await runCli(["price", "list", ...words], io, commandTable)).toBe(exitCode.ok);
  return io.stdout;
}

it("lists what ends within some days, the first to end first, with what replaces it", async () => {
  const soon = await list("--ends-within", "30");
  expect(soon).toMatch(
    /^2026-11-30 +anthropic\/claude-sonnet-4-5\S* +3\.00 +15\.00 +claude-sonnet-5-5$/m,
  );
  expect(soon).toMatch(/^2026-12-11 +openai\/gpt-5 .* gpt-6\.1-sol$/m);
  expect(soon).not.toContain("2027-");
  const days = [...soon.matchAll(/^\d{4}-\d{2}-\d{2}/gm)].map(([day]) => day);
  expect(days).toEqual(days.toSorted());
  const { models } = JSON.parse(
    await list("--ends-within", "7", "--provider", "anthropic", "--json"),
  );
  expect(new Set(models.map(({ ends }: { ends: string }) => ends))).toEqual(
    new Set(["2026-11-30"]),
  );
});

it("finds a model by another name of it", async () => {
  expect(await list("eu.anthropic.claude-sonnet-5-5")).toContain("bedrock/");
});

it("sorts embeddings by their batch price, leaves rerankers out and says dimensions", async () => {
  const text = await list("--kind", "embedding", "--sort", "batch");
  expect(text).toContain("dimensions");
  expect(text).not.toContain("rerank");
  expect(text).not.toContain("zerank");
  const rows = [...text.matchAll(/^\S+\/\S+ +[\d.]+ +([\d.]+) /gm)].map(([, batch]) =>
    Number(batch),
  );
  expect(rows.length).toBeGreaterThan(3);
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
});

it("marks a promotion whose promised end has passed", async () => {
  expect(await list("gpt-5.6-sol", "--provider", "openai")).toMatch(
    /^openai\/gpt-5\.6-sol .* \?$/m,
  );
  expect(await list("gpt-5.6-sol", "--at", "2026-11-21")).not.toContain("?");
});

import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { commandTable } from "../command-table.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

const files = {
  "genai.json": JSON.stringify([
    {
      id: "acme",
      name: "Acme",
      api_pattern: "https://acme",
      extractors: [
        {
          api_flavor: "chat",
          root: "usage",
          mappings: [
            { path: "prompt_tokens", dest: "input_tokens" },
            { path: "completion_tokens", dest: "output_tokens" },
          ],
        },
      ],
      models: [
        { id: "m-1", match: { starts_with: "m-1" }, prices: { input_mtok: 2, output_mtok: 8 } },
      ],
    },
  ]),
  "litellm.json": JSON.stringify({
    "m-1": {
      litellm_provider: "openai",
      mode: "chat",
      input_cost_per_token: 2e-6,
      output_cost_per_token: 8e-6,
    },
  }),
  "bodies.json": JSON.stringify([
    { file: "a", model: "m-1-mini", usage: { prompt_tokens: 1_000, completion_tokens: 10 } },
    { file: "b", usage: { prompt_tokens: 1_000, completion_tokens: 10 } },
    { file: "c", model: "m-1", usage: { prompt_tokens: 1_000 } },
    { file: "d", model: "m-2", usage: { prompt_tokens: 1, completion_tokens: 0 } },
  ]),
  "chat.json": JSON.stringify({
    model: "m-1",
    usage: { prompt_tokens: 1_000, completion_tokens: 10 },
  }),
};

const run = async (...words: string[]) => {
  const io = capturedIo({ files });
  const code = await runCli(
    ["price", "cost", ...words, "--at", "2026-07-29", "--json"],
    io,
    commandTable,
  );
  return {
    code,
    lines: io.stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line)),
    io,
  };
};

it("prices bodies by a genai-prices book, in their order, and goes on where one cannot be read", async () => {
  const { code, lines } = await run(
    "bodies.json",
    "--provider",
    "acme",
    "--api",
    "chat",
    "--book",
    "genai-prices:genai.json",
  );
  expect(code).toBe(exitCode.error);
  expect(lines).toMatchObject([
    {
      index: 0,
      model: "m-1-mini",
      usage: { input_tokens: 1_000, output_tokens: 10 },
      inputUsd: "0.002",
      outputUsd: "0.00008",
      costPicoUsd: "2080000000",
      status: "priced",
    },
    {
      index: 1,
      model: null,
      status: "unpriced",
      inputUsd: null,
      notes: [{ code: "model_missing" }],
    },
    { index: 2, error: { text: "usage.completion_tokens should be a count, but is missing" } },
    { index: 3, status: "unpriced", usage: { input_tokens: 1 } },
  ]);
  expect(lines[0].lines[0].rule).toBe('model m-1 by starts_with "m-1", provider acme, input_mtok');
});

it("prices with a flat book by our own reading", async () => {
  const { code, lines } = await run(
    "chat.json",
    "--provider",
    "openai",
    "--book",
    "litellm:litellm.json",
  );
  expect(code).toBe(exitCode.ok);
  expect(lines).toMatchObject([{ costUsd: "0.00208", status: "priced" }]);
});

it("refuses a flavour that the book does not have", async () => {
  const { code, io } = await run(
    "bodies.json",
    "--provider",
    "acme",
    "--api",
    "soap",
    "--book",
    "genai-prices:genai.json",
  );
  expect(code).toBe(exitCode.usage);
  expect(io.stderr).toContain("--api soap is not known; known are chat");
});

import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

const entry = (more: object = {}) => ({
  litellm_provider: "acme",
  mode: "chat",
  input_cost_per_token: 2e-6,
  output_cost_per_token: 8e-6,
  ...more,
});
const files = {
  "prices.json": JSON.stringify({
    "acme/m-1": entry({ cache_read_input_token_cost: 9e-6, new_cost_per_thing: 1 }),
    "acme/m-2": entry(),
    other: { ...entry(), litellm_provider: "other" },
  }),
  "offer.csv": "provider,model,meter,usd,per,from\nacme,m-1,input_text,1.50,1M,2026-07-01\n",
  "wrong.csv": "provider,model,meter,usd,per,from\nacme,m-1,input_txt,1.50,1M,2026-07-01\n",
  "answer.json": JSON.stringify({
    model: "m-1",
    usage: { prompt_tokens: 1_000, completion_tokens: 10 },
  }),
};

async function run(words: string, more: Readonly<Record<string, string>> = {}) {
  const io = capturedIo({
    files: { ...files, ...more },
    now: () => new Date("2026-11-23T12:00:00Z"),
  });
  return Object.assign(io, { code: await runCli(["price", ...words.split(" ")], io) });
}

it("writes a file that price cost reads, and says what is left out", async () => {
  const { stdout, stderr, code } = await run(
    "import litellm:prices.json@2026-08-01 --provider acme --as mine",
  );
  expect(code, stderr).toBe(exitCode.ok);
  expect(stdout).toContain("book: mine\nprovider: acme\n");
  expect(stdout).toMatch(/# left out: cache_read_text: reading from the cache costs 9\.00/);
  expect(stderr).toContain("2 models imported");
  expect(stderr).toContain("left out: new_cost_per_thing: no meter for it (1 model)");
  const priced = await run(
    "cost answer.json --provider acme --api chat --book mine.yaml --at 2026-08-02 --json",
    { "mine.yaml": stdout },
  );
  expect(priced.code, priced.stderr).toBe(exitCode.ok);
  expect(JSON.parse(priced.stdout)).toMatchObject({ costUsd: "0.00208", status: "priced" });
});

it("reads a seller's table", async () => {
  const { stdout, code } = await run("import csv:offer.csv@2026-07-01 --as offer");
  expect(code).toBe(exitCode.ok);
  expect(stdout).toContain("- { input_text: 1.50 }");
  const listed = await run("diff offer.yaml offer.yaml --at 2026-07-01", { "offer.yaml": stdout });
  expect(listed.stdout).toContain("1 model on both sides");
});

it("prints the file as JSON", async () => {
  const { stdout } = await run("import litellm:prices.json --known 2026-08-01 --model m-2 --json");
  expect(JSON.parse(stdout)).toMatchObject({
    file: { book: "litellm", models: [{ id: "m-2", prices: [{ from: "2026-08-01" }] }] },
    notes: [],
  });
});

it.each([
  { words: "import litellm:prices.json", want: "litellm:prices.json@2026-11-23" },
  { words: "import litelm:prices.json@2026-08-01", want: "Did you mean litellm?" },
  { words: "import litellm:prices.json@2026-02-31", want: "is not a day" },
  { words: "import litellm:none.json@2026-02-01", want: "there is no file none.json" },
  { words: "import litellm:offer.csv@2026-02-01", want: "is not JSON" },
  { words: "import litellm:prices.json@2026-02-01 --model m-9", want: "no model m-9" },
  { words: "import litellm:prices.json --known soon", want: "--known" },
  { words: "import csv:wrong.csv@2026-07-01", want: "wrong.csv:2:10" },
])("refuses $words", async ({ words, want }) => {
  const { stdout, stderr, code } = await run(words);
  expect(code).toBe(exitCode.usage);
  expect(stdout).toBe("");
  expect(stderr).toContain(want);
});

it("reads a link, and keeps what stands behind its question mark to itself", async () => {
  const io = capturedIo({
    now: () => new Date("2026-11-23T12:00:00Z"),
    download: async () => files["prices.json"],
  });
  const link = "litellm:https://prices.example/list.json?key=hidden";
  const code = await runCli(["price", "import", link, "--provider", "other"], io);
  expect(code, io.stderr).toBe(exitCode.ok);
  expect(io.stdout).toContain("# Prices of list.json (litellm) as it shows them for 2026-11-23");
  expect(io.stdout + io.stderr).not.toContain("hidden");
});

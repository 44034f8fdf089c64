import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

const entry = (input: number, output: number) => ({
  litellm_provider: "anthropic",
  mode: "chat",
  input_cost_per_token: input / 1e6,
  output_cost_per_token: output / 1e6,
});
const acme = `provider: acme
book: acme
name: Acme
known: 2026-08-01
models:
  - { id: m, name: M,
      prices: [{ from: 2026-01-01, status: vendor page, checked: 2026-08-01, sources: [offer], usd: [{ input_text: 2.00 }] }],
      end_of_life: { date: 2026-09-01, sources: [offer], checked: 2026-08-01 } }
sources:
  - { id: offer, kind: vendor page, title: Offer, dated: 2026-08-01, read: 2026-08-01 }
`;
const files = {
  "equal.json": JSON.stringify({ "claude-sonnet-4-6": entry(3, 15) }),
  "thousand.json": JSON.stringify({
    "claude-sonnet-4-6": entry(3000, 15),
    "claude-9": entry(1, 2),
  }),
  "close.json": JSON.stringify({ "claude-sonnet-4-6": entry(3.01, 15) }),
  "dev.json": JSON.stringify({
    anthropic: { models: { "claude-sonnet-4-6": { cost: { input: 3, output: 16 } } } },
  }),
  "broken.json": "{",
  "empty.json": "{}",
  "acme.yaml": acme,
  "contract.yaml": `contract: acme-2026
over: list
known: 2026-08-01
negotiated:
  - { provider: anthropic, models: [claude-sonnet-4-6], times: 0.9, from: 2026-07-01, to: 2027-07-01, evidence: offer }
`,
  "bad.yaml": acme.replace("name: M", "name: M, prise: 1"),
};

async function check(...words: string[]) {
  const io = capturedIo({ files, now: () => new Date("2026-11-23T12:00:00Z") });
  const all = ["price", "check", ...words, "--at", "2026-08-21"];
  return Object.assign(io, { code: await runCli(all, io) });
}
const model = "claude-sonnet-4-6";

it.each([
  { name: "equal", words: ["--against", "litellm:equal.json"], code: exitCode.ok },
  { name: "disputed", words: ["--against", "litellm:thousand.json"], code: exitCode.threshold },
  { name: "close", words: ["--against", "litellm:close.json"], code: exitCode.threshold },
  {
    name: "within the tolerance",
    words: ["--against", "litellm:close.json", "--tolerance", "0.5"],
    code: exitCode.ok,
  },
])("exits $code where prices are $name", async ({ words, code }) => {
  expect((await check(model, ...words)).code).toBe(code);
});

it("shows ours, each book, the ratio and who is likely right, in 80 columns", async () => {
  const { stdout } = await check(
    model,
    "--against",
    "litellm:thousand.json@2026-08-01",
    "--against",
    "models.dev:dev.json",
    "--missing",
  );
  expect(stdout).toMatch(/^anthropic\/claude-sonnet-4-6$/m);
  expect(stdout).toMatch(/^input_text +ours +3\.00/m);
  expect(stdout).toMatch(/litellm +3000\.00 +1000 ×/);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain("litellm of 2026-08-01, models.dev:");
  expect(stdout).toContain("Every model of ours is in some book.");
  for (const line of stdout.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(80);
});

it("counts models that only the books have", async () => {
  const { stdout } = await check(
    "--provider",
    "anthropic",
    "--against",
    "litellm:thousand.json",
    "--missing",
  );
  expect(stdout).toMatch(/^anthropic +1 +claude-9$/m);
  expect(stdout).toContain("claude-opus-4-7");
});

it("prints the same as JSON, amounts as decimal text", async () => {
  const { stdout } = await check(model, "--against", "litellm:thousand.json@2026-08-01", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 2,
    at: "2026-08-21",
    against: [{ book: "litellm", dated: "2026-08-01" }],
    models: 1,
    counts: { disputed: 1 },
    disputed: [
      {
        provider: "anthropic",
        model,
        meter: "input_text",
        when: {},
        per: "1000000",
        ours: { usd: "3.00" },
        witnesses: [
          {
            book: "litellm",
            lineage: "litellm",
            usd: "3000.00",
            ratio: "1000",
            slip: { code: "wrong_unit" },
            rule: "exact key (anthropic)",
          },
        ],
        verdict: { likely: "ours" },
      },
    ],
  });
});

it.each([
  { name: "a file with a mistake", words: ["bad.yaml"], want: "bad.yaml:6:23" },
  {
    name: "a provider that a file does not have",
    words: ["acme.yaml", "--provider", "openai"],
    want: 'the book acme has no provider "openai". It has acme.',
  },
  { name: "a wrong kind", words: [model, "--against", "litelm:x"], want: "Did you mean litellm?" },
  { name: "no path", words: [model, "--against", "litellm:"], want: "is none of" },
  {
    name: "a wrong day",
    words: [model, "--against", "litellm:x@2026-02-31"],
    want: "is not a day",
  },
  { name: "a broken file", words: [model, "--against", "litellm:broken.json"], want: "JSON" },
  { name: "an unknown model", words: ["claude-sonet-4-6"], want: "claude-sonnet-4-6" },
  { name: "an unknown provider", words: ["--provider", "opnai"], want: 'no provider "opnai"' },
  { name: "a wrong tolerance", words: ["--tolerance", "-1"], want: "--tolerance" },
])("refuses $name", async ({ words, want }) => {
  const { stdout, stderr, code } = await check(...words);
  expect(code).toBe(exitCode.usage);
  expect(stdout).toBe("");
  expect(stderr).toContain(want);
});

it("checks the catalog by itself: lints, age, what has ended and soon will", async () => {
  const { stdout, code } = await check();
  expect(code).toBe(exitCode.ok);
  expect(stdout).toMatch(/^the book list passes every lint: [\d,]+ models, [\d,]+ prices in force/);
  expect(stdout).toMatch(/^Last seen at a source, up to 30 days:/m);
  expect(stdout).toMatch(/^Ended, and priced for bills of the past only: \d+\./m);
  expect(stdout).toMatch(/^2026-\d\d-\d\d +\S+\/\S+/m);
  for (const line of stdout.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(80);
});

it("checks a price file of one's own", async () => {
  const { stdout, code } = await check("acme.yaml");
  expect(code).toBe(exitCode.ok);
  expect(stdout).toContain("acme.yaml passes every lint: 1 model, 1 price in force on 2026-08-21.");
  expect(stdout).toMatch(/^2026-09-01 +acme\/m$/m);
});

it("checks a contract: the models whose prices it changes", async () => {
  const { stdout, code } = await check("contract.yaml");
  expect(code).toBe(exitCode.ok);
  expect(stdout).toMatch(/^contract\.yaml passes every lint: 1 model, \d+ prices in force/);
});

it("compares a price file of one's own with another", async () => {
  const { stdout } = await check("acme.yaml", "--against", "outlay:acme.yaml", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    counts: { equal: 1, disputed: 0 },
    books: [{ book: "outlay", prices: 1, agree: 1 }],
  });
});

const thousand = ["--provider", "anthropic", "--against", "litellm:thousand.json"];

it("counts by catalogue and provider, without prices", async () => {
  const { stdout, code } = await check(...thousand, "--summary");
  expect(code).toBe(exitCode.threshold);
  expect(stdout).toMatch(/^litellm +2 +1 +1 +1 +wrong unit 1$/m);
  expect(stdout).toMatch(/^anthropic +\d+ +1 +0 +0 +1 +1\/0\/0/m);
  expect(stdout).not.toContain("likely right\n");
});

it.each([
  { kind: "equal", has: "output_text", not: "input_text" },
  { kind: "disputed", has: "input_text", not: "output_text" },
])("lists every price that is $kind", async ({ kind, has, not }) => {
  const { stdout } = await check(...thousand, "--kind", kind);
  expect(stdout).toMatch(new RegExp(`^${has} `, "m"));
  expect(stdout).not.toMatch(new RegExp(`^${not} `, "m"));
});

it("writes Markdown for a pull request", async () => {
  const { stdout } = await check(...thousand, "--md");
  expect(stdout).toContain("| litellm | 2 | 1 | 1 | 1 | wrong unit 1 |");
  expect(stdout).toContain(
    "| anthropic/claude-sonnet-4-6 | input_text | 3.00 | 3000.00 litellm | ours: seller's page is newer |",
  );
});

it("takes no catalogue without a price for one that agrees", async () => {
  const { code, stderr, stdout } = await check("--against", "litellm:empty.json");
  expect([code, stdout]).toEqual([exitCode.usage, ""]);
  expect(stderr).toContain("empty.json: no price read");
});

it("says that the day of a copy is not known, and refuses one in the future", async () => {
  const words = [model, "--against", "litellm:thousand.json"];
  const { stderr } = await check(...words);
  expect(stderr).toContain("THE DAY OF litellm IS NOT KNOWN: taken as of 2026-08-21.");
  expect((await check(...words, "--md")).stdout).toMatch(/^> THE DAY OF litellm/);
  expect(JSON.parse((await check(...words, "--json")).stdout).against).toEqual([
    { book: "litellm", dayUnknown: true },
  ]);
  const dated = await check(model, "--against", "litellm:thousand.json@2026-08-21");
  expect(dated.stderr).toBe("");
  const future = await check(model, "--against", "litellm:thousand.json@2099-01-01");
  expect([future.code, future.stdout]).toEqual([exitCode.usage, ""]);
  expect(future.stderr).toContain("2099-01-01 is in the future");
});

it("says of a book itself in Markdown, and only what was counted", async () => {
  const markdown = (await check("--md")).stdout;
  expect(markdown).toMatch(/^\*\*Price check\*\*: the book list passes every lint/);
  expect(markdown).toContain("| ends within 90 days | model | its vendor recommends |");
  const summary = (await check("--summary")).stdout;
  expect(summary).toMatch(/^\d+ models end within 90 days\.$/m);
  expect(summary).not.toContain("its vendor recommends");
});

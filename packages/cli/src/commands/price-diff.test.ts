import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

const entry = (input: number, output: number) => ({
  litellm_provider: "acme",
  mode: "chat",
  input_cost_per_token: input / 1e6,
  output_cost_per_token: output / 1e6,
});
const own = (more: string) => `book: mine
provider: acme
name: My contract
known: 2026-07-02
sources:
  - { id: offer, kind: report, title: An offer, dated: 2026-07-01, read: 2026-07-02 }
models:
  - id: m-1
    name: M 1
    released: 2026-01-01
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-07-01
        sources: [offer]
        usd:
          - { input_text: 3.00, output_text: 15.00 }
          - { tier: batch, times: 0.5 }
${more}`;
const SECOND = `      - from: 2026-09-01
        status: single source
        checked: 2026-07-01
        sources: [offer]
        usd:
          - { input_text: 2.00, output_text: 15.00 }
          - { tier: batch, times: 0.5 }
  - id: m-3
    name: M 3
    released: 2026-08-30
    prices:
      - from: 2026-09-01
        status: single source
        checked: 2026-07-01
        sources: [offer]
        usd: [{ input_text: 1.00, output_text: 4.00 }]
`;
const files = {
  "old.json": JSON.stringify({ "m-1": entry(3, 15), "m-0": entry(1, 1) }),
  "new.json": JSON.stringify({ "m-1": entry(3, 10), "m-2": entry(1, 2) }),
  "mine.yaml": own(SECOND),
  "broken.yaml": own("    prise: 1\n"),
};

async function diff(...words: string[]) {
  const io = capturedIo({ files, now: () => new Date("2026-11-23T12:00:00Z") });
  return Object.assign(io, { code: await runCli(["price", "diff", ...words], io) });
}
const TWO = ["litellm:old.json@2026-07-01", "litellm:new.json@2026-08-01"];

it("shows what changed between two copies of a catalogue", async () => {
  const { stdout, code } = await diff(...TWO);
  expect(code).toBe(exitCode.ok);
  expect(stdout).toMatch(/^acme\/m-1$/m);
  expect(stdout).toMatch(/^output_text +15\.00 +10\.00 +0\.667 ×/m);
  expect(stdout).toMatch(/^Models not listed before \(1\)\n.*\nacme\/m-2 +1\.00 +2\.00$/m);
  expect(stdout).toMatch(/^Models no longer listed \(1\)\n.*\nacme\/m-0 +1\.00 +1\.00$/m);
  expect(stdout.replaceAll("\n", " ")).toContain(
    "1 price changed (0 up, 1 down), 0 not listed before",
  );
});

it("shows two days of one's own file, with since when and what goes along", async () => {
  const { stdout } = await diff("mine.yaml", "--from", "2026-08-15", "--to", "2026-09-01");
  expect(stdout).toMatch(/^input_text +3\.00 +2\.00 +0\.667 × +2026-09-01$/m);
  expect(stdout).toMatch(/^also batch$/m);
  expect(stdout).toContain("Models that came out after 2026-08-15 (1)");
  for (const line of stdout.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(80);
});

it("tells the cut of a model that came meanwhile, in a pull request too", async () => {
  const days = ["--from", "2025-12-01", "--to", "2026-10-01"];
  const { stdout } = await diff("mine.yaml", ...days);
  expect(stdout).toContain("Models that came meanwhile and changed since (1)");
  expect(stdout).toMatch(/^input_text +3\.00 +2\.00 +0\.667 × +2026-09-01$/m);
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "0 models of 2 have a price on both days (2 have none on 2025-12-01)",
  );
  const { stdout: md } = await diff("mine.yaml", ...days, "--md");
  expect(md).toContain(
    "| acme/m-1, which came on 2026-01-01 | input_text; also batch | 3.00 | 2.00 | 0.667 × | 2026-09-01 |",
  );
  expect(md.split("\n\n")[1]).toContain("1 model that came meanwhile has changed since.");
  const json = JSON.parse((await diff("mine.yaml", ...days, "--json")).stdout);
  expect(json.changedSinceAdded).toMatchObject([{ model: "m-1", first: "2026-01-01" }]);
});

it("counts what an offer does not speak of", async () => {
  const { stdout } = await diff("list", "mine.yaml");
  expect(stdout).toMatch(/^Models only in list: [\d,]+; --all lists them$/m);
  expect(stdout).toMatch(/^Models only in mine\.yaml \(2\)$/m);
  expect((await diff("list", "mine.yaml", "--md")).stdout).toMatch(/Models only in list: \d+\.\n/);
  expect((await diff("list", "mine.yaml", "--all")).stdout).toMatch(
    /^Models only in list \(\d+\)$/m,
  );
});

it("reads the folder of another day without the lints of today", async () => {
  const folder = mkdtempSync(join(tmpdir(), "outlay-diff-"));
  for (const part of ["prices", "books", "sources"]) mkdirSync(join(folder, part));
  // Checked later than its source proves: a lint refuses it, and a comparison does not.
  const late = own("")
    .replace("checked: 2026-07-01", "checked: 2026-07-20")
    .replace("book: mine\n", "");
  writeFileSync(join(folder, "prices/acme.yaml"), late);
  const { code, stdout, stderr } = await diff(folder, folder);
  expect([code, stderr]).toEqual([exitCode.ok, ""]);
  expect(stdout).toContain("Nothing differs.");
  writeFileSync(join(folder, "prices/acme.yaml"), `${late}    prise: 1\n`);
  expect((await diff(folder, folder)).stderr).toContain("prise");
  rmSync(folder, { recursive: true });
});

it("exits 3 with --exit-code where something differs", async () => {
  expect((await diff(...TWO, "--exit-code")).code).toBe(exitCode.threshold);
  expect((await diff("mine.yaml", "mine.yaml", "--exit-code")).code).toBe(exitCode.ok);
  expect((await diff("mine.yaml", "mine.yaml")).stdout).toContain("Nothing differs.");
});

it("prints a table in Markdown", async () => {
  const { stdout } = await diff(...TWO, "--md");
  expect(stdout).toContain("| acme/m-1 | output_text | 15.00 | 10.00 | 0.667 × |  |");
  expect(stdout).toContain("Models no longer listed: acme/m-0.");
});

it("prints the same as JSON, amounts as decimal text", async () => {
  const { stdout } = await diff("mine.yaml@2026-08-31", "mine.yaml@2026-09-01", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    before: { book: "mine.yaml", at: "2026-08-31" },
    counts: { models: 1, changed: 2, modelsAdded: 1 },
    changed: [
      {
        model: "m-1",
        differences: [
          {
            kind: "changed",
            meter: "input_text",
            when: {},
            per: "1000000",
            before: { usd: "3.00", from: "2026-01-01" },
            after: { usd: "2.00", from: "2026-09-01", sources: ["offer"] },
            since: "2026-09-01",
            changes: 1,
          },
          { when: { serviceTier: "batch" }, after: { usd: "1.00" } },
        ],
      },
    ],
    modelsAdded: [{ model: "m-3", released: "2026-08-30" }],
  });
});

it.each([
  { name: "no book", words: [], want: "two books are compared" },
  { name: "one book without days", words: ["list"], want: "two books are compared" },
  { name: "a wrong book", words: ["lst", "list"], want: "Did you mean list" },
  { name: "a wrong kind", words: ["litelm:x.json", "list"], want: "there is no price book" },
  { name: "a wrong day", words: ["list@2026-02-31", "list"], want: "is not a day" },
  { name: "a broken file", words: ["broken.yaml", "list"], want: "`prise` is not a key" },
  { name: "no such model", words: [...TWO, "--model", "m-9"], want: "neither side sells m-9" },
  { name: "days twice", words: [...TWO, "--at", "2026-08-01", "--to", "2026-08-02"], want: "--at" },
])("refuses $name", async ({ words, want }) => {
  const { stdout, stderr, code } = await diff(...words);
  expect(code).toBe(exitCode.usage);
  expect(stdout).toBe("");
  expect(stderr).toContain(want);
});

it("takes a model with its seller before it, as show does", async () => {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z") });
  const words = ["price", "diff", "--model", "openai/o3", "--from", "2026-07-01", "--json"];
  expect(await runCli(words, io)).toBe(exitCode.ok);
  expect(JSON.parse(io.stdout).counts.models).toBe(1);
});

it.each([
  { words: ["--from", "2026-07-01", "--model", "o33"], says: "nearest: o3" },
  {
    words: ["list", "litellm:copy.json@2099-01-01"],
    says: "2099-01-01 is in the future; behind @ stands the day the copy was taken.",
  },
])("says what is meant or wrong: $words", async ({ words, says }) => {
  const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z") });
  expect(await runCli(["price", "diff", ...words], io)).toBe(exitCode.usage);
  expect(io.stderr).toContain(says);
});

it("says that the day of a copy is not known, unless an option says it", async () => {
  const files = { "copy.json": JSON.stringify({ "acme/m-1": entry(1, 2) }) };
  const told = async (...more: string[]) => {
    const io = capturedIo({ files, now: () => new Date("2026-11-23T12:00:00Z") });
    await runCli(["price", "diff", "list", "litellm:copy.json", ...more], io);
    return io.stderr.replace(/\s+/g, " ");
  };
  expect(await told()).toContain("THE DAY OF litellm:copy.json IS NOT KNOWN");
  expect(await told("--at", "2026-11-20")).not.toContain("IS NOT KNOWN");
});

it("refuses days the wrong way round, which would call what ended new", async () => {
  const { stderr, code } = await diff("--from", "2026-11-01", "--to", "2026-06-01", "list");
  expect(code).toBe(exitCode.usage);
  expect(stderr.replaceAll("\n", " ")).toContain("--to 2026-06-01 is before --from 2026-11-01");
});

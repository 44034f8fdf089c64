import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { loadCatalog } from "../catalog/load.ts";
import { downloadText } from "../download/download-text.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";

const SOURCES = `sources:
  - { id: page, kind: vendor page, title: A page, dated: 2026-06-01, read: 2026-06-02 }
  - { id: litellm, kind: catalogue, title: LiteLLM, dated: 2026-08-01, read: 2026-08-02, lineage: litellm }
`;
const OPENAI = `provider: openai
name: OpenAI
known: 2026-06-02
models:
  - id: m-1
    name: M 1
    prices:
      - from: 2026-01-01
        status: vendor page
        checked: 2026-06-01
        sources: [page]
        usd:
          - { input_text: 2.00, cache_read_text: 0.20, output_text: 8.00 }
          - { tier: batch, times: 0.5 }
`;

const home = mkdtempSync(join(tmpdir(), "outlay-update-"));
const fixture = (name: string): string => {
  const folder = join(home, name);
  for (const part of ["sources", "prices", "books"])
    mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, "sources", "all.yaml"), SOURCES);
  writeFileSync(join(folder, "prices", "openai.yaml"), OPENAI);
  return folder;
};
const entry = (input: number, output: number, more: object = {}) => ({
  litellm_provider: "openai",
  mode: "chat",
  input_cost_per_token: input / 1e6,
  output_cost_per_token: output / 1e6,
  ...more,
});
const litellm = JSON.stringify({ "m-1": entry(2, 6), "m-2": entry(1, 4) });
const modelsDev = JSON.stringify({
  openai: {
    models: {
      "m-1": { cost: { input: 2, output: 6, cache_read: 20 } },
      "m-2": { cost: { input: 1, output: 4 } },
      "m-3": { cost: { input: 3, output: 9 } },
    },
  },
});
const files = { "litellm.json": litellm, "dev.json": modelsDev, "broken.json": "{" };

let server: Server;
let link = "";
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/prices.json") response.end(litellm);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  link = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

async function update(...words: string[]) {
  const io = capturedIo({
    files,
    now: () => new Date("2026-08-10T12:00:00Z"),
    download: downloadText,
  });
  return Object.assign(io, { code: await runCli(["price", "update", ...words], io) });
}
const BOTH = ["litellm:litellm.json@2026-08-01", "models.dev:dev.json@2026-08-03"];

/** The YAML of a proposal: the lines between its comments. */
const yamlAfter = (text: string, title: string): string => {
  const lines = text.slice(text.indexOf(`# ${title}`)).split("\n");
  const start = lines.findIndex((line) => line !== "" && !line.startsWith("#"));
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => line === "" || line.startsWith("#"));
  return `${rest.slice(0, end).join("\n")}\n`;
};

it("proposes sheets that can be pasted, and then proposes nothing", async () => {
  const catalog = fixture("pasted");
  const { stdout, code } = await update(...BOTH, "--catalog", catalog);
  expect(code).toBe(exitCode.ok);
  const words = stdout.replaceAll(/\n# */g, " ");
  expect(words).toContain("output_text 8.00 → 6.00 (0.75 ×): litellm, models.dev");
  expect(words).toContain("Likely: catalogues that do not copy each other agree");
  expect(words).toContain(
    "cache_read_text (ours 0.20, models.dev 20.00): models.dev is off by 100",
  );
  expect(words).toContain("Proposed: 1 sheet, 1 new entry.");
  expect(stdout).toMatch(/^# 1 model of ours|^# \d+ models of ours/);
  expect(readFileSync(join(catalog, "prices", "openai.yaml"), "utf8")).toBe(OPENAI);

  appendFileSync(join(catalog, "sources", "all.yaml"), yamlAfter(stdout, "New sources"));
  appendFileSync(join(catalog, "prices", "openai.yaml"), yamlAfter(stdout, "openai/m-1: at"));
  appendFileSync(join(catalog, "prices", "openai.yaml"), yamlAfter(stdout, "openai/m-2: a new"));
  const book = loadCatalog(catalog).books.get("list");
  expect(book?.model("openai", "m-1")?.sheets).toHaveLength(2);
  expect(book?.model("openai", "m-2")?.sheets[0]).toMatchObject({
    from: "2026-08-01",
    known: "2026-08-10",
    status: "two catalogues agree",
    checked: "2026-08-03",
  });
  const again = await update(...BOTH, "--catalog", catalog, "--exit-code");
  expect(again.code).toBe(exitCode.ok);
  expect(again.stdout.replaceAll(/\n# */g, " ")).toContain("Proposed: 0 sheets, 0 new entries.");
});

it("reads a link to this machine when told so, as of today", async () => {
  const words = [`litellm:${link}/prices.json`, "--catalog", fixture("linked")];
  const { stdout, code } = await update(...words, "--local-http", "--exit-code");
  expect(code).toBe(exitCode.threshold);
  expect(stdout).toContain("- from: 2026-08-10");
  expect(stdout).toContain('"id":"litellm-2026-08-10"');
  const refused = await update(...words);
  expect([refused.code, refused.stdout]).toEqual([exitCode.error, ""]);
  expect(refused.stderr).toContain("only https is followed");
});

it("prints the same as JSON", async () => {
  const { stdout } = await update(...BOTH, "--catalog", fixture("json"), "--all", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    at: "2026-08-03",
    sheets: [
      {
        model: "m-1",
        changes: [{ meter: "output_text", old: "8.00", new: "6.00", from: "2026-08-01" }],
        sheet: { from: "2026-08-01", usd: [{ output_text: "6.00" }, {}, {}] },
      },
    ],
    entries: [{ model: "m-2" }, { model: "m-3", books: ["models.dev"] }],
    refused: [{ meter: "cache_read_text", because: { code: "slip" } }],
  });
});

it("writes a file per provider into a new folder, and never into a catalog", async () => {
  const folder = join(home, "proposals");
  const words = [BOTH[0] ?? "", "--catalog", fixture("written"), "--write"];
  const { files: written, code } = await update(...words, folder);
  expect(code).toBe(exitCode.ok);
  expect(existsSync(folder)).toBe(true);
  expect(written.get(join(folder, "openai.yaml"))).toContain("- from: 2026-08-01");
  expect((await update(...words, join(home, "catalog", "new"))).stderr).toContain("never written");
  expect((await update(...words, home)).stderr).toContain("is not empty");
});

it.each([
  { name: "no catalogue", words: [], want: "name a catalogue" },
  { name: "no day", words: ["litellm:litellm.json"], want: "litellm:litellm.json@2026-08-10" },
  { name: "a wrong kind", words: ["litelm:x@2026-08-01"], want: "Did you mean litellm?" },
  { name: "a broken file", words: ["litellm:broken.json@2026-08-01"], want: "is not JSON" },
  { name: "a wrong day", words: [...BOTH, "--known", "soon"], want: '--known "soon"' },
  { name: "no such provider", words: [...BOTH, "--provider", "opnai"], want: '"opnai"' },
  { name: "no such model", words: [...BOTH, "--model", "m-9"], want: 'no model "m-9"' },
])("refuses $name", async ({ words, want }) => {
  const { stdout, stderr, code } = await update(...words);
  expect([code, stdout]).toEqual([exitCode.usage, ""]);
  expect(stderr).toContain(want);
});

it("says what to do without a network", async () => {
  const { stderr, code } = await update("litellm:https://prices.invalid/x.json?key=hidden");
  expect(code).toBe(exitCode.error);
  expect(stderr).toContain("https://prices.invalid/x.json: ");
  expect(stderr).toContain("Without a network, download it elsewhere");
  expect(stderr).not.toContain("hidden");
});

import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { BrowserError } from "../browser/browser-error.ts";
import { browserProgram } from "../browser/browser-program.ts";
import { type CapturedIo, type CapturedIoSettings, capturedIo } from "../captured-io.ts";
import { runCli } from "../run-cli.ts";

const root = new URL("../../../../", import.meta.url);
const plan = readFileSync(new URL("examples/ticket-classifier.yaml", root), "utf8");

async function report(words: string, settings: CapturedIoSettings = {}) {
  const io = capturedIo({
    folders: ["board"],
    ...settings,
    files: { "plans/tickets.yaml": plan, ...settings.files },
  });
  const code = await runCli(
    ["report", "plans/tickets.yaml", "--draws", "200", ...words.split(" ").filter(Boolean)],
    io,
  );
  return { io, code };
}

const textOf = (io: CapturedIo, path: string) => Buffer.from(io.written.get(path) ?? []).toString();

it("writes a page beside where it stands, named after the plan", async () => {
  const { io, code } = await report("");
  expect(code, io.stderr).toBe(0);
  expect([...io.written.keys()]).toEqual(["tickets.report.html"]);
  expect(io.stdout).toBe("");
  expect(io.stderr).toMatch(/^Wrote tickets\.report\.html \(\d+ KB\)\.\n$/);
  expect(textOf(io, "tickets.report.html")).toMatch(/^<!doctype html>/);
});

it("makes several formats of one estimate, in a folder", async () => {
  const { io, code } = await report("--html --md --xlsx --out board --json");
  expect(code, io.stderr).toBe(0);
  const document = JSON.parse(io.stdout);
  expect(document).toMatchObject({ schemaVersion: 2, kind: "report" });
  expect(document.files).toEqual(
    ["html", "md", "xlsx"].map((format) => ({
      format,
      path: `board/tickets.report.${format}`,
      bytes: io.written.get(`board/tickets.report.${format}`)?.length,
    })),
  );
});

it("is the same twice", async () => {
  const [one, other] = [await report("--html --md --xlsx"), await report("--html --md --xlsx")];
  for (const [path, bytes] of one.io.written) {
    expect(Buffer.compare(bytes, other.io.written.get(path) ?? Buffer.of()), path).toBe(0);
  }
});

it("carries the options that it was made with", async () => {
  const { io } = await report("--md --set workload.tasks=70k/month --path hosted --seed 7 --out -");
  expect(textOf(io, "-")).toContain(
    "outlay report tickets.yaml --set workload.tasks=70k/month --path hosted --seed 7 --draws 200",
  );
});

it("has a short form, without the appendix and links into it, beside the long one", async () => {
  const { io, code } = await report("--short --html");
  expect(code, io.stderr).toBe(0);
  const html = textOf(io, "tickets.report.short.html");
  expect(html).not.toContain('class="appendix"');
  expect(html).toContain("This is the short form.");
  expect(html).toContain("outlay report tickets");
  expect(html).toContain("outlay report --short tickets");
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.filter((id) => !html.includes(`id="${id}"`))).toEqual([]);
});

it("is data with --json and no format", async () => {
  const { io, code } = await report("--json");
  expect(code).toBe(0);
  expect(io.written.size).toBe(0);
  const document = JSON.parse(io.stdout);
  expect(document).toMatchObject({ schemaVersion: 2, kind: "report" });
  expect(document.sections[0]).toMatchObject({ id: "decision", place: "first" });
});

it("replaces what it has made itself, and nothing else", async () => {
  const first = await report("--md");
  const again = await report("--md", {
    files: { "tickets.report.md": textOf(first.io, "tickets.report.md") },
  });
  expect(again.code, again.io.stderr).toBe(0);
  const foreign = { files: { "tickets.report.md": "# By hand" } };
  const refused = await report("--md", foreign);
  expect(refused.code).toBe(2);
  expect(refused.io.written.size).toBe(0);
  expect(refused.io.stderr).toContain("--force replaces it");
  expect((await report("--md --force", foreign)).code).toBe(0);
});

it.each(["html", "md", "xlsx"])("leaves the report of another plan as %s alone", async (format) => {
  const other = plan.replace(/^name: .*$/m, 'name: "Büro & <Co> *1*: $5"');
  const path = `tickets.report.${format}`;
  const first = await report(`--${format}`, { files: { "plans/tickets.yaml": other } });
  const bytes = first.io.written.get(path) ?? Buffer.of();
  const there = { [path]: bytes as unknown as string };
  const same = await report(`--${format}`, { files: { "plans/tickets.yaml": other, ...there } });
  expect(same.code, same.io.stderr).toBe(0);
  const refused = await report(`--${format}`, { files: there });
  expect(refused.code).toBe(2);
  expect(refused.io.stderr).toContain(
    'is the report of another plan, "Büro & <Co> *1*: $5"; it was left as it is. --out FILE',
  );
  expect(refused.io.written.size).toBe(0);
  expect((await report(`--${format} --force`, { files: there })).code).toBe(0);
});

it("names the report of a plan from stdin after its name", async () => {
  const io = capturedIo({ stdin: plan, files: { "plan.report.html": "mine" } });
  expect(await runCli(["report", "-", "--draws", "200"], io), io.stderr).toBe(0);
  expect([...io.written.keys()]).toEqual(["mail-sorting.report.html"]);
});

it.each([
  { words: "--pdf --out -", settings: { terminalOut: true }, want: "a pdf is not for a terminal" },
  { words: "--xlsx --out -", settings: { terminalOut: true }, want: "not for a terminal" },
  { words: "--md --html --out -", settings: {}, want: "one format goes to stdout" },
  { words: "--out x.docx", settings: {}, want: "not written as .docx" },
  { words: "--dark", settings: {}, want: "--png --dark" },
  { words: "--md --out none/a.md", settings: {}, want: "there is no folder none to write into" },
  { words: "--md --out - --json", settings: {}, want: "both write to stdout" },
  { words: "--png --out a.txt", settings: { files: { "a.txt": "x" } }, want: "--png --out FOLDER" },
])("refuses $words before it estimates: $want", async ({ words, settings, want }) => {
  const { io, code } = await report(words, settings);
  expect(code).toBe(2);
  expect(io.stderr).toContain(want);
  expect(io.written.size).toBe(0);
});

it("says what to install where there is no browser", async () => {
  const { io, code } = await report("--pdf --html", {
    browser: () => Promise.reject(new BrowserError("absent", "")),
  });
  expect(code).toBe(1);
  expect(io.stderr).toContain("apt install chromium");
  expect(io.written.size).toBe(0);
});

/** Where a browser is looked for; a machine without one skips its cases, but not in CI. */
const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const absent = !existsSync(CHROMIUM);

describe.skipIf(absent && process.env["CI"] === undefined)(
  `with the browser of the system${absent ? ` (skipped: no browser at ${CHROMIUM})` : ""}`,
  () => {
    const browser = async () => browserProgram({ OUTLAY_CHROMIUM: CHROMIUM });
    let made: Awaited<ReturnType<typeof report>>;
    beforeAll(async () => {
      made = await report("--pdf --png --json", { browser });
    }, 120_000);
    const pngs = () => [...made.io.written].filter(([path]) => path.startsWith("tickets.report/"));

    it("prints a tagged PDF with title, outline and numbered pages", () => {
      expect(made.code, made.io.stderr).toBe(0);
      // Else it would say that the first page takes more than one sheet.
      expect(made.io.stderr).not.toContain("sheet");
      const pdf = textOf(made.io, "tickets.report.pdf");
      expect(pdf).toMatch(/\/Title \(.*what it costs\)/);
      expect(pdf).toContain("/Creator (Outlay ");
      expect(pdf).toContain("/MarkInfo <</Type /MarkInfo\n/Marked true>>");
      expect(pdf).toContain("/Outlines");
      expect(pdf).toContain("/Lang (en)");
      const { files } = JSON.parse(made.io.stdout);
      expect(files[0].pages).toBe(pdf.match(/\/Type \/Page\n/g)?.length);
      expect(files[0].pages).toBeGreaterThan(2);
    });

    it("takes the first page and each chart, in a folder", () => {
      const paths = pngs().map(([path]) => path);
      expect(paths[0]).toBe("tickets.report/first-page.png");
      expect(paths.length).toBeGreaterThan(3);
      for (const [path, bytes] of pngs()) {
        const width = Buffer.from(bytes).readUInt32BE(16);
        expect(width, path).toBeGreaterThan(1200);
      }
    });

    it("leaves a PDF and pictures of another plan alone", async () => {
      const other = { "plans/tickets.yaml": plan.replace(/^name: .*$/m, 'name: "Büro (法务) 1"') };
      const one = await report("--pdf", { browser, files: other });
      const there = { "tickets.report.pdf": one.io.written.get("tickets.report.pdf") as never };
      const same = await report("--pdf", { browser, files: { ...other, ...there } });
      expect(same.code, same.io.stderr).toBe(0);
      const refused = await report("--pdf", { browser, files: there });
      expect(refused.code).toBe(2);
      expect(refused.io.stderr).toContain('another plan, "Büro (法务) 1"');
      const first = "tickets.report/first-page.png";
      const picture = {
        folders: ["tickets.report"],
        files: { ...other, [first]: made.io.written.get(first) as never },
      };
      const drawn = await report("--png", { browser, ...picture });
      expect(drawn.code).toBe(2);
      expect(drawn.io.stderr).toContain('another plan, "Mail sorting"');
    });

    it("gives the same bytes twice, light or dark other ones", async () => {
      const again = await report("--pdf --png", { browser });
      for (const [path, bytes] of made.io.written) {
        expect(Buffer.compare(bytes, again.io.written.get(path) ?? Buffer.of()), path).toBe(0);
      }
      const dark = await report("--png --dark", { browser });
      for (const [path, bytes] of pngs()) {
        expect(Buffer.compare(bytes, dark.io.written.get(path) ?? Buffer.of()), path).not.toBe(0);
      }
    });
  },
);

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { runCli } from "../run-cli.ts";
import { testWords } from "./capacity-evaluate/evaluate-text.ts";

const example = readFileSync(
  new URL("../../../../examples/measured-serving.csv", import.meta.url),
  "utf8",
);

const run = async (words: string, files: Readonly<Record<string, string>>) => {
  const io = capturedIo({ files });
  const code = await runCli(["capacity", "evaluate", ...words.split(" ")], io);
  return { io, code };
};

describe("outlay capacity evaluate", () => {
  it("prints used and skipped rows and the errors as JSON", async () => {
    const { io, code } = await run("rows.csv --json", { "rows.csv": example });
    expect(code).toBe(0);
    const document = JSON.parse(io.stdout);
    expect(Object.keys(document)).toEqual(["schemaVersion", "used", "skipped", "all", "by"]);
    expect(document).toMatchObject({ used: 5, skipped: { disaggregated: 1 } });
    expect(Object.keys(document.all)).toEqual(["throughput", "ttft", "tpot"]);
    expect(Object.keys(document.all.tpot)).toEqual([
      "n",
      "mapePercent",
      "medianApePercent",
      "within20Percent",
      "coverage90Percent",
    ]);
    expect([document.all.throughput.n, document.all.ttft.n, document.all.tpot.n]).toEqual([
      1, 4, 4,
    ]);
    expect(Object.keys(document.by)).toEqual(["model", "gpu", "engine", "scenario"]);
    expect(Object.keys(document.by.model)).toEqual(["Llama-3.1-70B", "Llama-3.3-70B"]);
  });

  it("prints tables that fit a terminal", async () => {
    const { io, code } = await run("rows.csv", { "rows.csv": example });
    expect(code).toBe(0);
    expect(io.stdout).toContain("5 of 6 rows are compared");
    expect(io.stdout).toMatch(/disaggregated +1 +prefill and decode/);
    expect(io.stdout).toMatch(/a test of it|NO TEST/);
    for (const line of io.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("writes each row beside its prediction", async () => {
    const { io, code } = await run("rows.csv --predictions out.csv", { "rows.csv": example });
    expect(code, io.stderr).toBe(0);
    const [head = "", ...rows] = (io.files.get("out.csv") ?? "").trimEnd().split("\n");
    expect(head).toMatch(/^line,skipped,model,catalog_model/);
    expect(rows.map((row) => row.split(",").slice(0, 2).join(" ").trim())).toEqual([
      ...["2", "3", "4", "5", "6", "7 disaggregated"],
    ]);
    expect(io.stderr).toContain("out.csv");
    const again = await run("rows.csv --predictions out.csv", {
      "rows.csv": example,
      "out.csv": io.files.get("out.csv") ?? "",
    });
    expect(again.code).toBe(0);
  });

  it.each([
    { name: "its own input", words: "rows.csv --predictions rows.csv", says: /would replace/ },
    { name: "another file", words: "rows.csv --predictions notes.txt", says: /left as it is/ },
    { name: "stdout", words: "rows.csv --predictions -", says: /name one/ },
  ])("does not write over $name", async ({ words, says }) => {
    const { io, code } = await run(words, { "rows.csv": example, "notes.txt": "mine" });
    expect(code).toBe(2);
    expect(io.stderr).toMatch(says);
    expect(io.files.get("rows.csv")).toBe(example);
    expect(io.files.get("notes.txt")).toBe("mine");
  });

  it.each([
    { name: "an empty file", text: "", says: /rows\.csv:1:1/ },
    { name: "another table", text: "date,usd\n2026-11-01,5\n", says: /no column that is needed/ },
    { name: "a plan", text: "outlay: 1\ntitle: x\n", says: /rows\.csv:1:1/ },
    { name: "an open quote", text: `${example}"x,y`, says: /rows\.csv:8:1/ },
  ])("says what is wrong with $name and exits 2", async ({ text, says }) => {
    const { io, code } = await run("rows.csv", { "rows.csv": text });
    expect(code).toBe(2);
    expect(io.stdout).toBe("");
    expect(io.stderr).toMatch(says);
  });

  it("tells bad cells with their place and goes on", async () => {
    const text = example.replace("121.308", "-").replace("scenario", "scenaro");
    const { io, code } = await run("rows.csv --json", { "rows.csv": text });
    expect(code).toBe(0);
    expect(io.stderr).toMatch(/rows\.csv:2:\d+/);
    expect(io.stderr).toContain("Did you mean scenario?");
    const { used, skipped } = JSON.parse(io.stdout);
    const rows = Object.values<number>(skipped).reduce((sum, n) => sum + n, used);
    expect([rows, skipped["bad-row"]]).toEqual([6, 1]);
  });

  it("has a table without rows", async () => {
    const { io, code } = await run("rows.csv", { "rows.csv": `${example.split("\n")[0]}\n` });
    expect(code).toBe(0);
    expect(io.stdout).toContain("0 of 0 rows");
    expect(io.stdout).toContain("No row could be compared.");
  });
});

it.each([
  { used: 10, learnt: 0, says: /^None .* is a test of it/ },
  { used: 10, learnt: 4, says: /^4 of the 10 .* NO TEST/ },
  { used: 10, learnt: 10, says: /^All .* NO TEST/ },
])("$learnt of $used learnt from: $says", ({ used, learnt, says }) => {
  expect(testWords(used, learnt)).toMatch(says);
});

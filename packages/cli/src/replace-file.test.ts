import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { newName, replaceFile } from "./replace-file.ts";

const root = mkdtempSync(join(tmpdir(), "outlay-replace-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const folder = (): string => {
  const made = join(root, String(folders++));
  mkdirSync(made);
  return made;
};

it.each([
  { name: "a new file", there: undefined, was: undefined, answer: "done", after: "new" },
  { name: "a known one", there: "old", was: "old", answer: "done", after: "new" },
  { name: "one that changed", there: "other", was: "old", answer: "changed", after: "other" },
  { name: "one that came", there: "other", was: undefined, answer: "changed", after: "other" },
  { name: "one that went", there: undefined, was: "old", answer: "changed", after: undefined },
])("$name: $answer, and nothing is left beside it", async ({ there, was, answer, after }) => {
  const at = folder();
  const path = join(at, "a.json");
  if (there !== undefined) writeFileSync(path, there);
  expect(await replaceFile(path, "new", was)).toBe(answer);
  expect(readdirSync(at)).toEqual(after === undefined ? [] : ["a.json"]);
  if (after !== undefined) expect(readFileSync(path, "utf8")).toBe(after);
});

it("waits for nobody: while another writes, it is busy", async () => {
  const path = join(folder(), "a.json");
  writeFileSync(path, "old");
  writeFileSync(newName(path), "half");
  expect(await replaceFile(path, "new", "old")).toBe("busy");
  expect(readFileSync(path, "utf8")).toBe("old");
});

it("of many at the same time lets one win, and loses none", async () => {
  const path = join(folder(), "a.json");
  writeFileSync(path, "old");
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => replaceFile(path, `new ${at}`, "old")),
  );
  expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
  expect(readFileSync(path, "utf8")).toBe(`new ${answers.indexOf("done")}`);
});

it("names the file where the folder is missing", async () => {
  const path = join(root, "nowhere", "a.json");
  await expect(replaceFile(path, "new", undefined)).rejects.toMatchObject({ code: "ENOENT", path });
});

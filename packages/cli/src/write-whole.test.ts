import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeWhole } from "./write-whole.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outlay-write-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("replaces a file and leaves nothing beside it", async () => {
  const path = join(folder, "a.html");
  writeFileSync(path, "old");
  await writeWhole(path, Buffer.from("new"));
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["a.html"]);
});

it("names the file that could not be written", async () => {
  const path = join(folder, "none", "a.html");
  await expect(writeWhole(path, Buffer.from("x"))).rejects.toMatchObject({ code: "ENOENT", path });
});

it.skipIf(process.platform === "win32").each([0o600, 0o664])(
  "keeps who may read a file (%o)",
  async (mode) => {
    const path = join(folder, "a.html");
    writeFileSync(path, "old");
    chmodSync(path, mode);
    await writeWhole(path, Buffer.from("new"));
    expect(statSync(path).mode & 0o777).toBe(mode);
  },
);

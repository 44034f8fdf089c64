import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Book, instant } from "@outlay/pricing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { resolveBook } from "./resolve-book.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "outlay-books-"));
  const price = { pricing_config: { pay_as_you_go: { request_token: { price: 0.0003 } } } };
  await writeFile(join(folder, "acme.json"), JSON.stringify({ "m-1": price }));
  await writeFile(join(folder, "other.json"), JSON.stringify({ "m-2": price }));
  await writeFile(join(folder, "broken.txt"), "{");
});
afterAll(() => rm(folder, { recursive: true }));

const io = { read: (path: string) => readFile(path, "utf8") };
const own = async () => new Map([["list", { id: "list" } as Book]]);

it("gives one of our own books by its name", async () => {
  expect(await resolveBook("list", io, own)).toMatchObject({ ok: true, value: { remarks: [] } });
});

it("does not read our own books for a foreign one", async () => {
  const never = () => Promise.reject(new Error("read"));
  expect((await resolveBook(`portkey:${folder}`, io, never)).ok).toBe(true);
});

it("reads every file of a Portkey folder, each named after its provider", async () => {
  const read = await resolveBook(`portkey:${folder}`, io, own);
  const at = instant(0);
  expect(read.ok && read.value.book.find({ provider: "acme", model: "m-1", at }).ok).toBe(true);
  expect(read.ok && read.value.book.find({ provider: "other", model: "m-2", at }).ok).toBe(true);
});

it.each([
  { spec: "lst", says: "Did you mean list?" },
  { spec: "litelm:x.json", says: "there is no price book litelm:x.json" },
  { spec: "litellm:", says: "needs a path behind the colon" },
])("says what is allowed for $spec", async ({ spec, says }) => {
  const read = await resolveBook(spec, io, own);
  expect(read).toMatchObject({ ok: false, error: expect.stringContaining(says) });
});

it("names the file that is not JSON", async () => {
  const read = await resolveBook(`litellm:${join(folder, "broken.txt")}`, io, own);
  expect(read).toMatchObject({
    ok: false,
    error: expect.stringContaining("broken.txt is not JSON"),
  });
});

it("lets a missing file be told by whoever told of the path", async () => {
  await expect(resolveBook(`litellm:${join(folder, "none.json")}`, io, own)).rejects.toMatchObject({
    code: "ENOENT",
  });
});

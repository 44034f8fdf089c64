import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keptFolder } from "./kept-folder.ts";
import { catalogFolder } from "./read-folder.ts";

const repository = join(import.meta.dirname, "../../../..");
let root = "";

/** A clone with a catalog and what its hash is made of. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "outlay-kept-"));
  cpSync(join(repository, "catalog"), join(root, "catalog"), { recursive: true });
  for (const name of ["document", "pricing", "capacity"]) {
    mkdirSync(join(root, "packages", name, "src"), { recursive: true });
    writeFileSync(join(root, "packages", name, "src", "reader.ts"), "// reader");
  }
  writeFileSync(join(root, "package-lock.json"), "{}");
});
afterAll(() => rmSync(root, { recursive: true }));

const kept = () => readdirSync(join(root, "node_modules/.cache/outlay"));

describe("keptFolder", () => {
  it("gives the catalog of the folder, read from YAML or kept", { timeout: 60_000 }, () => {
    const folder = join(root, "catalog");
    const plain = JSON.stringify(catalogFolder(folder));
    expect(JSON.stringify(keptFolder(folder))).toBe(plain);
    expect(kept()).toHaveLength(1);
    expect(JSON.stringify(keptFolder(folder))).toBe(plain);
  });

  it.each([
    { what: "a price", path: "catalog/prices/voyage.yaml" },
    { what: "a lint", path: "packages/pricing/src/reader.ts" },
    { what: "a dependency", path: "package-lock.json" },
  ])("reads again after a change of $what, and keeps one", { timeout: 60_000 }, ({ path }) => {
    const [before] = kept();
    const file = join(root, path);
    writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
    keptFolder(join(root, "catalog"));
    expect(kept()).toHaveLength(1);
    expect(kept()).not.toEqual([before]);
  });

  it.each(['{"prices":', "null"])(
    "reads the YAML where what is kept is %s",
    { timeout: 60_000 },
    (text) => {
      const [name = ""] = kept();
      writeFileSync(join(root, "node_modules/.cache/outlay", name), text);
      const data = keptFolder(join(root, "catalog"));
      expect(data.prices.length).toBeGreaterThan(0);
      expect(
        JSON.parse(readFileSync(join(root, "node_modules/.cache/outlay", name), "utf8")),
      ).toBeTruthy();
    },
  );

  it("keeps nothing of a catalog that does not read, and says what is wrong", () => {
    const file = join(root, "catalog/prices/voyage.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("provider: voyage", "provider: [voyage]"));
    const [before] = kept();
    const data = keptFolder(join(root, "catalog"));
    expect(() => data.prices).toThrow(/voyage\.yaml:\d+:\d+/);
    expect(kept()).toEqual([before]);
    writeFileSync(file, text);
  });
});

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pid } from "node:process";
import type { CatalogData } from "./catalog-data.ts";
import { catalogFolder } from "./read-folder.ts";

/** What decides how the folder is read: another byte in one of these, and it is read again. */
const READERS = ["document", "pricing", "capacity"].map((name) => `packages/${name}/src`);

/**
 * The catalog of a clone, whose YAML takes a second to read and lint: what came of it is kept as JSON
 * in `node_modules/.cache/outlay` under a hash of every byte that it was made from, the catalog and
 * its readers. Where nothing can be kept, or a part does not read, it is read from the YAML.
 *
 * @param folder path of `catalog/`, beside `packages/` and `node_modules/`
 * @throws CatalogError from the part that does not read, when it is asked for
 */
export function keptFolder(folder: string): CatalogData {
  const root = dirname(folder);
  const cache = join(root, "node_modules", ".cache", "outlay");
  const name = `catalog-${hashOf(root, folder)}.json`;
  try {
    const kept: unknown = JSON.parse(readFileSync(join(cache, name), "utf8"));
    if (isCatalog(kept)) return kept;
  } catch {
    // Not kept yet.
  }
  const data = catalogFolder(folder);
  try {
    keep(cache, name, JSON.stringify(data));
  } catch {
    // Nothing can be written there, or a part does not read: then it says so when it is asked for.
  }
  return data;
}

const isCatalog = (kept: unknown): kept is CatalogData =>
  typeof kept === "object" && kept !== null && "prices" in kept && "sources" in kept;

/** Writes the file in one step, so that nobody reads a part of it, and drops those of before. */
function keep(cache: string, name: string, text: string): void {
  mkdirSync(cache, { recursive: true });
  const beside = join(cache, `${name}.${pid}.new`);
  writeFileSync(beside, text);
  renameSync(beside, join(cache, name));
  for (const other of readdirSync(cache)) {
    if (other.startsWith("catalog-") && other !== name && !other.startsWith(`${name}.`)) {
      rmSync(join(cache, other), { force: true });
    }
  }
}

function hashOf(root: string, folder: string): string {
  const hash = createHash("sha256");
  const files = [folder, ...READERS.map((path) => join(root, path)), import.meta.dirname].flatMap(
    filesOf,
  );
  for (const file of [...files, join(root, "package-lock.json")]) {
    const bytes = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex").slice(0, 32);
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|ts)$/.test(entry.name))
    .filter(({ name }) => !name.endsWith(".test.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

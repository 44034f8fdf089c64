import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

type Entry = { readonly version?: string; readonly integrity?: string; readonly link?: boolean };
const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
const entries = Object.entries(lock.packages as Record<string, Entry>).filter(
  ([path, { link }]) => path.startsWith("node_modules/") && !link,
);

// npm writes entries without a version when two versions of a package bring native variants for
// other machines; `npm ci` then refuses the lockfile everywhere.
it("has a version and a checksum for every package", () => {
  expect(entries.length).toBeGreaterThan(0);
  expect(entries.filter(([, { version, integrity }]) => !version || !integrity)).toEqual([]);
});

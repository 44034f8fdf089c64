// Makes dist/ for `npm pack`: the command in one folder, no dependency left, licences beside it.
// The verbs are separate chunks, so that `outlay --help` reads only what it needs.
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { catalogJson } from "../packages/cli/src/catalog/build.ts";
import { thirdPartyLicences } from "./third-party-licences.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const bundle = await rolldown({
  input: { main: join(root, "packages/cli/src/main.ts") },
  platform: "node",
  onLog(level, log, handler) {
    // An import that is not resolved would be missing where the package is installed.
    if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
    handler(level, log);
  },
});
const { output } = await bundle.write({
  dir: dist,
  format: "esm",
  entryFileNames: "outlay.mjs",
  chunkFileNames: "[name].mjs",
  comments: { legal: true, annotation: false, jsdoc: false },
});
await bundle.close();

const starter = join(dist, "outlay.cjs");
copyFileSync(join(root, "packages/cli/bin/outlay.cjs"), starter);
chmodSync(starter, 0o755);

// Read and linted here once, so that the installed command parses no YAML of its own.
const catalog = catalogJson();
writeFileSync(join(dist, "catalog.json"), catalog);

const modules = output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
writeFileSync(join(dist, "THIRD-PARTY-LICENCES.md"), thirdPartyLicences(modules));

const bytes = output.reduce(
  (sum, file) => sum + (file.type === "chunk" ? file.code : file.source).length,
  0,
);
console.error(
  `outlay: dist/ has ${Math.ceil(bytes / 1024)} KB of code and ${Math.ceil(catalog.length / 1024)} KB of catalog`,
);

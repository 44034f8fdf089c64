// What `outlay estimate PLAN --set … --json` says, run in this process.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Estimate, PathResult } from "@outlay/estimate";
import { capturedIo } from "../../packages/cli/src/captured-io.ts";
import { runCli } from "../../packages/cli/src/run-cli.ts";

const root = join(import.meta.dirname, "../..");
const files = Object.fromEntries(
  globSync("examples/**/*.yaml", { cwd: root }).map((file) => [
    file.replaceAll("\\", "/"),
    readFileSync(join(root, file), "utf8"),
  ]),
);

/** Changes of a plan: `{ "product.features": "4" }` is `--set product.features=4`. */
export type Changes = Readonly<Record<string, string>>;

/** The one path of a plan of examples/ with changes, in as many draws as the command takes itself. */
export async function estimated(plan: string, changes: Changes = {}): Promise<PathResult> {
  const io = capturedIo({ files });
  const sets = Object.entries(changes).flatMap(([key, value]) => ["--set", `${key}=${value}`]);
  const code = await runCli(["estimate", `examples/${plan}.yaml`, ...sets, "--json"], io);
  if (code !== 0) throw new Error(`${plan} ${sets.join(" ")}\n${io.stderr}`);
  const { paths } = JSON.parse(io.stdout) as Estimate;
  const [path] = paths;
  if (path === undefined || path.status === "ruled-out" || paths.length > 1)
    throw new Error(`${plan} should have one path with figures`);
  return path;
}

/** Name of a block between markers, and the table that belongs there. */
export type Tables = Readonly<Record<string, string>>;

/** Changes as a reader types them. */
export const typed = (changes: Changes): string =>
  Object.entries(changes)
    .map(([key, value]) => `\`--set ${key}=${/[\s$]/.test(value) ? `'${value}'` : value}\``)
    .join(" ");

/** A table in Markdown. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

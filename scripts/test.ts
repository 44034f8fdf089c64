// `npm test`: types, lint, tests, all three whatever fails; the last line is `N passed, N failed`.
// Words after `--` go to Vitest: npm test -- packages/pricing
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countTests, type VitestReport } from "./count-tests.ts";

const folder = mkdtempSync(join(tmpdir(), "outlay-test-"));
const reportFile = join(folder, "report.json");

const run = (title: string, command: string, args: readonly string[]): boolean => {
  console.error(`\noutlay: ${title}: ${command} ${args.join(" ")}`);
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, OUTLAY_TEST_REPORT: reportFile },
  });
  if (error) console.error(`outlay: ${error.message}`);
  return status === 0;
};

const types = run("types", "tsc", ["-b"]);
const lint = run("lint", "biome", ["check", "."]);
const tests = run("tests", "vitest", ["run", ...process.argv.slice(2)]);

let report: VitestReport | undefined;
try {
  report = JSON.parse(readFileSync(reportFile, "utf8"));
} catch {
  console.error("outlay: Vitest left no report");
}
rmSync(folder, { recursive: true });

const counts = countTests(report, { types, lint, tests });
const word = (good: boolean) => (good ? "passed" : "FAILED");
const skipped = counts.skipped === 0 ? "" : `, ${counts.skipped} skipped`;
console.log(`\ntypes ${word(types)}, lint ${word(lint)}, tests ${word(tests)}${skipped}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

// `npm start`: prices the worked example, or runs `outlay` with the words after `--`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const example = "examples/support-assistant.yaml";
const root = fileURLToPath(new URL("..", import.meta.url));
const words = process.argv.slice(2);
const shown = words.length === 0;

// Names of files are meant from the folder where the person stands.
const { status, signal } = spawnSync(
  process.execPath,
  [`${root}packages/cli/bin/outlay.cjs`, ...(shown ? ["estimate", example] : words)],
  { cwd: shown ? root : (process.env.INIT_CWD ?? root), stdio: "inherit" },
);
process.exitCode = signal ? 130 : status;

if (shown && status === 0) {
  console.error("\nYour own plan:  npx outlay init, then npx outlay estimate plan.yaml");
  console.error(`Any number:     npx outlay explain ${example}`);
}

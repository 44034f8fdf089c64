// Runs before `npm start` and `npm test`: installs the dependencies when they are missing or
// were installed from another lockfile. Plain Node 18 syntax, no dependency: it runs first.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const lock = new URL("../package-lock.json", import.meta.url);
const stamp = new URL("../node_modules/.outlay-lock", import.meta.url);
const want = createHash("sha256").update(readFileSync(lock)).digest("hex");
const have = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";

if (have !== want) {
  const why = have === "" ? "First run" : "The lockfile has changed";
  console.error(`outlay: ${why}: installing dependencies (npm ci), about 15 seconds …`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    console.error("outlay: `npm ci` failed; its messages are above. Mend it, then run this again.");
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, want);
}

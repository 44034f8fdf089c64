// Runs before `npm start`, `npm test` and `npm pack`: installs the dependencies when they are
// missing, half there, or from another lockfile. Plain Node 18, no dependency: it runs first.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => new URL(`../${path}`, import.meta.url);
const windows = process.platform === "win32";
const stamp = at("node_modules/.outlay-lock");
const lock = readFileSync(at("package-lock.json"));
const want = createHash("sha256").update(lock).digest("hex");

/** npm writes its hidden lockfile last: where it names the same packages, all of them are there. */
function complete() {
  try {
    const hidden = JSON.parse(readFileSync(at("node_modules/.package-lock.json"), "utf8")).packages;
    return Object.entries(JSON.parse(lock.toString()).packages).every(
      ([path, { version, optional, link, resolved }]) =>
        !path.startsWith("node_modules/") ||
        (optional && !hidden[path]) ||
        (link ? hidden[path]?.resolved === resolved : hidden[path]?.version === version),
    );
  } catch {
    return false;
  }
}

const have = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
const node = existsSync(at(`node_modules/node/bin/node${windows ? ".exe" : ""}`));

if (!node || have !== want) {
  if (!node || !complete()) install();
  writeFileSync(stamp, want);
}

function install() {
  const why = !existsSync(at("node_modules"))
    ? "First run"
    : have === "" || !node
      ? "The last installation did not finish"
      : "The lockfile has changed";
  console.error(`outlay: ${why}: installing dependencies (npm ci), about 15 seconds …`);
  // Tries again for a while where a process of the unfinished installation still writes.
  rmSync(at("node_modules"), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  // The same npm that runs this script; through a shell where it is only known by name.
  const npm = process.env.npm_execpath ?? "";
  const known = /npm-cli\.c?js$/.test(npm);
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const result = known
    ? spawnSync(process.execPath, [npm, ...args], {
        cwd: fileURLToPath(at("")),
        stdio: ["ignore", 2, 2],
      })
    : spawnSync(windows ? "npm.cmd" : "npm", args, {
        cwd: fileURLToPath(at("")),
        stdio: ["ignore", 2, 2],
        shell: windows,
      });
  if (result.status !== 0) {
    const reason = result.error ? ` (${result.error.message})` : "";
    console.error(
      `outlay: the dependencies could not be installed${reason}; npm's own words are above.\n` +
        "        This step needs the network, or npm's cache of an earlier one. Then run this again.",
    );
    process.exit(result.status || 1);
  }
}

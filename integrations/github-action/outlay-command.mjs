// @ts-check
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * @typedef {object} Answer
 * @property {number} code exit status
 * @property {string} stdout
 * @property {string} stderr
 *
 * @callback Outlay
 * @param {readonly string[]} args
 * @param {string} [folder] where it runs; left out, here
 * @returns {Answer}
 */

/**
 * The command `outlay`: the one that is asked for, else the one that the repository has installed,
 * else the one of the clone that this action stands in, whose dependencies are installed on first use.
 *
 * @param {string} asked path, empty to look for it
 * @param {string} action folder of this action
 * @returns {Outlay}
 */
export function findOutlay(asked, action) {
  const own = resolve(action, "../../packages/cli/bin/outlay.cjs");
  const found = [asked, "node_modules/.bin/outlay", own]
    .filter((path) => path !== "")
    .map((path) => resolve(path))
    .find(existsSync);
  if (found === undefined) {
    throw new Error(
      "there is no outlay: install the package in a step before, or name its path under `outlay:`.",
    );
  }
  if (asked !== "" && found !== resolve(asked)) throw new Error(`there is no file ${asked}.`);
  if (found === own) installOwn(resolve(action, "../.."));
  const [file, first] = /\.[cm]?js$/.test(found) ? [process.execPath, [found]] : [found, []];
  return (args, folder) => {
    const { status, stdout, stderr, error } = spawnSync(file, [...first, ...args], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      env: { ...process.env, GH_TOKEN: "", NO_COLOR: "1" },
    });
    if (error !== undefined) throw error;
    return { code: status ?? 1, stdout, stderr };
  };
}

/** @param {string} root of the clone */
function installOwn(root) {
  if (existsSync(join(root, "node_modules"))) return;
  execFileSync("npm", ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

// @ts-check
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";

/** @param {string[]} args */
export const git = (args) =>
  execFileSync("git", args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
  });

/** @param {string[]} args */
const asked = (args) => {
  try {
    return git(args).trim();
  } catch {
    return undefined;
  }
};

/**
 * The commit that the pull request is compared with: the first parent of the merge that a forge checks
 * out, else where the branch left its base, else the base as the event names it.
 *
 * @param {string} base commit of the base branch
 */
export function baseCommit(base) {
  if (asked(["rev-parse", "--verify", "--quiet", "HEAD^2"]) !== undefined) {
    return git(["rev-parse", "HEAD^1"]).trim();
  }
  if (asked(["cat-file", "-e", `${base}^{commit}`]) === undefined) {
    git(["fetch", "--no-tags", "--depth=1", "origin", base]);
  }
  return asked(["merge-base", base, "HEAD"]) ?? base;
}

/**
 * All files as they were, in a folder of their own: a plan may name a price book beside it.
 *
 * @param {string} commit
 * @param {string} temp
 * @returns {string} the folder
 */
export function checkOutBase(commit, temp) {
  const folder = join(mkdtempSync(join(temp, "outlay-")), "base");
  git(["worktree", "add", "--detach", "--quiet", folder, commit]);
  return folder;
}

/** @param {string} folder */
export const removeBase = (folder) => {
  asked(["worktree", "remove", "--force", folder]);
};

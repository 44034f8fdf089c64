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
 * @param {{ base: string, head: string }} pull commits of the base branch and of the branch
 */
export function baseCommit({ base, head }) {
  // The commit itself names its parents, even where the history is not there.
  const [own = ""] = git(["cat-file", "commit", "HEAD"]).split("\n\n");
  const [first, second] = [...own.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, commit]) => commit);
  // A merge of the base into the branch has the branch as its first parent.
  if (first !== undefined && second === head) {
    fetchCommit(first);
    return first;
  }
  fetchCommit(base);
  return asked(["merge-base", base, "HEAD"]) ?? base;
}

/** @param {string} commit */
function fetchCommit(commit) {
  if (asked(["cat-file", "-e", `${commit}^{commit}`]) !== undefined) return;
  git(["fetch", "--no-tags", "--depth=1", "origin", commit]);
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

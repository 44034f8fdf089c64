// @ts-check
import { lstatSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { git } from "./base-commit.mjs";

/**
 * @typedef {object} ChangedPlan
 * @property {string} path from the root of the repository
 * @property {"changed" | "new" | "removed"} state
 */

/** How a plan begins, whatever stands before. */
const plan = /^outlay:\s*\d+\s*(?:#.*)?$/m;

/** A price book of the plan's own, in a file beside it. */
const book = /^price_book:\s*["']?([^"'#\n]+?\.ya?ml)["']?\s*(?:#.*)?$/m;

/**
 * The plans that a pull request changes: those whose own text differs, and those whose price book does.
 *
 * @param {string} base folder with the files as they were
 * @param {string} commit the commit of that folder
 * @param {readonly string[]} patterns
 * @returns {ChangedPlan[]} by path
 */
export function changedPlans(base, commit, patterns) {
  const specs = patterns.map((pattern) => `:(top,glob)${pattern}`);
  const words = git(["diff", "--name-only", "-z", "--no-renames", commit, "HEAD", "--"]).split(
    "\0",
  );
  const changed = new Set(words.filter((path) => path !== ""));
  const now = git(["ls-files", "-z", "--", ...specs]).split("\0");
  const removed = ["--name-only", "-z", "--no-renames", "--diff-filter=D"];
  const gone = git(["diff", ...removed, commit, "HEAD", "--", ...specs]).split("\0");
  const paths = [...new Set([...now, ...gone])].filter((path) => path !== "").toSorted();
  return paths.flatMap((path) => {
    const [was, is] = [textOf(join(base, path)), textOf(path)];
    const [wasPlan, isPlan] = [plan.test(was ?? ""), plan.test(is ?? "")];
    if (!wasPlan && !isPlan) return [];
    const beside = book.exec(is ?? "")?.[1];
    const bookChanged = beside !== undefined && changed.has(normalize(join(dirname(path), beside)));
    if (!changed.has(path) && !bookChanged) return [];
    const state = isPlan ? (wasPlan ? "changed" : "new") : "removed";
    return [{ path, state }];
  });
}

/**
 * A file's text; a link is not followed, and what is larger than any plan is none.
 *
 * @param {string} path
 */
function textOf(path) {
  try {
    const { size, isFile } = stat(path);
    return isFile && size < 1_000_000 ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
const stat = (path) => {
  const found = lstatSync(path);
  return { size: found.size, isFile: found.isFile() };
};

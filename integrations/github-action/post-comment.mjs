// @ts-check
import { execFileSync } from "node:child_process";
import { marker } from "./comment.mjs";

/** @typedef {{ id: number, body: string, user?: { login?: string } }} Listed a comment as the forge lists it */

/** Pages of 100 comments that are looked through. */
const mostPages = 30;

/**
 * @param {readonly string[]} args
 * @param {object} [body] sent as JSON on stdin: no text of a plan is ever a word of a command
 */
const api = (args, body) =>
  JSON.parse(
    execFileSync("gh", ["api", ...args, ...(body === undefined ? [] : ["--input", "-"])], {
      encoding: "utf8",
      input: body === undefined ? "" : JSON.stringify(body),
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 2 ** 28,
    }) || "null",
  );

/**
 * Replaces the comment that was written before, or writes the first one.
 *
 * @param {Pick<import("./settings.mjs").Settings, "repository" | "pull" | "author">} where
 * @param {string} text
 * @param {boolean} onlyReplace write nothing where there is no comment yet
 * @returns {"created" | "replaced" | "same" | "none"}
 */
export function postComment({ repository, pull, author }, text, onlyReplace) {
  const list = `repos/${repository}/issues/${pull.number}/comments`;
  const mine = findComment(list, author);
  if (mine === undefined) {
    if (onlyReplace) return "none";
    api(["--method", "POST", list], { body: text });
    return "created";
  }
  if (mine.body.replaceAll("\r\n", "\n") === text) return "same";
  api(["--method", "PATCH", `repos/${repository}/issues/comments/${mine.id}`], { body: text });
  return "replaced";
}

/**
 * The first comment that bears the marker and was written by the login: somebody else's text with the
 * same marker is left alone.
 *
 * @param {string} list
 * @param {string} author
 * @returns {{ id: number, body: string } | undefined}
 */
function findComment(list, author) {
  for (let page = 1; page <= mostPages; page++) {
    const comments = api([`${list}?per_page=100&page=${page}`]);
    const mine = comments.find(
      (/** @type {Listed} */ { body, user }) =>
        user?.login === author && String(body).startsWith(marker),
    );
    if (mine !== undefined) return { id: Number(mine.id), body: String(mine.body) };
    if (comments.length < 100) return undefined;
  }
  return undefined;
}

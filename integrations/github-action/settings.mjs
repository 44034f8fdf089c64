// @ts-check
import { readFileSync } from "node:fs";

/**
 * @typedef {object} Settings
 * @property {string[]} patterns git patterns of the files that may be plans
 * @property {boolean} strict
 * @property {boolean} fail
 * @property {boolean} comment
 * @property {string} author login whose comment is replaced
 * @property {string} draws
 * @property {string} command path of `outlay`, empty to look for it
 * @property {string} token empty where there is none
 * @property {string} repository `owner/name`
 * @property {{ number: number, base: string, head: string }} pull number, and commits of the base branch and of the branch
 * @property {string} temp folder for what is thrown away
 * @property {string | undefined} summary file of the job summary
 * @property {string | undefined} output file of the outputs
 * @property {string} action folder of this action
 */

/**
 * What the workflow asked for, and which pull request it is.
 *
 * Everything comes from the environment and the event's file; nothing is put into a command line that
 * a shell reads.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Settings | string} the settings, or why there is nothing to do
 */
export function readSettings(env) {
  const event = env.GITHUB_EVENT_NAME ?? "";
  if (event === "pull_request_target") {
    throw new Error(
      "pull_request_target gives the token of your repository to code of a fork: use pull_request, which works in forks with the job summary alone.",
    );
  }
  if (event !== "pull_request")
    return `Nothing to compare: this is no pull request but ${event || "no event"}.`;
  const { pull_request: pull } = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? "", "utf8"));
  const base = String(pull?.base?.sha ?? "");
  const head = String(pull?.head?.sha ?? "");
  const commit = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
  if (!Number.isInteger(pull?.number) || !commit.test(base) || !commit.test(head)) {
    throw new Error(
      "the event of the pull request has no number, no base commit or no head commit.",
    );
  }
  return {
    patterns: (env.OUTLAY_PLANS ?? "").split(/\s+/).filter((pattern) => pattern !== ""),
    strict: isOn(env.OUTLAY_STRICT),
    fail: isOn(env.OUTLAY_FAIL),
    comment: isOn(env.OUTLAY_COMMENT),
    author: env.OUTLAY_COMMENT_AUTHOR || "github-actions[bot]",
    draws: env.OUTLAY_DRAWS || "20000",
    command: env.OUTLAY_COMMAND ?? "",
    token: env.GH_TOKEN ?? "",
    repository: env.GITHUB_REPOSITORY ?? "",
    pull: { number: pull.number, base, head },
    temp: env.RUNNER_TEMP || "/tmp",
    summary: env.GITHUB_STEP_SUMMARY,
    output: env.GITHUB_OUTPUT,
    action: env.GITHUB_ACTION_PATH || import.meta.dirname,
  };
}

/** @param {string | undefined} word */
const isOn = (word) => !/^(?:false|no|off|0)$/i.test(word ?? "");

// @ts-check
// What a pull request changes in the cost of the plans of a repository: see README.md.
import { appendFileSync } from "node:fs";
import { baseCommit, checkOutBase, removeBase } from "./base-commit.mjs";
import { changedPlans } from "./changed-plans.mjs";
import { comment } from "./comment.mjs";
import { annotate, log } from "./log.mjs";
import { findOutlay } from "./outlay-command.mjs";
import { planReport } from "./plan-report.mjs";
import { postComment } from "./post-comment.mjs";
import { readSettings } from "./settings.mjs";

/** Characters of a job summary; the forge takes a megabyte. */
const longestSummary = 900_000;

/** @param {import("./settings.mjs").Settings} settings */
function reportsOf({ pull, patterns, temp, command, action, draws }) {
  const commit = baseCommit(pull);
  const base = checkOutBase(commit, temp);
  try {
    const plans = changedPlans(base, commit, patterns);
    if (plans.length === 0) return [];
    const outlay = findOutlay(command, action);
    return plans.map((plan) => planReport(plan, base, outlay, draws));
  } finally {
    removeBase(base);
  }
}

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {string} text
 * @param {boolean} onlyReplace
 */
function tryToComment(settings, text, onlyReplace) {
  if (!settings.comment) return;
  if (settings.token === "") {
    log("No token, as in a pull request from a fork: the report is in the job summary alone.");
    return;
  }
  try {
    log(`Comment: ${postComment(settings, text, onlyReplace)}.`);
  } catch {
    // A fork's token may read and not write. What `gh` said may hold anything, so it is not repeated.
    annotate(
      "warning",
      "The comment could not be written (no right to, as in a pull request from a fork?); the report is in the job summary.",
    );
  }
}

/**
 * @param {import("./settings.mjs").Settings} settings
 * @param {readonly import("./plan-report.mjs").PlanReport[]} reports
 */
function exitCodeOf({ fail, strict }, reports) {
  if (reports.some(({ failed }) => failed)) return 1;
  if (fail && reports.some(({ verdict }) => verdict === "broken")) return 3;
  if (strict && reports.some(({ verdict }) => verdict === "unknown")) return 5;
  return reports.some(({ unchecked }) => unchecked) ? 1 : 0;
}

function run() {
  const settings = readSettings(process.env);
  if (typeof settings === "string") {
    log(settings);
    return 0;
  }
  const { summary, output } = settings;
  const reports = reportsOf(settings);
  const broken = reports.flatMap((report) => report.broken);
  const deltas = reports.map(({ deltaMonthUsd }) => deltaMonthUsd);
  // One that is not known makes the sum unknown, and never zero.
  const delta = deltas.includes(undefined)
    ? "unknown"
    : String(deltas.reduce((sum, each) => (sum ?? 0) + (each ?? 0), 0));
  if (output !== undefined) {
    appendFileSync(output, `broken=${broken.length}\ndelta-month-usd=${delta}\n`);
  }
  const whole =
    reports.length === 0
      ? "No plan is changed."
      : reports
          .map(({ body, limits }) => (limits === "" ? body : `${body}\n\n${limits}`))
          .join("\n\n---\n\n");
  if (summary !== undefined) appendFileSync(summary, `${whole.slice(0, longestSummary)}\n`);
  log(whole);
  tryToComment(settings, comment(reports), reports.length === 0);
  for (const { key, at } of broken)
    annotate("error", `${key} is broken; the job summary says by how much.`, at);
  for (const { failed, path } of reports) {
    if (failed)
      annotate("error", "This plan could not be calculated; the job summary says why.", {
        file: path,
        line: 1,
        column: 1,
      });
  }
  return exitCodeOf(settings, reports);
}

try {
  process.exitCode = run();
} catch (error) {
  annotate("error", `Outlay: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

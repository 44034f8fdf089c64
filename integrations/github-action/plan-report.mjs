// @ts-check
import { dirname, join } from "node:path";

/**
 * @typedef {object} BrokenLimit
 * @property {string} key
 * @property {{ file: string, line: number, column: number }} at
 *
 * @typedef {object} PlanReport
 * @property {string} path
 * @property {string} headline Markdown of one line, the money first
 * @property {string} body Markdown, the headline at its top
 * @property {string} limits Markdown of the limits, empty where the plan has none
 * @property {"hold" | "broken" | "unknown" | "none"} verdict
 * @property {readonly BrokenLimit[]} broken
 * @property {number | undefined} deltaMonthUsd undefined where it is not known
 * @property {boolean} unchecked its limits are for a path that has no figures
 * @property {boolean} failed it could not be calculated
 */

/**
 * What a pull request does to one plan.
 *
 * @param {import("./changed-plans.mjs").ChangedPlan} plan
 * @param {string} base folder with the files as they were
 * @param {import("./outlay-command.mjs").Outlay} outlay
 * @param {string} draws
 * @returns {PlanReport}
 */
export function planReport({ path, state }, base, outlay, draws) {
  // A name such as --help is a file all the same.
  const file = path.startsWith("-") ? `./${path}` : path;
  const few = ["--draws", draws];
  if (state === "removed") {
    const told = ask(outlay, ["estimate", file, ...few], base);
    const was = deltaOf(told.answer);
    return {
      path,
      ...parts(told, "Removed; it was to cost: "),
      limits: "",
      verdict: "none",
      broken: [],
      // What it was to cost is not paid any more.
      deltaMonthUsd: was === undefined ? undefined : -was,
      unchecked: false,
      failed: false,
    };
  }
  const verb = state === "new" ? ["estimate", file] : ["diff", join(base, path), file];
  const told = ask(outlay, [...verb, ...few]);
  const { text: limits, ...check } = checked(ask(outlay, ["check", file, "--optional", ...few]));
  const rest = { limits, ...check, failed: told.code !== 0 || check.failed };
  if (state === "changed" && told.code !== 0) {
    const alone = ask(outlay, ["estimate", file, ...few]);
    if (alone.code === 0) {
      // What it was cannot be calculated, or has no path that it has now: the plan itself can be.
      const why = told.text.replaceAll(`${dirname(base)}/`, "");
      const { headline, body } = parts(alone, "Not compared; it costs: ");
      const shown = why === "" ? body : `${body}\n\nCompared with what it was:\n\n${why}`;
      return {
        path,
        ...rest,
        headline,
        body: shown,
        deltaMonthUsd: undefined,
        failed: check.failed,
      };
    }
  }
  return {
    path,
    ...parts(told, state === "new" ? "New: " : ""),
    ...rest,
    deltaMonthUsd: deltaOf(told.answer),
  };
}

/**
 * One run of `outlay`: the JSON, with the Markdown in it; of a failure the Markdown that says so.
 *
 * @param {import("./outlay-command.mjs").Outlay} outlay
 * @param {readonly string[]} words
 * @param {string} [folder] where it runs
 */
function ask(outlay, words, folder) {
  const { code, stdout } = outlay([...words, "--json", "--md"], folder);
  const answer = parsed(stdout);
  const text = answer?.markdown ?? outlay([...words, "--md"], folder).stdout;
  return { code, answer, text: withoutMarker(String(text)) };
}

/**
 * @param {{ text: string, code: number }} told
 * @param {string} before
 */
function parts({ text, code }, before) {
  if (text === "") {
    // It ended before it could say why: never an empty comment.
    const line = `**✗ Not calculated (exit status ${code}). Its cost is not known.**`;
    return { headline: line, body: line };
  }
  const body = `${before}${text}`;
  const [first = ""] = body.split("\n");
  return { headline: first.split(" · ")[0] ?? first, body };
}

/** @param {string} markdown */
const withoutMarker = (markdown) => markdown.replace(/^<!-- outlay-[a-z]+ \w+ -->\n/, "").trimEnd();

/**
 * USD a month in year two, unrounded: the difference of two plans, or the whole of one.
 *
 * @param {any} answer JSON of `outlay diff` or `outlay estimate`
 * @returns {number | undefined} undefined where something has no price, or nothing was calculated
 */
function deltaOf(answer) {
  if (answer?.kind === "diff") {
    const { headline, pairs } = answer;
    const pair = pairs.find(
      (/** @type {{ a: string, b: string }} */ { a, b }) => a === headline?.a && b === headline?.b,
    );
    const isPriced = pair?.status.a === "priced" && pair.status.b === "priced";
    return isPriced ? pair.month13.difference.p50 : undefined;
  }
  if (answer?.kind !== "estimate") return undefined;
  const { paths, cheapest } = answer;
  const path =
    paths.find((/** @type {{ id: string }} */ { id }) => id === cheapest) ??
    paths.find((/** @type {{ status: string }} */ { status }) => status === "priced");
  return path?.status === "priced" ? path.month13Usd.p50 : undefined;
}

/**
 * @param {{ code: number, answer: any, text: string }} told
 * @returns {{ text: string } & Pick<PlanReport, "verdict" | "broken" | "unchecked" | "failed">}
 */
function checked({ answer, text }) {
  const without = { text: "", broken: [], unchecked: false };
  if (answer?.kind !== "check") return { ...without, verdict: "unknown", failed: true };
  if (answer.outcome === "no-limits") return { ...without, verdict: "none", failed: false };
  const broken = answer.limits.filter(
    (/** @type {{ outcome: string }} */ { outcome }) => outcome === "broken",
  );
  const verdict = broken.length > 0 ? "broken" : answer.outcome === "holds" ? "hold" : "unknown";
  return { text, verdict, broken, unchecked: answer.missing !== undefined, failed: false };
}

/**
 * JSON text; a failure may follow what was said, on a line of its own.
 *
 * @param {string} json
 * @returns {any}
 */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

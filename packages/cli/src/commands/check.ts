import { type LimitResults, limitIds, limitResults, parsePlan } from "@outlay/estimate";
import { type Command, defineCommand, flag, texts } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { commentMarker } from "../output/comment-marker.ts";
import { markdownCode } from "../output/markdown.ts";
import { withMarkdown } from "../output/markdown-io.ts";
import { sayIssues } from "../output/say-issues.ts";
import { asTyped, isLimit, limitOverride } from "./check/limit-option.ts";
import { limitsMarkdown } from "./check/limits-markdown.ts";
import { limitsText } from "./check/limits-text.ts";
import { planArgument, planOptions } from "./estimate/plan-options.ts";
import { runEstimate } from "./estimate/run-estimate.ts";
import { heading, wholeWords } from "./estimate/whole-words.ts";

/** `outlay check`: whether a plan stays within the limits that it states. */
export const command: Command = defineCommand({
  args: { plan: planArgument },
  options: {
    limit: texts("KEY=VALUE", `a limit, added or in place of the plan's: ${limitIds.join(", ")}`),
    set: planOptions.set,
    optional: flag("a plan without limits passes"),
    strict: flag("exit with 5 when a figure leaves out what has no price"),
    md: flag("Markdown for a comment, 20 lines at most; with --json under markdown"),
    seed: planOptions.seed,
    draws: planOptions.draws,
  },
  examples: [
    {
      run: "outlay check examples/support-assistant.yaml --limit total=30M --limit run_month=500k",
      doc: "two limits of the moment",
    },
    {
      run: "outlay check examples/within-limits.yaml --strict",
      doc: "the limits that the plan states, as in CI",
    },
  ],
  notes:
    "Exit status 3 where a limit is broken, 5 under --strict where something has no price, 2 where the plan has no limits. A limit holds when no more simulated futures lie beyond it than limits.chance_of_exceeding allows: half of them when it is left out.",
  async run({ args, options }, io) {
    const shown = args.plan === "-" ? "stdin" : args.plan;
    const marker = commentMarker("check", shown);
    return options.md && !options.json
      ? withMarkdown(io, shown, marker, (told) => check(args.plan, shown, options, told))
      : check(args.plan, shown, options, io);
  },
});

interface CheckOptions {
  readonly limit: readonly string[];
  readonly set: readonly string[];
  readonly optional: boolean;
  readonly strict: boolean;
  readonly md: boolean;
  readonly json: boolean;
  readonly seed: number;
  readonly draws: number;
}

/** @param shown what the plan is called in messages */
async function check(
  file: string,
  shown: string,
  options: CheckOptions,
  io: Io,
): Promise<ExitCode> {
  const wrong = options.limit.find((typed) => !isLimit(typed));
  if (wrong !== undefined) {
    return io.fail(
      exitCode.usage,
      `--limit "${wrong}" is not a key with a value: --limit total=2M.`,
    );
  }
  const text = await io.read(file);
  const overrides = options.limit.map(limitOverride);
  const set = [...options.set, ...overrides];
  const read = parsePlan(text, shown, { set });
  if (!read.ok) return sayIssues(io, asTyped(read.error, overrides));
  if (read.value.limits === undefined && options.optional) {
    const markdown = `${markdownCode(shown)} has no limits.`;
    const said = options.md ? { markdown } : {};
    if (options.json) io.json({ kind: "check", limits: [], outcome: "no-limits", ...said });
    else io.out(options.md ? markdown : `${shown} has no limits.`);
    return exitCode.ok;
  }
  if (read.value.limits === undefined) {
    return io.fail(
      exitCode.usage,
      `${shown} has no limits. Give one here: --limit total=2M; or in the plan: limits: { total: $2M, chance_of_exceeding: 20 % }.`,
    );
  }
  const request = { plan: file, set, path: undefined, seed: options.seed, draws: options.draws };
  // stdin can be read once.
  const again = { ...io, read: async (path: string) => (path === file ? text : io.read(path)) };
  const answer = await runEstimate(request, again);
  if (typeof answer === "number") return answer;
  const { months, seed, draws, plan, resultSha256 } = answer.estimate;
  const results = limitResults(answer.read.plan, answer) as LimitResults;
  const marker = commentMarker("check", shown);
  const markdown = () => `${marker}\n${limitsMarkdown(results, months, markdownCode(shown))}`;
  if (options.json) {
    const said = options.md ? { markdown: markdown() } : {};
    io.json({ kind: "check", plan, months, seed, draws, ...results, resultSha256, ...said });
  } else if (options.md) {
    io.out(markdown());
  } else {
    const parts = [
      heading(plan.name, io.colour, io.width),
      limitsText(results, months, io),
      ...(file === "-" ? [] : openText(results, file, io)),
    ];
    io.out(parts.join("\n\n"));
  }
  return verdict(results, options.strict);
}

/** How to see what a figure that breaks a limit is made of. */
function openText({ limits }: LimitResults, file: string, { width }: Io): string[] {
  const node = limits.find(({ outcome }) => outcome === "broken")?.judged?.node;
  return node === undefined
    ? []
    : [wholeWords(`What it is made of: outlay explain ${file} ${node}`, width)];
}

/** The exit status of a verdict: what is broken goes before what is not known. */
function verdict({ outcome, missing }: LimitResults, strict: boolean): ExitCode {
  if (outcome === "broken") return exitCode.threshold;
  if (outcome === "unknown" && strict) return exitCode.unpriced;
  return missing === undefined ? exitCode.ok : exitCode.error;
}

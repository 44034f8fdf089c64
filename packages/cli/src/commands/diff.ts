import type { Issue, Outcome } from "@outlay/document";
import { type ApprovedVersion, diffEstimates, parsePlan } from "@outlay/estimate";
import { planFacts } from "../catalog/plan-facts.ts";
import { type Command, count, defineCommand, flag, optional, text, texts } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { commentMarker } from "../output/comment-marker.ts";
import { withMarkdown } from "../output/markdown-io.ts";
import { startProgress } from "../output/progress.ts";
import { sayIssues } from "../output/say-issues.ts";
import { readApprovalsFile } from "./approve/approvals-file.ts";
import { askedPaths } from "./diff/asked-paths.ts";
import { booksApart } from "./diff/books-apart.ts";
import { diffMarkdown } from "./diff/diff-markdown.ts";
import { diffText } from "./diff/diff-text.ts";
import { markdownSubject } from "./diff/markdown-subject.ts";
import { planArgument, planOptions, usualDraws } from "./estimate/plan-options.ts";

/** `outlay diff`: what one plan costs more than another, line by line, from the same draws. */
export const command: Command = defineCommand({
  args: {
    planA: { ...planArgument, name: "PLAN_A" },
    planB: optional("PLAN_B", "another plan; PLAN_A again when left out", { completes: "file" }),
  },
  options: {
    set: texts("KEY=VALUE", "change a key in both: workload.tasks='300k / month'", {
      completes: "plan-key",
    }),
    setA: texts("KEY=VALUE", "change a key of A only", { completes: "plan-key" }),
    setB: texts("KEY=VALUE", "change a key of B only", { completes: "plan-key" }),
    path: text("P[:Q]", "only this path, or path P of A against path Q of B", {
      completes: "path",
    }),
    approved: flag("A is the version of PLAN_A that was approved last"),
    md: flag("Markdown for a comment, 60 lines at most; with --json under markdown"),
    seed: planOptions.seed,
    // Every draw of every line is kept on both sides.
    draws: count("N", "how many simulated futures", {
      preset: usualDraws,
      min: 100,
      max: 100_000,
    }),
  },
  examples: [
    {
      run: "outlay diff examples/support-assistant.yaml --set-b workload.tasks='300k / month'",
      doc: "what half as much work again costs",
    },
    {
      run: "outlay diff examples/support-assistant.yaml --path hosted:self-hosted",
      doc: "two paths of one plan, line by line",
    },
    {
      run: "outlay diff examples/hosted-assistant.yaml examples/support-assistant.yaml --path hosted",
      doc: "two plans, one path",
    },
    { run: "outlay diff plan.yaml --approved", doc: "what was approved, and the plan of today" },
  ],
  notes:
    "Both sides are drawn with the same random numbers, so what they share drops out of the difference: its interval is far narrower than those of the two totals.",
  async run({ args, options }, io) {
    if (!options.md || options.json) return compare(args, options, io);
    const file = args.planB ?? args.planA;
    return withMarkdown(io, shown(file), markerOf(file), (told) => compare(args, options, told));
  },
});

interface DiffRequest {
  readonly set: readonly string[];
  readonly setA: readonly string[];
  readonly setB: readonly string[];
  readonly path: string | undefined;
  readonly approved: boolean;
  readonly md: boolean;
  readonly json: boolean;
  readonly seed: number;
  readonly draws: number;
}

async function compare(
  args: { readonly planA: string; readonly planB: string | undefined },
  options: DiffRequest,
  io: Io,
): Promise<ExitCode> {
  const { planA: fileA, planB: given } = args;
  const fileB = given ?? fileA;
  if (fileA === "-" && given === "-") {
    return io.fail(exitCode.usage, "stdin can be one of the plans, not both.");
  }
  if (options.approved && fileA === "-") {
    return io.fail(exitCode.usage, "a plan from stdin has no approved version.");
  }
  if (given === undefined && !options.approved && options.setA.length + options.setB.length === 0) {
    const [one, other] = (options.path ?? "").split(":");
    if (other === undefined || one === other) {
      return io.fail(
        exitCode.usage,
        "one plan alone has nothing to be compared with. Name a second plan, change a key with --set-b KEY=VALUE, or name two paths with --path P:Q.",
      );
    }
  }
  const textOfA = await io.read(fileA);
  const textB = given === undefined || given === fileA ? textOfA : await io.read(fileB);
  const baseline = options.approved ? await baselineOf(fileA, io) : undefined;
  if (typeof baseline === "string") return io.fail(exitCode.usage, baseline);
  const textA = baseline?.planText ?? textOfA;
  const labelA =
    baseline === undefined ? shown(fileA) : `${fileA} as approved (version ${baseline.version})`;
  const setA = [...options.set, ...options.setA];
  const setB = [...options.set, ...options.setB];
  const readA = parsePlan(textA, labelA, { set: setA });
  const isOne = textA === textB && setA.join("\n") === setB.join("\n");
  const readB = isOne ? readA : parsePlan(textB, shown(fileB), { set: setB });
  if (!readA.ok || !readB.ok) {
    return sayIssues(io, distinct([...issuesOf(readA), ...issuesOf(readB)]));
  }
  const paths =
    options.path === undefined ? undefined : askedPaths(options.path, readA.value, readB.value);
  if (paths?.ok === false) return io.fail(exitCode.usage, paths.error);
  const plans = await booksApart(
    { plan: readA.value, file: fileA },
    { plan: readB.value, file: fileB },
    io,
  );
  const [{ plan: planA }, { plan: planB }] = plans;
  const facts = await planFacts(plans, io);
  if (facts === undefined) return exitCode.usage;
  const progress = startProgress(io, "Drawing");
  const answer = diffEstimates(planA, planB, facts, {
    seed: options.seed,
    draws: options.draws,
    ...(paths === undefined ? {} : { paths: paths.value }),
    onProgress: (share) => progress.update(share),
  });
  progress.end();
  if (!answer.ok) return sayIssues(io, distinct(answer.error));
  const { diff } = answer.value;
  const { setA: madeA, setB: madeB } = options;
  const markdown = () =>
    diffMarkdown(
      diff,
      markdownSubject({ fileA, fileB, setA: madeA, setB: madeB, version: baseline?.version }),
      markerOf(fileB),
    );
  if (options.json) io.json(options.md ? { ...diff, markdown: markdown() } : diff);
  else if (options.md) io.out(markdown());
  else {
    const two = paths !== undefined && paths.value.a !== paths.value.b;
    const names = {
      a: nameOf(labelA, madeA, two ? paths.value.a : undefined),
      b: nameOf(shown(fileB), madeB, two ? paths.value.b : undefined),
    };
    io.out(diffText(diff, names, io));
  }
  return diff.headline === undefined ? exitCode.error : exitCode.ok;
}

/** The hidden line of a comment on a plan. */
const markerOf = (file: string): string => commentMarker("diff", shown(file));

/** The version of a plan that was approved last, or the sentence that says why there is none. */
async function baselineOf(plan: string, io: Io): Promise<ApprovedVersion | string> {
  const file = await readApprovalsFile(plan, io);
  if (!file.ok) return file.error;
  return (
    file.value.approvals?.versions.at(-1) ??
    `${plan} was never approved: there is no ${file.value.path}.`
  );
}

const shown = (file: string): string => (file === "-" ? "stdin" : file);

const nameOf = (label: string, set: readonly string[], path: string | undefined): string =>
  [
    label,
    ...(path === undefined ? [] : [path]),
    ...(set.length === 0 ? [] : [`with ${set.join(" and ")}`]),
  ].join(", ");

const issuesOf = (read: Outcome<unknown, readonly Issue[]>): readonly Issue[] =>
  read.ok ? [] : read.error;

/** A mistake that both sides share is told once. */
const distinct = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values(),
];

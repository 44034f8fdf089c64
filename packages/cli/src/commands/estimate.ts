import { limitResults, modelCandidates, oldPrices } from "@outlay/estimate";
import { instant, LIST_BOOK } from "@outlay/pricing";
import { type Command, defineCommand, flag } from "../command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { commentMarker } from "../output/comment-marker.ts";
import { markdownCode } from "../output/markdown.ts";
import { withMarkdown } from "../output/markdown-io.ts";
import { approvalState } from "./approve/approval-state.ts";
import { approvedText } from "./approve/approved-text.ts";
import { estimateMarkdown } from "./estimate/estimate-markdown.ts";
import { estimateText } from "./estimate/estimate-text.ts";
import { planArgument, planOptions } from "./estimate/plan-options.ts";
import { type PlanRequest, runEstimate } from "./estimate/run-estimate.ts";

/** `outlay estimate`: what a plan costs, path by path, with its uncertainty. */
export const command: Command = defineCommand({
  args: { plan: planArgument },
  options: {
    ...planOptions,
    all: flag("everything: each line, surprise, question and note"),
    md: flag("Markdown for a comment, 20 lines at most; with --json under markdown"),
    strict: flag("exit with 5 when something has no price"),
  },
  examples: [
    { run: "outlay estimate examples/support-assistant.yaml", doc: "all paths of a plan" },
    {
      run: "outlay estimate examples/support-assistant.yaml --path hosted --set workload.tasks='1M / month'",
      doc: "one path, five times the volume",
    },
    {
      run: "outlay estimate examples/support-assistant.yaml --json --draws 100000 --seed 7",
      doc: "all figures, unrounded",
    },
  ],
  notes:
    "Figures on the screen have two digits; --json has all of them. A figure opens with `outlay explain`.",
  async run({ args: { plan }, options }, io) {
    return options.md && !options.json
      ? withMarkdown(io, shown(plan), markerOf(plan), (told) => show(plan, options, told))
      : show(plan, options, io);
  },
});

interface EstimateRequest extends Omit<PlanRequest, "plan"> {
  readonly all: boolean;
  readonly md: boolean;
  readonly strict: boolean;
  readonly json: boolean;
}

const shown = (file: string): string => (file === "-" ? "stdin" : file);

/** The hidden line of a comment on a plan. */
const markerOf = (file: string): string => commentMarker("estimate", shown(file));

async function show(plan: string, options: EstimateRequest, io: Io): Promise<ExitCode> {
  const answer = await runEstimate({ ...options, plan }, io);
  if (typeof answer === "number") return answer;
  const { estimate } = answer;
  const state = await approvalState({ ...options, plan }, answer, io);
  const approved = state === undefined ? "" : approvedText(state, io, io.width);
  const candidates = modelCandidates(answer.read.plan, answer.read.facts, answer);
  const list = answer.read.facts.books.get(LIST_BOOK);
  const old = oldPrices(answer, instant(io.now().getTime()), list);
  const limits = limitResults(answer.read.plan, answer);
  const markdown = () => estimateMarkdown(estimate, markdownCode(shown(plan)), markerOf(plan));
  if (options.json) {
    io.json({
      ...estimate,
      candidates,
      oldPrices: old,
      ...(limits === undefined ? {} : { limits }),
      ...(state === undefined ? {} : { approved: state }),
      ...(options.md ? { markdown: markdown() } : {}),
    });
  } else if (options.md) io.out(markdown());
  else
    io.out(
      estimateText(estimate, io, approved, {
        all: options.all,
        candidates,
        old,
        ...(limits === undefined ? {} : { limits }),
      }),
    );
  if (options.strict && estimate.status !== "priced") return exitCode.unpriced;
  return estimate.status === "nothing-priced" ? exitCode.error : exitCode.ok;
}

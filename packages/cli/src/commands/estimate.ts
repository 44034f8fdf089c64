import { limitResults, modelCandidates, oldPrices } from "@outlay/estimate";
import { instant, LIST_BOOK } from "@outlay/pricing";
import { type Command, defineCommand, flag } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { approvalState } from "./approve/approval-state.ts";
import { approvedText } from "./approve/approved-text.ts";
import { estimateText } from "./estimate/estimate-text.ts";
import { planArgument, planOptions } from "./estimate/plan-options.ts";
import { runEstimate } from "./estimate/run-estimate.ts";

/** `outlay estimate`: what a plan costs, path by path, with its uncertainty. */
export const command: Command = defineCommand({
  args: { plan: planArgument },
  options: {
    ...planOptions,
    all: flag("everything: each line, surprise, question and note"),
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
  async run({ args, options }, io) {
    const answer = await runEstimate({ plan: args.plan, ...options }, io);
    if (typeof answer === "number") return answer;
    const { estimate } = answer;
    const state = await approvalState({ plan: args.plan, ...options }, answer, io);
    const approved = state === undefined ? "" : approvedText(state, io, io.width);
    const candidates = modelCandidates(answer.read.plan, answer.read.facts, answer);
    const list = answer.read.facts.books.get(LIST_BOOK);
    const old = oldPrices(answer, instant(io.now().getTime()), list);
    const limits = limitResults(answer.read.plan, answer);
    if (options.json) {
      io.json({
        ...estimate,
        candidates,
        oldPrices: old,
        ...(limits === undefined ? {} : { limits }),
        ...(state === undefined ? {} : { approved: state }),
      });
    } else
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
  },
});

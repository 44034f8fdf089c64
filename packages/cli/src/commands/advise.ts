import {
  adviceOf,
  adviceOnTask,
  type EstimateFacts,
  estimate,
  type LimitMend,
  limitMend,
  type Plan,
  parsePlan,
  usualHorizon,
} from "@outlay/estimate";
import { dayOf, instant, MODALITIES, providerId } from "@outlay/pricing";
import { estimateFacts } from "../catalog/estimate-facts.ts";
import { loadCatalog } from "../catalog/load.ts";
import { planFacts } from "../catalog/plan-facts.ts";
import { type Command, choice, defineCommand, flag, optional, text, texts } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { sayIssues } from "../output/say-issues.ts";
import { adviceText } from "./advise/advice-text.ts";
import { typedTask } from "./advise/asked-task.ts";
import { planOptions } from "./estimate/plan-options.ts";

/** `outlay advise`: which models could do the work of a plan, what each costs, what rules out the others. */
export const command: Command = defineCommand({
  args: {
    plan: optional("PLAN", "plan file, or - for stdin; a task instead when left out", {
      completes: "file",
    }),
  },
  options: {
    modality: choice("M", MODALITIES, "what goes in or comes out"),
    task: text(
      "TASK",
      "generation, classification, speech … or image.generation; that of the plan's paths when left out",
    ),
    seller: texts(
      "NAME",
      "a seller that has agreed to the plan's rules; it is no filter: others stay in the list",
      {
        completes: "provider",
      },
    ),
    set: planOptions.set,
    all: flag("every model, each with what rules it out"),
  },
  examples: [
    { run: "outlay advise examples/support-assistant.yaml", doc: "models for each path of a plan" },
    {
      run: "outlay advise examples/fintech-retrieval.yaml --seller vertex --set 'horizon=24 months'",
      doc: "with a seller that has agreed, over another horizon",
    },
    {
      run: "outlay advise examples/music-tutor.yaml --task image.generation",
      doc: "models for other work of a plan",
    },
    { run: "outlay advise --modality audio --task speech", doc: "without a plan: unit prices" },
  ],
  notes: "How good a model is nobody can read off a catalog: measure it on a golden set.",
  async run({ args, options }, io) {
    const { advice: tables, books } = loadCatalog();
    const asked = typedTask(tables, options, io);
    if (asked === undefined) return exitCode.usage;
    const { id } = asked;
    if (args.plan === undefined) {
      if (id === undefined) {
        const words = "name a plan, or a task: outlay advise --modality image --task generation.";
        return io.fail(exitCode.usage, words);
      }
      if (options.set.length > 0 || options.seller.length > 0) {
        return io.fail(exitCode.usage, "--set and --seller are for a plan: name one.");
      }
      const advice = adviceOnTask(estimateFacts(), id, dayOf(instant(io.now().getTime())));
      if (options.json) io.json({ kind: "advice", ...advice });
      else io.out(adviceText(advice, { months: usualHorizon.months, all: options.all }, io));
      return exitCode.ok;
    }
    const known = new Set(
      [...books.values()].flatMap((book) => book.models.map(({ provider }) => provider)),
    );
    const sellers = options.seller.map(providerId);
    const unknown = sellers.find((name) => !known.has(name));
    if (unknown !== undefined) {
      return io.fail(
        exitCode.usage,
        `the catalog has no seller ${unknown}: outlay catalog list sellers.`,
      );
    }
    const file = args.plan === "-" ? "stdin" : args.plan;
    const plan = parsePlan(await io.read(args.plan), file, { set: options.set });
    if (!plan.ok) return sayIssues(io, plan.error);
    const facts = await planFacts([{ plan: plan.value, file: args.plan }], io);
    if (facts === undefined) return exitCode.usage;
    const advice = adviceOf(plan.value, facts, {
      ...(id === undefined ? {} : { task: id }),
      sellers,
      all: options.all,
    });
    const { name, horizon } = plan.value;
    const months =
      horizon?.distribution.kind === "point" ? horizon.distribution.value : usualHorizon.months;
    if (options.json) io.json({ kind: "advice", plan: name, ...advice });
    else {
      const mend = advice.start?.path === undefined ? mendOf(plan.value, facts) : undefined;
      const about = { plan: { name, file: args.plan }, months, all: options.all };
      io.out(adviceText(advice, mend === undefined ? about : { ...about, mend }, io));
    }
    return exitCode.ok;
  },
});

/** Draws by which broken limits are told. */
const draws = 2_048;

/** What a model can do about limits that the plan breaks. */
function mendOf(plan: Plan, facts: EstimateFacts): LimitMend | undefined {
  if (plan.limits === undefined) return undefined;
  const estimated = estimate(plan, facts, { seed: 1, draws });
  return estimated.ok ? limitMend(plan, estimated.value) : undefined;
}

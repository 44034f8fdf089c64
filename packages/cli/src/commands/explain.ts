import { nearestAll } from "@outlay/document";
import { explainNode, explanationLines } from "@outlay/estimate";
import { loadCatalog } from "../catalog/load.ts";
import { legendText, sourceLegend } from "../catalog/source-legend.ts";
import { type Command, count, defineCommand, flag, optional } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { wrapLines } from "../output/wrap.ts";
import { nodeJson } from "./estimate/node-json.ts";
import { nodeList } from "./estimate/node-list.ts";
import { planArgument, planOptions } from "./estimate/plan-options.ts";
import { runEstimate } from "./estimate/run-estimate.ts";

/** Draws are not needed to open a number: explanations are made at the medians. */
const fewDraws = 100;

/** `outlay explain`: any number opens to its formula, its inputs, their sources and dates. */
export const command: Command = defineCommand({
  args: {
    plan: planArgument,
    node: optional(
      "NODE",
      "name of a number, such as hosted.model-usage.total; inputs and results when left out",
    ),
  },
  options: {
    path: planOptions.path,
    set: planOptions.set,
    all: flag("without NODE: everything that is calculated, too"),
    depth: count("N", "levels below the number; all when left out", { min: 0, max: 100 }),
  },
  examples: [
    {
      run: "outlay explain examples/support-assistant.yaml hosted.model-usage.total",
      doc: "formula, inputs, sources, dates",
    },
    {
      run: "outlay explain examples/support-assistant.yaml self-hosted.machines --depth 1",
      doc: "one level only",
    },
    {
      run: "outlay explain examples/support-assistant.yaml",
      doc: "all inputs with their sources, those that move the total most first",
    },
  ],
  notes: "Values are those with every input at its middle value.",
  async run({ args, options }, io) {
    const request = { plan: args.plan, set: options.set, path: options.path };
    const answer = await runEstimate({ ...request, seed: 1, draws: fewDraws }, io);
    if (typeof answer === "number") return answer;
    const { model, centre } = answer;
    const { graph } = model;
    if (args.node === undefined) {
      if (options.json) io.json({ kind: "nodes", nodes: nodeJson(answer) });
      else io.out(nodeList(answer, io, options.all));
      return exitCode.ok;
    }
    if (!graph.nodes.has(args.node)) {
      const near = nearestAll(args.node, graph.nodes.keys());
      const inside = [...graph.nodes.keys()].filter((id) => id.includes(args.node ?? ""));
      const candidates = [...new Set([...near, ...inside])].slice(0, 5);
      const words =
        candidates.length === 0
          ? `All names: outlay explain ${args.plan}`
          : `Did you mean ${candidates.join(", ")}?`;
      return io.fail(exitCode.usage, `no number is named ${args.node}. ${words}`);
    }
    const depth = options.depth === undefined ? {} : { depth: options.depth };
    const explanation = explainNode(graph, centre, args.node, depth);
    if (options.json) io.json({ kind: "explanation", ...explanation });
    else {
      const input = answer.estimate.inputs.find(({ id }) => id === args.node);
      const stated = input?.origin.kind === "plan" || input?.origin.key !== undefined;
      const key = stated ? undefined : input?.key;
      const lines = [
        ...explanationLines(explanation, io.width),
        ...(key === undefined ? [] : [`    for your own figure: ${key}`]),
        ...(input === undefined || stated ? [] : [`    who can say: ${input.owner}`]),
      ];
      const legend = sourceLegend([lines.join(" ")], loadCatalog().sources);
      const named = legend.flatMap((line) => wrapLines(legendText(line), io.width));
      io.out([...lines, ...(named.length === 0 ? [] : ["", ...named])].join("\n"));
    }
    return exitCode.ok;
  },
});

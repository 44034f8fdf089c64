import { precisions } from "@outlay/capacity";
import { loadCatalog } from "../catalog/load.ts";
import { timeOption } from "../catalog/when.ts";
import { type Command, choice, count, defineCommand, flag, required, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { defaultFigures } from "../init/default-figures.ts";
import { askedCapacity } from "./capacity/asked-capacity.ts";
import { readEngine, readPrecision } from "./capacity/asked-names.ts";
import { partAnswer, rankingAnswer } from "./capacity/capacity-answer.ts";
import { capacityJson } from "./capacity/capacity-json.ts";
import { engines } from "./capacity/engines.ts";
import { partText } from "./capacity/part-text.ts";
import { rankingText } from "./capacity/ranking-text.ts";
import { readNumber } from "./capacity/read-number.ts";
import { readParameters } from "./capacity/read-parameters.ts";
import { readRate } from "./capacity/read-rate.ts";
import { readShare } from "./capacity/read-share.ts";
import { readTime } from "./capacity/read-time.ts";
import { runTrace } from "./capacity/run-trace.ts";

const example = "outlay capacity llama-3.3-70b --input 1000 --output 300";

/** `outlay capacity MODEL`: what hardware serves a load, how fast, at what cost. */
export const command: Command = defineCommand({
  args: {
    model: required("MODEL", "an open model, such as llama-3.3-70b", { completes: "open-model" }),
  },
  options: {
    parameters: {
      value: "N",
      doc: "70B: of a model that the catalog does not know; its shape is guessed from it",
      read: readParameters,
    },
    active: {
      value: "N",
      doc: "12B: parameters that a token touches, where such a model has experts",
      read: readParameters,
    },
    gpu: text("G", "only this accelerator, in detail; all when left out", {
      completes: "accelerator",
    }),
    count: count("N", "GPUs of a replica; as is best when left out", { min: 1, max: 1024 }),
    precision: {
      value: "P",
      doc: "format of the weights; any: it and narrower ones; published when left out",
      choices: ["published", "any", ...precisions],
      read: readPrecision,
    },
    engine: {
      value: "E",
      doc: "serving engine; the best of those measured on the part when left out",
      choices: engines.map(({ id }) => id),
      read: readEngine,
    },
    tp: count("N", "GPUs that share each layer", { min: 1, max: 1024 }),
    ep: count("N", "GPUs over which whole experts are spread", { min: 1, max: 1024 }),
    attentionDp: count("N", "groups that do the attention of their own requests", {
      min: 1,
      max: 1024,
    }),
    pp: count("N", "groups that each hold some of the layers", { min: 1, max: 1024 }),
    input: count("T", "tokens of a prompt (needed)", { min: 1 }),
    cached: count("T", "tokens of the prompt that a prefix cache holds", { preset: 0 }),
    output: count("T", "tokens of an answer, reasoning included (needed)", { min: 1 }),
    rate: { value: "R", doc: "requests a second on average, or 150/min, 40k/day", read: readRate },
    peak: {
      value: "F",
      doc: "busiest hour ÷ average",
      preset: 1,
      read: readNumber("F", 1, 1000),
    },
    ceiling: {
      value: "SHARE",
      doc: "share of a replica's speed that the peak may take; 65 % (catalog default) when left out",
      read: readShare,
    },
    ttft: { value: "MS", doc: "longest mean time to the first token", read: readTime("MS") },
    tpot: { value: "MS", doc: "longest mean time between two tokens", read: readTime("MS") },
    percentile: {
      value: "P",
      doc: "the limits hold for P of 100 requests that come at random, not on average",
      read: readNumber("P", 1, 99.99),
    },
    cautious: flag("hold limits and count replicas by the unfavourable ends of the intervals"),
    kvCache: choice("BITS", ["16", "8"], "bits of a number in the cache: 16 when left out"),
    maxBatch: count("N", "requests that the engine runs at once at most", {
      preset: 1024,
      min: 1,
      max: 1_000_000,
    }),
    purchase: choice(
      "WAY",
      ["on-demand", "committed", "spot"],
      "how machines are paid; on demand when left out",
    ),
    region: text("NAME", "only machines of a region, a country (de) or an area (eu)", {
      completes: "place",
    }),
    seller: text("NAME", "only machines of one seller"),
    all: flag("every size, engine, layout and machine, not only the cheapest of each part"),
    trace: text("FILE", "CSV of requests that came: a fleet for them; needs --gpu and a limit", {
      completes: "file",
    }),
    scale: {
      value: "X",
      doc: "the trace X times as fast, so X times as many requests a second",
      preset: 1,
      read: readNumber("X", 0.001, 1_000_000),
    },
    spare: count("N", "replicas of a trace's fleet that may be missing", { preset: 0, max: 1000 }),
    autoscale: flag("beside a trace's fleet one whose replicas follow the load"),
    startup: {
      value: "S",
      doc: "seconds until a new replica serves: machine, weights, warming up",
      preset: 300,
      read: readNumber("S", 0, 86_400),
    },
    routing: choice(
      "HOW",
      ["least-loaded", "random"],
      "which replica a request of a trace goes to; least-loaded when left out",
    ),
    at: text("TIME", "the day by which prices are called old; today when left out"),
  },
  examples: [
    { run: example, doc: "all that serves it, the cheapest first" },
    {
      run: `${example} --gpu h100 --precision fp8 --ttft 1000 --tpot 40`,
      doc: "one part in detail, within limits",
    },
    {
      run: `${example} --rate 40k/day --peak 3 --region eu`,
      doc: "machines for a load",
    },
    {
      run: "outlay capacity llama-3.1-8b --gpu h100 --trace requests.csv --ttft 2s --tpot 100",
      doc: "a fleet for requests that came, by formula and replayed",
    },
  ],
  async run({ args, options }, io) {
    const { input, output, trace } = options;
    if (trace === undefined && options.autoscale) {
      return io.fail(
        exitCode.usage,
        "--autoscale follows the load of a trace: --trace requests.csv. A plan has scaling of its own: outlay estimate.",
      );
    }
    if (trace !== undefined) {
      const now = timeOption("at", options.at, io);
      if (now === undefined) return exitCode.usage;
      if (input !== undefined || output !== undefined) {
        return io.fail(
          exitCode.usage,
          "--trace says how many tokens requests have: leave --input and --output out.",
        );
      }
      const typed = {
        ...options,
        model: args.model,
        trace,
        ceiling: 1,
        kvCache: options.kvCache ?? "16",
        purchase: options.purchase ?? "on-demand",
        routing: options.routing ?? "least-loaded",
      } as const;
      return await runTrace(loadCatalog(), typed, now, io);
    }
    if (input === undefined || output === undefined) {
      const lacks = input === undefined ? "--input" : "--output";
      return io.fail(
        exitCode.usage,
        `${lacks} is needed: how many tokens does a request have? For example: ${example}.`,
      );
    }
    const day = timeOption("at", options.at, io);
    if (day === undefined) return exitCode.usage;
    const catalog = loadCatalog();
    const asked = askedCapacity(catalog, {
      ...options,
      model: args.model,
      input,
      output,
      ceiling: options.ceiling ?? defaultFigures("capacity.utilisation-ceiling").likely,
      kvCache: options.kvCache ?? "16",
      purchase: options.purchase ?? "on-demand",
    });
    if ("error" in asked) return io.fail(exitCode.usage, asked.error);
    const { gpu } = asked.value;
    if (gpu === undefined) {
      const answer = rankingAnswer(catalog, asked.value);
      if (options.json) io.json(capacityJson(answer, asked.value));
      else io.out(rankingText(answer, asked.value, day, io));
    } else {
      const answer = partAnswer(catalog, asked.value, gpu);
      if (options.json) io.json(capacityJson(answer, asked.value));
      else io.out(partText(answer, asked.value, day, io));
    }
    return exitCode.ok;
  },
});

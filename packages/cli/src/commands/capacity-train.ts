import {
  type AdapterTargets,
  adapterTargets,
  optimizers,
  trainingSoftware,
} from "@outlay/capacity";
import { loadCatalog } from "../catalog/load.ts";
import { timeOption } from "../catalog/when.ts";
import { type Command, choice, count, defineCommand, flag, optional, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { sayIssues } from "../output/say-issues.ts";
import { askedGpu, askedModel } from "./capacity/asked-names.ts";
import { readNumber } from "./capacity/read-number.ts";
import { readShare } from "./capacity/read-share.ts";
import {
  evaluateTrainingFile,
  trainingEvaluationText,
} from "./capacity-train/evaluate-training-file.ts";
import { managedTuning } from "./capacity-train/managed-tuning.ts";
import { type AskedTraining, trainAnswer, trainRanking } from "./capacity-train/train-answer.ts";
import { trainJson } from "./capacity-train/train-json.ts";
import { trainRankingText, trainText } from "./capacity-train/train-text.ts";

const example = "outlay capacity train llama-3.1-8b --method lora --gpu h100 --tokens 10M";

/** `outlay capacity train MODEL`: GPU hours, memory and cost of tuning a model. */
export const command: Command = defineCommand({
  args: {
    model: optional("MODEL", "an open model, such as llama-3.1-8b", { completes: "open-model" }),
  },
  options: {
    method: choice(
      "M",
      ["full", "lora", "qlora"],
      "all weights, adapters, or adapters beside 4 bits; lora when left out",
    ),
    gpu: text("G", "only this accelerator, in detail; all when left out", {
      completes: "accelerator",
    }),
    count: count("N", "GPUs; the fewest that hold it when left out", { min: 1, max: 100_000 }),
    tokens: count("T", "tokens of all examples together, once (needed)", { min: 1 }),
    epochs: {
      value: "E",
      doc: "times that a run goes through them",
      preset: 1,
      read: readNumber("E", 0.001, 1000),
    },
    sequence: count("N", "tokens of a sequence, as it is computed", { preset: 2048, min: 1 }),
    padding: {
      value: "SHARE",
      doc: "tokens of padding for each of an example; none, packed, when left out",
      read: readNumber("SHARE", 0, 100),
    },
    microBatch: count("N", "sequences of a GPU at a time; what fits when left out", { min: 1 }),
    precision: choice("P", ["bf16", "fp8", "fp4"], "format of the products; bf16 when left out"),
    software: choice(
      "S",
      trainingSoftware,
      "how far it is tuned: plain (usual tools), tuned (sharded or compiled), vendor (MLPerf)",
    ),
    optimizer: choice("O", optimizers, "how the optimizer holds its state; adam when left out"),
    rank: count("R", "rank of the adapters; 1 % of the model when left out", { min: 1, max: 4096 }),
    adapters: choice(
      "WHERE",
      adapterTargets,
      "with --rank: which matrices have adapters; all when left out",
    ),
    keepLayers: flag("keep layers in memory instead of computing them again"),
    evaluation: {
      value: "SHARE",
      doc: "tokens evaluated for each learnt from; none when left out",
      read: readShare,
    },
    network: {
      value: "GB",
      doc: "gigabytes a second between machines for each GPU; 50 (400 Gbit/s) when left out",
      read: readNumber("GB", 0.01, 10_000),
    },
    at: text("TIME", "the day of the prices; today when left out"),
    evaluate: text("FILE", "hold the formulas against measured runs (CSV) instead", {
      completes: "file",
    }),
  },
  examples: [
    { run: example, doc: "hours, memory, cost on one part" },
    {
      run: "outlay capacity train llama-3.3-70b --method qlora --tokens 50M --epochs 3",
      doc: "all parts that hold it, the cheapest first",
    },
    {
      run: "outlay capacity train llama-3.3-70b --method full --gpu h200 --count 16 --tokens 1e9 --software tuned",
      doc: "all weights, on two machines",
    },
  ],
  async run({ args, options }, io) {
    const catalog = loadCatalog();
    if (options.evaluate !== undefined) {
      const source = await io.read(options.evaluate);
      const made = evaluateTrainingFile(source, options.evaluate, catalog);
      if (!made.ok) return sayIssues(io, made.error);
      if (options.json) io.json(made.value);
      else io.out(trainingEvaluationText(made.value, io));
      return exitCode.ok;
    }
    const { tokens } = options;
    if (args.model === undefined || tokens === undefined) {
      const lacks = args.model === undefined ? "a MODEL" : "--tokens";
      return io.fail(exitCode.usage, `${lacks} is needed. For example: ${example}.`);
    }
    if (options.rank === undefined && options.adapters !== undefined) {
      return io.fail(
        exitCode.usage,
        "--adapters says which matrices have adapters of --rank R, such as --rank 16.",
      );
    }
    const method = options.method ?? "lora";
    if (method === "full" && options.rank !== undefined) {
      return io.fail(
        exitCode.usage,
        "--rank is for lora and qlora; with full all weights are trained.",
      );
    }
    const day = timeOption("at", options.at, io);
    if (day === undefined) return exitCode.usage;
    const model = askedModel(catalog, args.model);
    if ("error" in model) return io.fail(exitCode.usage, model.error);
    const targets: AdapterTargets = options.adapters ?? "all";
    const asked: AskedTraining = {
      model: model.value,
      method,
      tokens: tokens * options.epochs,
      sequenceTokens: options.sequence,
      padding: options.padding ?? 0,
      recompute: !options.keepLayers,
      optimizer: options.optimizer ?? "adam",
      precision: options.precision ?? "bf16",
      evaluationShare: options.evaluation ?? 0,
      ...(options.count === undefined ? {} : { gpus: options.count }),
      ...(options.microBatch === undefined ? {} : { microBatch: options.microBatch }),
      ...(options.network === undefined ? {} : { networkGbPerS: options.network }),
      ...(options.software === undefined ? {} : { software: options.software }),
      ...(options.rank === undefined ? {} : { adapters: { rank: options.rank, targets } }),
    };
    const managed = managedTuning(catalog, asked.model, method, asked.tokens, day);
    if (options.gpu === undefined) {
      const ranked = trainRanking(catalog, asked);
      if (options.json) io.json(trainJson(asked, ranked, managed));
      else io.out(trainRankingText(asked, ranked, managed, day, io));
      return exitCode.ok;
    }
    const gpu = askedGpu(catalog, options.gpu);
    if ("error" in gpu) return io.fail(exitCode.usage, gpu.error);
    const answer = trainAnswer(catalog, asked, gpu.value);
    if (options.json) io.json(trainJson(asked, [answer], managed));
    else io.out(trainText(asked, answer, managed, day, io));
    return exitCode.ok;
  },
});

import {
  evaluate,
  learntFrom,
  predictionColumns,
  predictionsCsv,
  readMeasurements,
  servingPredictor,
} from "@outlay/capacity";
import { formatIssue, type Issue } from "@outlay/document";
import { loadCatalog } from "../catalog/load.ts";
import { type Command, defineCommand, required, text } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { sayIssues } from "../output/say-issues.ts";
import { paragraph } from "../output/wrap.ts";
import { catalogNames } from "./capacity-evaluate/catalog-names.ts";
import { evaluateText, testWords } from "./capacity-evaluate/evaluate-text.ts";

/** `outlay capacity evaluate`: how near the predictions come to measurements. */
export const command: Command = defineCommand({
  args: {
    file: required("FILE.csv", "measurements: a line of column names, then a row each", {
      completes: "file",
    }),
  },
  options: {
    predictions: text("FILE", "write each row beside its prediction, as CSV", {
      completes: "file",
    }),
  },
  examples: [
    {
      run: "outlay capacity evaluate examples/measured-serving.csv",
      doc: "how near the predictions come to six published measurements",
    },
    {
      run: "outlay capacity evaluate runs.csv --predictions compared.csv",
      doc: "measurements of your own, and a table of each row",
    },
  ],
  notes:
    "Needed columns: model, gpu, gpus, input_tokens, output_tokens and what was measured (output_tokens_per_s_per_gpu or output_tokens_per_s_total, ttft_ms, tpot_ms). Others say more: concurrency, scenario, precision, engine, tensor_parallel, expert_parallel, data_parallel_attention, pipeline_parallel, notes. docs/capacity-evaluate.md has all of it. Rows that cannot be used are counted with the reason; the exit status is 0 all the same.",
  async run({ args, options }, io) {
    const { predictions } = options;
    const refused =
      predictions === undefined ? undefined : await refusal(predictions, args.file, io);
    if (refused !== undefined) return io.fail(exitCode.usage, refused);
    const source = await io.read(args.file);
    const file = args.file === "-" ? "stdin" : args.file;
    const catalog = loadCatalog();
    const read = readMeasurements(source, file, catalogNames(catalog));
    if (!read.ok) return sayIssues(io, read.error);
    const evaluated = evaluate(read.value, servingPredictor(catalog.calibration));
    const isLearnt = learntFrom(catalog.calibration);
    for (const { name, near } of read.value.strangeColumns) {
      const meant = near === undefined ? "" : ` Did you mean ${near}?`;
      io.say(paragraph(`outlay: the column ${name} is not read.${meant}`, io.width));
    }
    tellBadRows(
      read.value.skipped.flatMap(({ issue }) => issue ?? []),
      io,
    );
    if (predictions !== undefined) {
      try {
        await io.write(predictions, predictionsCsv(evaluated, isLearnt));
      } catch (error) {
        if ((error as { code?: unknown }).code !== "ENOENT") throw error;
        return io.fail(
          exitCode.usage,
          `--predictions ${predictions} cannot be written: there is no such folder.`,
        );
      }
      io.say(`outlay: ${predictions} has each row beside its prediction.`);
    }
    const learnt = evaluated.rows.filter(({ measurement }) => isLearnt(measurement)).length;
    if (options.json) {
      const { used } = evaluated.evaluation;
      if (learnt > 0) io.say(paragraph(`outlay: ${testWords(used, learnt)}`, io.width));
      io.json(evaluated.evaluation);
      return exitCode.ok;
    }
    io.out(evaluateText({ evaluated, file, learnt }, io));
    return exitCode.ok;
  },
});

/** Rows told in full; the rest is counted. */
const most = 10;

/** What is wrong with rows that cannot be read, with their places; the others are used all the same. */
function tellBadRows(issues: readonly Issue[], io: Io): void {
  for (const issue of issues.slice(0, most)) io.say(`${formatIssue(issue)}\n`);
  const left = issues.length - most;
  if (left > 0) io.say(`and ${left} more ${left === 1 ? "row" : "rows"} that cannot be read.`);
}

/** Why the predictions may not be written there, in a sentence; undefined where they may. */
async function refusal(path: string, input: string, io: Io): Promise<string | undefined> {
  if (path === "-") return "--predictions writes a file: name one; the table goes to stdout.";
  if (path === input) return `--predictions ${path} would replace the measurements.`;
  if (await io.isFolder(path)) return `${path} is a folder: name a file in it.`;
  let there: string;
  try {
    there = await io.read(path);
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOENT") return undefined;
    throw error;
  }
  return there === "" || there.startsWith(predictionColumns.slice(0, 3).join(","))
    ? undefined
    : `${path} is there and holds no predictions of Outlay; it was left as it is.`;
}

import { dirname } from "node:path";
import { parsePlan, planTemplate } from "@outlay/estimate";
import {
  type Command,
  type Completes,
  choice,
  defineCommand,
  flag,
  type OptionSpec,
  text,
} from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { collectAnswers } from "../init/collect-answers.ts";
import { findSchema } from "../init/find-schema.ts";
import { KINDS } from "../init/kinds.ts";
import { questions } from "../init/questions.ts";
import { type SilentDefault, silentDefaults } from "../init/silent-defaults.ts";
import type { Io } from "../io.ts";

const completes: Readonly<Record<string, Completes>> = {
  model: "sold-model",
  openModel: "open-model",
  accelerator: "accelerator",
};

const answerOptions: Readonly<Record<string, OptionSpec<string | undefined>>> = Object.fromEntries(
  questions.map(({ option, value, doc }) => [
    option,
    text(value, doc, completes[option] === undefined ? {} : { completes: completes[option] }),
  ]),
);

/** `outlay init`: a commented plan from a few answers; keys nobody answered are not in force. */
export const command: Command = defineCommand({
  args: {},
  options: {
    kind: choice("KIND", KINDS, "what one task is; it decides the model calls of a task"),
    ...answerOptions,
    out: text("FILE", "where to write it; - prints it (plan.yaml if left out)", {
      completes: "file",
      short: "o",
    }),
    force: flag("replace a file that is there"),
    yes: flag("ask nothing; write marked examples for what is not given", { short: "y" }),
  },
  examples: [
    { run: "outlay init", doc: "asks a few questions, writes plan.yaml" },
    {
      run: 'outlay init --yes --name "Help desk" --tasks "20k / month"',
      doc: "asks nothing; what is not given is a marked example",
    },
  ],
  async run({ options }, io) {
    const out = options.out ?? "plan.yaml";
    const there = out === "-" ? undefined : await io.read(out).catch(() => undefined);
    if (there !== undefined && !options.force) {
      return io.fail(
        exitCode.usage,
        `${out} exists already and was left as it is. --force replaces it, --out FILE writes another.`,
      );
    }
    const answers = await collectAnswers(options, options.yes, io);
    if (!answers.ok) return io.fail(exitCode.usage, answers.error);
    const { values, examples, marks } = answers.value;
    const schema = out === "-" ? undefined : await findSchema(out, io);
    const plan = planTemplate({
      values,
      examples,
      marks,
      ...(schema === undefined ? {} : { schema: schema.path }),
    });
    const read = parsePlan(plan, out);
    if (!read.ok) throw new Error(`the plan it made cannot be read: ${read.error[0]?.message}`);
    if (out !== "-") {
      try {
        await io.write(out, plan, { fresh: !options.force });
      } catch (error) {
        if ((error as { code?: unknown }).code !== "ENOENT") throw error;
        return io.fail(exitCode.usage, `there is no folder ${dirname(out)} to write into.`);
      }
      if (schema?.write !== undefined) await io.write(schema.write.path, schema.write.text);
    }
    const silent = silentDefaults(values);
    if (options.json) {
      const assumed = Object.fromEntries(silent.map(({ key, takes }) => [key, takes]));
      io.json({ file: out, values, examples, assumed, ...(out === "-" ? { plan } : {}) });
    } else if (out === "-") io.out(plan.trimEnd());
    if (out === "-") return exitCode.ok;
    io.say(
      `Wrote ${out}${schema?.write === undefined ? "" : ` and, for editors, ${schema.write.path}`}.`,
    );
    if (examples.length > 0) {
      io.say(["Only examples so far:", ...examples.map((key) => `  ${key}`)].join("\n"));
    }
    sayAssumed(
      [...Object.keys(marks).map((key) => ({ key, takes: values[key] ?? "" })), ...silent],
      io,
    );
    io.say(`Next: outlay estimate ${out}`);
    return exitCode.ok;
  },
});

/** What an estimate of this plan takes although nobody said it: marked lines and silent defaults. */
function sayAssumed(assumed: readonly SilentDefault[], io: Io): void {
  const widest = Math.max(...assumed.map(({ key }) => key.length));
  io.say("Assumed until the plan says otherwise:");
  for (const { key, takes } of assumed) io.say(`  ${key.padEnd(widest)}  ${takes}`);
}

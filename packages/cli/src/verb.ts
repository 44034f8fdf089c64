import { Argument, type Command as Commander, InvalidArgumentError, Option } from "commander";
import type { ArgumentSpec, Command, Entry, Example, OptionSpec } from "./command.ts";
import { exampleRun, examplesHome } from "./example-run.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { paragraph } from "./output/wrap.ts";

/** `pricedAt` → `priced-at`. */
export const kebab = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every verb has it. */
export const jsonOption: OptionSpec<boolean> = {
  value: null,
  doc: "print JSON for programs, with its schemaVersion",
};

const toArgument = (spec: ArgumentSpec): Argument => {
  const dots = spec.rest ? "..." : "";
  const argument = new Argument(
    spec.required ? `<${spec.name}${dots}>` : `[${spec.name}${dots}]`,
    spec.doc,
  );
  return spec.choices ? argument.choices(spec.choices) : argument;
};

const toOption = (key: string, spec: OptionSpec): Option => {
  const short = spec.short === undefined ? "" : `-${spec.short}, `;
  const value = spec.value === null ? "" : ` <${spec.value}>`;
  const option = new Option(`${short}--${kebab(key)}${value}`, spec.doc);
  if (spec.choices) option.choices(spec.choices);
  if (spec.preset !== undefined && !spec.repeatable) option.default(spec.preset);
  const { read, repeatable } = spec;
  if (read || repeatable) {
    option.argParser((typed: string, before: unknown) => {
      const answer = read ? read(typed) : { ok: true as const, value: typed };
      if (!answer.ok) throw new InvalidArgumentError(answer.error);
      return repeatable ? [...((before as unknown[]) ?? []), answer.value] : answer.value;
    });
  }
  return option;
};

/** A command of an example, continued with `\\` before an option where it is wider than the screen. */
const commandLines = (run: string, columns: number): string[] => {
  const parts = run.split(/ (?=--?[a-z])/);
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(`  ${part}`);
    else if (last.length + part.length + 3 <= columns) lines[lines.length - 1] = `${last} ${part}`;
    else {
      lines[lines.length - 1] = `${last} \\`;
      lines.push(`    ${part}`);
    }
  }
  return lines;
};

const exampleText = (examples: readonly Example[], notes: string | undefined, io: Io): string => {
  const home = examplesHome(import.meta.dirname);
  const lines = examples.flatMap(({ run, doc }) => [
    ...paragraph(`# ${doc}`, io.width, 2).split("\n").map(io.colour.dim),
    ...commandLines(exampleRun(run, home, process.cwd()), io.width),
  ]);
  const parts = [
    ...(notes === undefined ? [] : [`\n${paragraph(notes, io.width)}`]),
    ...(lines.length === 0 ? [] : [`\n${io.colour.bold("Examples:")}`, ...lines]),
  ];
  return parts.join("\n");
};

/** Gives a commander command the arguments, options, help and action of a verb. */
export const fillVerb = (
  commander: Commander,
  verb: Command,
  table: readonly Entry[],
  io: Io,
  finish: (code: ExitCode) => void,
): void => {
  for (const spec of Object.values(verb.args)) commander.addArgument(toArgument(spec));
  for (const [key, spec] of Object.entries({ ...verb.options, json: jsonOption })) {
    commander.addOption(toOption(key, spec));
  }
  commander.addHelpText("after", () => exampleText(verb.examples, verb.notes, io));
  commander.action(async (...given: unknown[]) => {
    const typed = commander.opts<Record<string, unknown>>();
    const options: Record<string, unknown> = {};
    for (const [key, spec] of Object.entries({ ...verb.options, json: jsonOption })) {
      options[key] = typed[key] ?? (spec.value === null ? false : spec.preset);
    }
    const args = Object.fromEntries(Object.keys(verb.args).map((key, at) => [key, given[at]]));
    finish(await verb.run({ args, options }, io, table));
  });
};

import { Command as Commander, CommanderError } from "commander";
import type { Entry } from "./command.ts";
import { commandTable } from "./command-table.ts";
import { describeError } from "./describe-error.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { families, groups } from "./groups.ts";
import type { Io } from "./io.ts";
import { jsonIo } from "./json-failure.ts";
import { fillVerb } from "./verb.ts";
import { version } from "./version.ts";

const description = "What generative AI costs, before it is built and while it runs.";

/**
 * The verbs of a page; on the first page each verb of a family stands with both its words, and a family
 * that is a verb itself (`catalog`) before its own.
 */
const visible = (
  command: Commander,
  hidden: ReadonlySet<Commander>,
  verbs: ReadonlySet<Commander>,
): Commander[] =>
  command.commands
    .filter((each) => !hidden.has(each))
    .flatMap((each) => [
      ...(verbs.has(each) ? [each] : []),
      ...(each.commands.length > 0 ? visible(each, hidden, verbs) : []),
    ]);

/** The settings that commander copies from a command to its verbs. */
const program = (
  io: Io,
  hidden: ReadonlySet<Commander>,
  verbs: ReadonlySet<Commander>,
): Commander =>
  new Commander("outlay")
    .exitOverride()
    .helpOption("-h, --help", "show this help")
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => io.out(text.replace(/\n$/, "")),
      writeErr: (text) => io.say(text.replace(/\n$/, "")),
      outputError: (text) =>
        io.fail(exitCode.usage, text.replace(/^error: /, "").replace(/\n$/, "")),
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
      getOutHasColors: () => io.colour.enabled,
      getErrHasColors: () => io.colourErr.enabled,
      stripColor: (text) => text,
    })
    .configureHelp({
      styleTitle: io.colour.bold,
      visibleCommands: (command) => visible(command, hidden, verbs),
      subcommandTerm: (command) =>
        command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name(),
    });

/** The words to parse: `help price` asks for help, and help on an unknown verb is an unknown verb. */
const wordsFor = (argv: readonly string[], table: readonly Entry[]): string[] => {
  const words = argv[0] === "help" ? [...argv.slice(1), "--help"] : [...argv];
  if (words.length === 0) return ["--help"];
  const verb = words.filter((word) => !word.startsWith("-"));
  const family = table.some(({ name }) => name.startsWith(`${verb[0]} `));
  const known = verb.length === 0 || findEntry(table, verb) || (family && verb.length === 1);
  return known ? words : words.filter((word) => word !== "--help" && word !== "-h");
};

const findEntry = (table: readonly Entry[], argv: readonly string[]): Entry | undefined =>
  table.find(({ name }) => name === `${argv[0]} ${argv[1]}`) ??
  table.find(({ name }) => name === argv[0]);

const rootExamples = [
  { doc: "a first plan, what it costs, and where a number comes from", run: "outlay init" },
  { run: "outlay estimate plan.yaml" },
  { run: "outlay explain plan.yaml hosted.model-usage.total" },
  {
    doc: "what a recorded response cost, to the last digit",
    run: "outlay price cost answer.json --provider anthropic",
  },
  {
    doc: "verbs, flags, files and model names at the tab key",
    run: "source <(outlay completion bash)",
  },
];

const rootHelp = (io: Io): string =>
  [
    "",
    io.colour.bold("Examples:"),
    ...rootExamples.flatMap(({ doc, run }) => [
      ...(doc === undefined ? [] : [`  ${io.colour.dim(`# ${doc}`)}`]),
      `  ${run}`,
    ]),
    "",
    "Each verb has its own page: outlay estimate --help",
  ].join("\n");

/** All verbs by name and summary; only the one that is asked for is loaded. */
const build = async (
  table: readonly Entry[],
  argv: readonly string[],
  io: Io,
  finish: (code: ExitCode) => void,
): Promise<Commander> => {
  const hidden = new Set<Commander>();
  const verbs = new Set<Commander>();
  const root = program(io, hidden, verbs)
    .description(description)
    .usage("<verb> [arguments]")
    .version(version, "-v, --version", "show the version");
  root.addHelpText("after", () => rootHelp(io));
  root.showHelpAfterError("All verbs: outlay --help");
  const wanted = findEntry(table, argv);
  const parents = new Map<string, Commander>();
  for (const group of groups) {
    for (const entry of table.filter((each) => each.group === group)) {
      const words = entry.name.split(" ");
      const [first = "", second] = words;
      let parent = root;
      if (second !== undefined) {
        parent =
          parents.get(first) ??
          root
            .command(first)
            .description(families[first]?.summary ?? "")
            .usage("<verb> [arguments]")
            .helpCommand(false)
            .showHelpAfterError(`All its verbs: outlay ${first} --help`)
            .helpGroup(`${families[first]?.group ?? group}:`);
        parents.set(first, parent);
      }
      const verb = parent
        .command(words.at(-1) ?? "", { hidden: entry.hidden ?? false })
        .description(entry.summary)
        .showHelpAfterError(`How to use it: outlay ${entry.name} --help`)
        .helpGroup(`${group}:`);
      if (entry.hidden) hidden.add(verb);
      verbs.add(verb);
      // `catalog` is a verb, and the family of `catalog list`.
      if (second === undefined) parents.set(first, verb);
      if (entry === wanted) fillVerb(verb, (await entry.load()).command, table, io, finish);
    }
  }
  return root;
};

/**
 * Runs `outlay` with the words typed after its name.
 *
 * @returns the exit status; a failure has been told on stderr in one message
 */
export const runCli = async (
  argv: readonly string[],
  io: Io,
  table: readonly Entry[] = commandTable,
): Promise<ExitCode> => {
  const words = wordsFor(argv, table);
  if (!words.includes("--json")) return runWords(words, io, table);
  const json = jsonIo(io);
  const code = await runWords(words, json.io, table);
  json.finish();
  return code;
};

const runWords = async (
  words: readonly string[],
  io: Io,
  table: readonly Entry[],
): Promise<ExitCode> => {
  let code: ExitCode = exitCode.ok;
  try {
    const root = await build(table, words, io, (given) => {
      code = given;
    });
    await root.parseAsync([...words], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    return describeError(error, io);
  }
};

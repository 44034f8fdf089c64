import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { capturedIo } from "./captured-io.ts";
import {
  choice,
  count,
  defineCommand,
  type Entry,
  flag,
  optional,
  required,
  text,
  texts,
} from "./command.ts";
import { commandTable } from "./command-table.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { Interrupted } from "./interrupted.ts";
import { runCli } from "./run-cli.ts";
import { schemaVersion, version } from "./version.ts";

const show = defineCommand({
  args: { plan: required("PLAN", "a plan"), node: optional("NODE", "a node") },
  options: {
    draws: count("N", "how many draws", { preset: 1000, min: 1 }),
    seed: count("N", "seed"),
    path: choice("P", ["hosted", "self-hosted"], "which path"),
    set: texts("A=B", "changes"),
    pricedAt: text("TIME", "when"),
    strict: flag("stop", { short: "s" }),
  },
  examples: [{ run: "outlay show plan.yaml", doc: "shows it" }],
  notes: "A note.",
  run({ args, options }, io) {
    const draws: number = options.draws;
    const path: "hosted" | "self-hosted" | undefined = options.path;
    if (options.json) io.json({ args, options: { ...options, draws, path } });
    else io.out(args.plan);
    return options.strict ? exitCode.unpriced : exitCode.ok;
  },
});
const throwing = (error: unknown) =>
  defineCommand({
    args: {},
    options: {},
    examples: [],
    run: (): ExitCode => {
      throw error;
    },
  });
const reading = defineCommand({
  args: { file: required("FILE", "any") },
  options: {},
  examples: [],
  async run({ args }, io) {
    io.out(await io.read(args.file));
    return exitCode.ok;
  },
});
const entry = (
  name: string,
  command: Entry extends { load: () => Promise<infer T> } ? T : never,
): Entry => ({
  name,
  group: "Plans",
  summary: `does ${name}`,
  load: async () => command,
});
const table: readonly Entry[] = [
  entry("show", { command: show }),
  entry("read", { command: reading }),
  entry("price cost", { command: show }),
  entry("break", { command: throwing(new Error("boom")) }),
  entry("stop", { command: throwing(new Interrupted()) }),
  {
    name: "lazy",
    group: "Plans",
    summary: "must not be loaded",
    load: () => Promise.reject(new Error("loaded")),
  },
];
const run = async (argv: string, settings: Parameters<typeof capturedIo>[0] = {}) => {
  const io = capturedIo(settings);
  const code = await runCli(
    argv.split(" ").filter((word) => word !== ""),
    io,
    table,
  );
  return { code, out: io.stdout, err: io.stderr };
};

const all = "All verbs: outlay --help\n";
const how = "How to use it: outlay show --help\n";

it.each([
  { argv: "show p.yaml", code: 0, out: "p.yaml\n", err: "" },
  { argv: "show p.yaml -s", code: 5, out: "p.yaml\n", err: "" },
  { argv: "read -", code: 0, out: "typed\n", err: "" },
  { argv: "--version", code: 0, out: `${version}\n`, err: "" },
  { argv: "shwo", code: 2, err: `unknown command 'shwo'\n(Did you mean show?)\n${all}` },
  { argv: "shwo --help", code: 2, err: `unknown command 'shwo'\n(Did you mean show?)\n${all}` },
  { argv: "help shwo", code: 2, err: `unknown command 'shwo'\n(Did you mean show?)\n${all}` },
  {
    argv: "price csot",
    code: 2,
    err: "unknown command 'csot'\n(Did you mean cost?)\nAll its verbs: outlay price --help\n",
  },
  {
    argv: "show p --drawz 5",
    code: 2,
    err: `unknown option '--drawz'\n(Did you mean --draws?)\n${how}`,
  },
  { argv: "show", code: 2, err: `missing required argument 'PLAN'\n${how}` },
  { argv: "show p --draws", code: 2, err: `option '--draws <N>' argument missing\n${how}` },
  { argv: "stop", code: 130, err: "" },
  { argv: "read absent.yaml", code: 2, err: "there is no file absent.yaml.\n" },
])("outlay $argv exits $code", async ({ argv, code, out = "", err }) => {
  const want = { code, out, err: err && `outlay: ${err}` };
  expect(await run(argv, { stdin: "typed" })).toEqual(want);
});

it.each([
  { typed: "20000", want: 20_000 },
  { typed: "20,000", want: 20_000 },
  { typed: "100k", want: 100_000 },
  { typed: "1.5M", want: 1_500_000 },
  { typed: "1e6", want: 1_000_000 },
])("--draws $typed is $want", async ({ typed, want }) => {
  const { code, out } = await run(`show p --json --draws ${typed}`);
  expect([code, JSON.parse(out).options.draws]).toEqual([0, want]);
});

it.each([
  { argv: "show p --draws 0", says: "N is a whole number from 1" },
  { argv: "show p --draws 1.5", says: "N is a whole number" },
  { argv: "show p --draws 1e99", says: "N is a whole number" },
  { argv: "show p --draws 1,5k", says: "N is a whole number" },
  { argv: "show p --draws 5m", says: "N is a whole number" },
  { argv: "show p --path hostd", says: "Allowed choices are hosted, self-hosted" },
  { argv: "show p q r", says: "too many arguments" },
])("outlay $argv is refused: $says", async ({ argv, says }) => {
  const { code, err } = await run(argv);
  expect(code).toBe(exitCode.usage);
  expect(err).toContain(says);
});

it("gives options their types, presets and repeats, and JSON its schemaVersion", async () => {
  const { out } = await run("show p n --json --set a=1 --set b=2 --priced-at 2027 --draws 10_000");
  expect(JSON.parse(out)).toEqual({
    schemaVersion,
    args: { plan: "p", node: "n" },
    options: {
      draws: 10_000,
      set: ["a=1", "b=2"],
      pricedAt: "2027",
      strict: false,
      json: true,
    },
  });
});

it("tells an unexpected error in words, its stack only on request", async () => {
  const quiet = await run("break");
  expect(quiet.code).toBe(exitCode.error);
  expect(quiet.err).toMatch(/^outlay: boom\n.*OUTLAY_DEBUG=1/);
  expect(quiet.err).not.toContain("run-cli.test.ts");
  const loud = await run("break", { env: { OUTLAY_DEBUG: "1" } });
  expect(loud.err).toContain("run-cli.test.ts");
});

describe("help", () => {
  it.each(["", "--help", "-h", "help"])(
    "outlay %s lists the verbs and loads none",
    async (argv) => {
      const { code, out, err } = await run(argv);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toMatch(/Plans:\n {2}show/);
      expect(out).toContain("must not be loaded");
    },
  );

  it.each(["show --help", "help show"])("outlay %s explains one verb", async (argv) => {
    const { code, out } = await run(argv);
    expect(code).toBe(0);
    for (const words of ["-s, --strict", "--priced-at <TIME>", "A note.", "outlay show plan.yaml"])
      expect(out).toContain(words);
    expect(out).toContain("--json");
  });

  it("has a page for each family", async () => {
    const { code, out } = await run("price --help");
    expect(code).toBe(0);
    expect(out).toContain("cost");
  });

  it("fits 80 columns", async () => {
    for (const words of [[], ...commandTable.map(({ name }) => name.split(" "))]) {
      const io = capturedIo();
      await runCli([...words, "--help"], io);
      for (const line of io.stdout.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    }
  });
});

it("gives each verb of the table an example and a summary without a full stop", async () => {
  for (const each of commandTable) {
    expect(each.summary).toMatch(/[^.]$/);
    const { command } = await each.load();
    if (!each.hidden) expect(command.examples.length, each.name).toBeGreaterThan(0);
    expect(Object.keys(command.options)).not.toContain("json");
  }
});

it("shows only examples that the command understands", async () => {
  const untouched = { ...capturedIo(), colour: capturedIo().colour };
  const stubs = await Promise.all(
    commandTable.map(async (each) => {
      const { command } = await each.load();
      return { ...each, load: async () => ({ command: { ...command, run: () => exitCode.ok } }) };
    }),
  );
  for (const each of commandTable) {
    for (const { run } of (await each.load()).command.examples) {
      // The command of a pipe or a redirection, its words as a shell splits them.
      const own = run.split(/ [|>] /).find((part) => part.startsWith("outlay "));
      if (!own) continue;
      const words = own.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
      const argv = words.slice(1).map((word) => word.replace(/["']/g, ""));
      expect(argv.join(" ").startsWith(each.name), run).toBe(true);
      expect(await runCli(argv, untouched, stubs), run).toBe(exitCode.ok);
    }
  }
});

it("has the version of every package of the workspace", () => {
  const root = new URL("../../../", import.meta.url);
  const packages = readdirSync(new URL("packages/", root)).map((name) => `packages/${name}/`);
  for (const folder of ["", ...packages]) {
    const manifest = JSON.parse(readFileSync(new URL(`${folder}package.json`, root), "utf8"));
    expect(manifest.version, folder).toBe(version);
  }
});

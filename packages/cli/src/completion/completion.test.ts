import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import {
  choice,
  defineCommand,
  flag,
  required,
  rest,
  text,
  texts,
  WORD_KINDS,
} from "../command.ts";
import { commandTable } from "../command-table.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";
import { bashScript } from "./bash-script.ts";
import { describeVerbs } from "./describe-verbs.ts";
import { fishScript } from "./fish-script.ts";
import { zshScript } from "./zsh-script.ts";

const run = () => exitCode.ok;
const estimate = defineCommand({
  args: { plan: required("PLAN", "a plan [YAML]", { completes: "file" }) },
  options: {
    path: choice("PATH", ["hosted", "self-hosted"], "one path: only it"),
    set: texts("A.B=VALUE", "change the plan's value", { completes: "plan-key" }),
    strict: flag("stop", { short: "s" }),
  },
  examples: [],
  run,
});
const cost = defineCommand({
  args: { files: rest("FILE", "bodies", { completes: "file" }) },
  options: { provider: text("ID", "who answered"), model: text("M", "", { completes: "model" }) },
  examples: [],
  run,
});
const capacity = defineCommand({
  args: { model: required("MODEL", "a model", { completes: "open-model" }) },
  options: { gpu: text("G", "one part", { completes: "accelerator" }), all: flag("every one") },
  examples: [],
  run,
});
const verbs = await describeVerbs([
  {
    name: "capacity",
    group: "Capacity",
    summary: "What serves it",
    load: async () => ({ command: capacity }),
  },
  {
    name: "capacity train",
    group: "Capacity",
    summary: "Tune it",
    load: async () => ({ command: cost }),
  },
  {
    name: "estimate",
    group: "Plans",
    summary: "Price a plan: all of it",
    load: async () => ({ command: estimate }),
  },
  { name: "price cost", group: "Prices", summary: "Price", load: async () => ({ command: cost }) },
  { name: "price list", group: "Prices", summary: "List", load: async () => ({ command: cost }) },
  {
    name: "__complete",
    group: "Shell",
    summary: "",
    hidden: true,
    load: async () => ({ command: cost }),
  },
]);

const folder = mkdtempSync(join(tmpdir(), "outlay-completion-"));
writeFileSync(join(folder, "plan one.yaml"), "");
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const has = (shell: string) => spawnSync(shell, ["--version"]).status === 0;
const shell = (name: string, script: string, env: Record<string, string> = {}) => {
  const done = spawnSync(name, ["-c", script], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  expect(done.stderr).toBe("");
  return done.stdout.split("\n").filter((line) => line !== "");
};

const cases = [
  { typed: ["es"], want: ["estimate"] },
  { typed: ["price", ""], want: ["cost", "list"] },
  { typed: ["price", "co"], want: ["cost"] },
  { typed: ["estimate", "--path", "s"], want: ["self-hosted"] },
  { typed: ["estimate", "--str"], want: ["--strict"] },
  { typed: ["estimate", "pl"], want: ["plan one.yaml"] },
  { typed: ["estimate", "--path", "hosted", "pl"], want: ["plan one.yaml"] },
  { typed: ["estimate", "--json", "pl"], want: ["plan one.yaml"] },
  { typed: ["price", "cost", "a.json", "pl"], want: ["plan one.yaml"] },
  { typed: ["price", "cost", "--model", "mo"], want: ["model-one", "model-two"] },
  { typed: ["estimate", "--set", "mo"], want: ["model-one", "model-two"] },
  { typed: ["price", "cost", "--prov"], want: ["--provider"] },
  { typed: ["capacity", "tr"], want: ["train"] },
  { typed: ["capacity", "mo"], want: ["model-one", "model-two"] },
  { typed: ["capacity", "model-one", "--al"], want: ["--all"] },
  { typed: ["capacity", "model-one", "--gpu", "mo"], want: ["model-one", "model-two"] },
  { typed: ["x", "--st"], want: [] },
];
const models = "outlay() { printf 'model-one\\nmodel-two\\n'; }";

describe("the words of the catalog", () => {
  const print = async (kind: string) => {
    const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z") });
    await runCli(["__complete", kind], io, commandTable);
    return io.stdout.trim().split("\n");
  };
  it.each([
    { kind: "model", has: "claude-opus-4-1", not: "claude" },
    { kind: "sold-model", has: "anthropic/claude-sonnet-4-6", not: "anthropic/claude-opus-4-1" },
    { kind: "provider", has: "openai", not: "open" },
    { kind: "book", has: "article-2026", not: "litellm" },
    { kind: "meter", has: "input_text=", not: "input_text" },
    { kind: "path", has: "self-hosted-tuned", not: "paths" },
    { kind: "region", has: "europe-west1", not: "eu-north1" },
    { kind: "place", has: "eu-north1", not: "apac" },
    { kind: "plan-key", has: "workload.tasks=", not: "workload=" },
    { kind: "plan-key", has: "inputs.overrun.labour=", not: "overrun.labour=" },
  ])("of the kind $kind have $has", async ({ kind, has, not }) => {
    const words = await print(kind);
    expect(words).toContain(has);
    expect(words).not.toContain(not);
  });

  it("are asked for by the verbs that take them", async () => {
    const described = await describeVerbs(commandTable);
    const kinds = described.flatMap(({ flags, args }) => [
      ...flags.map(({ value }) => value.kind),
      ...args.map(({ kind }) => kind),
    ]);
    for (const kind of WORD_KINDS) expect(kinds).toContain(kind);
  });
});

describe("bash", () => {
  const script = bashScript(verbs);
  it.each(cases)("completes $typed", ({ typed, want }) => {
    const words = ["outlay", ...typed].map((word) => `'${word}'`).join(" ");
    const got = shell(
      "bash",
      `${script}\n${models}\nCOMP_WORDS=(${words}); COMP_CWORD=${typed.length}; _outlay\nprintf '%s\\n' "\${COMPREPLY[@]}"`,
    );
    expect(got).toEqual(want);
  });
});

describe.skipIf(!has("fish"))("fish, where it is installed", () => {
  const script = fishScript(verbs);
  it.each(cases.filter(({ want }) => want.length > 0))("completes $typed", ({ typed, want }) => {
    const got = shell(
      "fish",
      `${script}\nfunction outlay; printf 'model-one\\nmodel-two\\n'; end\ncomplete -C 'outlay ${typed.join(" ")}'`,
      { HOME: folder, XDG_CONFIG_HOME: folder },
    );
    expect(got.map((line) => line.split("\t")[0]?.replaceAll("\\ ", " "))).toEqual(want);
  });
});

describe.skipIf(!has("zsh"))("zsh, where it is installed", () => {
  // A real zsh in a pseudo-terminal: types the words and a tab, and reads the line back.
  const drive = (typed: readonly string[], want: string) => `
zmodload zsh/zpty
zpty shell 'zsh -f -i'
zpty -w shell 'PROMPT=; autoload -U compinit; compinit -u -D; source ./_outlay; outlay() { print model-one }; print re""ady'
zpty -r shell seen '*ready*'
zpty -w -n shell $'outlay ${typed.join(" ")}\\t'
repeat 100; do
  while zpty -r -t shell more; do out+=$more; done
  [[ $out == *'${want}'* ]] && break
  sleep 0.1
done
print -r -- "$out"
zpty -d shell`;
  it.each([
    { typed: ["es"], want: "outlay estimate" },
    { typed: ["price", "co"], want: "outlay price cost" },
    { typed: ["estimate", "--str"], want: "--strict" },
    { typed: ["estimate", "--path", "self"], want: "self-hosted" },
    { typed: ["estimate", "pl"], want: "plan\\ one.yaml" },
    { typed: ["price", "cost", "--model", "mo"], want: "model-one" },
    { typed: ["estimate", "--set", "mo"], want: "--set model-one" },
    { typed: ["capacity", "tr"], want: "capacity train" },
    { typed: ["capacity", "mo"], want: "capacity model-one" },
    { typed: ["capacity", "model-one", "--al"], want: "--all" },
    { typed: ["capacity", "model-one", "--gpu", "mo"], want: "--gpu model-one" },
  ])("completes $typed", ({ typed, want }) => {
    writeFileSync(join(folder, "_outlay"), zshScript(verbs));
    const got = shell("zsh", drive(typed, want), { TERM: "dumb", HOME: folder });
    expect(got.join("\n")).toContain(want);
  });
});

import { describe, expect, it } from "vitest";
import { capturedIo } from "./captured-io.ts";
import { commandTable } from "./command-table.ts";
import { exitCode } from "./exit-code.ts";
import { runCli } from "./run-cli.ts";

const files = { "bad.yaml": "outlay: 1\nname: A\n", "one.json": "{}" };
const run = async (words: readonly string[], stdin = "") => {
  const io = capturedIo({ files, stdin, now: () => new Date("2026-11-23T12:00:00Z") });
  return { code: await runCli(words, io, commandTable), io };
};

describe("a failure with --json", () => {
  it("is the issues of a plan, each with its place, beside the text on stderr", async () => {
    const { code, io } = await run(["estimate", "bad.yaml", "--json"]);
    expect(code).toBe(exitCode.usage);
    expect(io.stderr).toContain("bad.yaml:");
    expect(JSON.parse(io.stdout)).toMatchObject({
      schemaVersion: 2,
      issues: [{ code: "missing_key", file: "bad.yaml" }, { code: "missing_key" }],
    });
  });

  it.each([
    {
      name: "a missing file",
      words: ["estimate", "none.yaml"],
      says: "there is no file none.yaml",
    },
    {
      name: "a wrong flag",
      words: ["price", "list", "--bok", "x"],
      says: "unknown option '--bok'",
    },
    { name: "an unknown model", words: ["price", "show", "gpt-99"], says: "has no model gpt-99" },
    {
      name: "a mistyped provider",
      words: ["price", "cost", "one.json", "--provider", "antropic"],
      says: "Did you mean anthropic?",
    },
    { name: "a flag that lacks", words: ["init"], says: "there is no terminal to ask on" },
  ])("is the error of $name", async ({ words, says }) => {
    const { code, io } = await run([...words, "--json"]);
    expect(code).toBe(exitCode.usage);
    expect(io.stderr).toContain(says);
    const { schemaVersion, error } = JSON.parse(io.stdout);
    expect([schemaVersion, error.exitCode]).toEqual([2, exitCode.usage]);
    expect(error.message).toContain(says);
  });

  it("adds nothing where the answer itself says what could not be read", async () => {
    const { code, io } = await run(
      ["price", "cost", "--provider", "openai", "--json"],
      "{}\noops\n",
    );
    expect(code).toBe(exitCode.error);
    const lines = io.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { error: { code: "not_recognised" } },
      { error: { code: "unreadable", line: 2 } },
    ]);
  });
});

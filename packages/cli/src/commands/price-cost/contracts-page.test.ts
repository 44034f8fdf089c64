import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { capturedIo } from "../../captured-io.ts";
import { loadCatalog } from "../../catalog/load.ts";
import { commandTable } from "../../command-table.ts";
import { runCli } from "../../run-cli.ts";

const root = join(import.meta.dirname, "../../../../..");
const text = (path: string) => readFileSync(join(root, path), "utf8");
const page = text("docs/contracts.md");

/** The blocks of a language, each less its indent. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm"))].map(
    ([, indent = "", body = ""]) => body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );

const names = ["acme.yaml", "november.jsonl", "plan.yaml"].map(
  (name) => `examples/contracts/${name}`,
);
const commands = (blocks("sh")[0] ?? "").trim().split("\n");

describe("docs/contracts.md", () => {
  it("shows a contract that reads, piece by piece", () => {
    const read = readContract(blocks("yaml").join(""), "contract.yaml", loadCatalog().books);
    expect(read.ok ? [] : read.error.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  it.each(commands)("%s", async (command) => {
    const files = Object.fromEntries(names.map((name) => [name, text(name)]));
    const io = capturedIo({ now: () => new Date("2026-11-23T12:00:00Z"), files });
    expect(await runCli(command.split(" ").slice(1), io, commandTable)).toBe(0);
    expect(io.stdout).not.toBe("");
  });
});

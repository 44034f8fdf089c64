import { expect, it } from "vitest";
import { capturedIo } from "../captured-io.ts";
import { exitCode } from "../exit-code.ts";
import { runCli } from "../run-cli.ts";
import { pathWords } from "./path-words.ts";

it.each([
  ["/nope", "there is no file /nope"],
  ["./nope", "there is no file ./nope"],
  ["prices.json", "there is no file prices.json"],
  [import.meta.dirname, "is a folder"],
  [import.meta.filename, "is a file, and its name says no kind"],
])("%s is taken for a path: %s", (typed, words) => {
  expect(pathWords(typed)).toContain(words);
});

it.each(["openai/o3", "litelm:x.json", "gpt-5.2", "claude-3.5-sonnet", "list"])(
  "%s is no path",
  (typed) => expect(pathWords(typed)).toBeUndefined(),
);

const folder = import.meta.dirname;
it.each([
  { line: ["price", "check", "/nope"], says: "there is no file /nope" },
  { line: ["price", "check", folder], says: "is a folder" },
  { line: ["price", "show", "gpt-5.2", "--book", folder], says: "is a folder" },
  { line: ["price", "meters", "images=1", "--model", "m", "--book", folder], says: "is a folder" },
  { line: ["price", "check", "empty.yaml"], says: "empty.yaml is empty" },
  { line: ["price", "list", "--book", "empty.yaml"], says: "a contract has `contract`" },
])(
  "takes no file for a model, and no empty one for a price file: $line",
  async ({ line, says }) => {
    const io = capturedIo({ files: { "empty.yaml": "# to be written\n" } });
    expect(await runCli(line, io)).toBe(exitCode.usage);
    expect(io.stderr).toContain(says);
  },
);

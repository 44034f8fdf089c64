import type { YAMLError } from "yaml";
import type { Issue, IssueCode } from "./issue.ts";
import { type IssueWords, issueAt } from "./issue-at.ts";
import type { Source, Span } from "./source.ts";

/** Errors that a first mistake in the layout often drags behind it; told only when they come first. */
const consequences: ReadonlySet<string> = new Set([
  "BAD_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "BLOCK_IN_FLOW",
  "IMPOSSIBLE",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "RESOURCE_EXHAUSTION",
  "UNEXPECTED_TOKEN",
]);

/** The errors of the YAML parser as issues, in our words; consequences of an earlier one are left out. */
export function syntaxIssues(source: Source, errors: readonly YAMLError[]): Issue[] {
  const ordered = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  return ordered
    .filter((error, index) => index === 0 || !consequences.has(error.code))
    .map((error) => {
      const [start, end] = error.pos;
      const deeper = error.code === "BLOCK_AS_IMPLICIT_KEY" ? deeperLine(source, start) : undefined;
      if (deeper !== undefined) return issueAt(deeper, tooDeep);
      return issueAt({ source, start, end: Math.max(end, start + 1) }, inWords(error));
    });
}

const tooDeep: IssueWords = {
  code: "syntax",
  message: "this line is indented deeper than it should be, so it reads as part of the value above",
  expected: "the indentation of the key above",
};

/**
 * The line that was read as a part of the value above it: when the value at `start` has no colon on
 * its own line, the key that surprised the parser stands on the next.
 */
function deeperLine(source: Source, start: number): Span | undefined {
  const { text } = source;
  const lineEnd = text.indexOf("\n", start);
  if (lineEnd < 0 || /:(?:\s|$)/.test(text.slice(start, lineEnd))) return undefined;
  const next = /^(?:[ \t]*(?:#.*)?\r?\n)*([ \t]*)([^\s#][^\r\n]*)/.exec(text.slice(lineEnd + 1));
  if (next?.[2] === undefined) return undefined;
  const from = lineEnd + 1 + next[0].length - next[2].length;
  return { source, start: from, end: from + next[2].length };
}

const words: Readonly<Record<string, readonly [IssueCode, string, string?]>> = {
  TAB_AS_INDENT: ["syntax", "a tab cannot indent YAML", "spaces"],
  BAD_INDENT: ["syntax", "the indentation does not fit the lines around it"],
  BLOCK_AS_IMPLICIT_KEY: [
    "syntax",
    "a second `key:` begins inside a value",
    "one key to a line at the same indentation, or quotes around a text with a colon",
  ],
  BLOCK_IN_FLOW: ["syntax", "inside { } or [ ] this cannot stand", "a comma between the parts"],
  MULTILINE_IMPLICIT_KEY: ["syntax", "this line has no key", "`key: value`, with a space after :"],
  MULTIPLE_DOCS: ["multiple_documents", "a second document starts here", "one document in a file"],
  RESOURCE_EXHAUSTION: ["too_deep", "the nesting is too deep to read"],
  BAD_SCALAR_START: [
    "syntax",
    "a value cannot begin with this character",
    "quotes around the value",
  ],
  TAG_RESOLVE_FAILED: ["syntax", "tags (`!name`) are not supported", "the value without the tag"],
};

function inWords(error: YAMLError): IssueWords {
  const missing = /(?:end with an? |Missing closing )(["'}\]])/.exec(error.message)?.[1];
  if (missing !== undefined) {
    const opened = { "}": "{", "]": "[" }[missing] ?? missing;
    return {
      code: "syntax",
      message: `the ${opened} that was opened before is not closed here`,
      expected: `a closing ${missing}`,
    };
  }
  const [code, message, expected] = words[error.code] ?? ["syntax", parserWords(error.message)];
  return { code, message, ...(expected === undefined ? {} : { expected }) };
}

/** The parser's own sentence, on one line and without its capital. */
function parserWords(message: string): string {
  const line = message.replaceAll(/\s+/g, " ").slice(0, 200);
  return /^[A-Z][a-z ]/.test(line) ? line.charAt(0).toLowerCase() + line.slice(1) : line;
}

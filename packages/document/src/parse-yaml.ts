import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { Issue, IssueCode } from "./issue.ts";
import { issueAt } from "./issue-at.ts";
import type { Entry, MapNode, Node, ScalarNode } from "./node.ts";
import { fail, type Outcome, ok } from "./outcome.ts";
import { type Source, type Span, toSource } from "./source.ts";
import { syntaxIssues } from "./syntax-issues.ts";

/** How much a document may hold before it is refused. */
export interface ParseLimits {
  /** UTF-16 code units of text; 4 million by default. */
  readonly maxLength?: number;
  /** Levels of nesting; 64 by default. */
  readonly maxDepth?: number;
  /** Nodes, aliases counted as often as they are used; 200,000 by default. */
  readonly maxNodes?: number;
}

const defaults = { maxLength: 4_000_000, maxDepth: 64, maxNodes: 200_000 };

/**
 * Reads YAML 1.2, of which JSON is a part, into a tree that keeps every value as its own text.
 *
 * All issues are collected. Tags, complex keys and second documents are refused; aliases are
 * followed within the limits. Nothing in the text makes it throw.
 *
 * @param file name for messages; nothing is opened
 */
export function parseYaml(
  text: string,
  file: string,
  limits: ParseLimits = {},
): Outcome<Node, Issue[]> {
  const source = toSource(text.replace(/^\uFEFF/, ""), file);
  const unreadable = refuseText(source, limits.maxLength ?? defaults.maxLength);
  if (unreadable !== undefined) return fail([unreadable]);
  const document = parseDocument(source.text, {
    schema: "failsafe", // every scalar stays text: no binary floats, no YAML 1.1 surprises
    uniqueKeys: false, // checked below, in linear time and with both places
    prettyErrors: false,
    logLevel: "error",
  });
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) return fail(syntaxIssues(source, problems));
  const reader = new TreeReader(source, { ...defaults, ...limits });
  const tree = reader.read(document.contents, 0);
  return reader.issues.length > 0 ? fail(reader.issues) : ok(tree);
}

/** What makes a text not worth parsing: too long, or not text at all. */
export function refuseText(
  source: Source,
  maxLength: number = defaults.maxLength,
): Issue | undefined {
  const { text } = source;
  if (text.length > maxLength) {
    return issueAt(span(source, 0, 1), {
      code: "too_large",
      message: `the file has ${text.length} characters`,
      expected: `at most ${maxLength}`,
    });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const bad = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD\uFFFE\uFFFF]|\p{Cs}/u.exec(text);
  if (bad === null) return undefined;
  const code = (bad[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return issueAt(span(source, bad.index, bad.index + 1), {
    code: "not_text",
    message: `the file is not plain UTF-8 text: it holds the character U+${code} here`,
    expected: "a text file saved as UTF-8",
  });
}

const span = (source: Source, start: number, end: number): Span => ({ source, start, end });

/** Turns the parser's tree into ours; aliases share the node they name. */
class TreeReader {
  readonly issues: Issue[] = [];
  private readonly anchors = new Map<string, { node: Node; size: number } | "open">();
  private size = 0;
  private readonly source: Source;
  private readonly limits: Required<ParseLimits>;

  constructor(source: Source, limits: Required<ParseLimits>) {
    this.source = source;
    this.limits = limits;
  }

  read(node: unknown, depth: number): Node {
    const at = this.spanOf(node);
    if (depth > this.limits.maxDepth) {
      return this.refuse(at, "too_deep", `nesting is deeper than ${this.limits.maxDepth} levels`);
    }
    if (isAlias(node)) return this.readAlias(node, at);
    const before = this.size;
    this.grow(1, at);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, "open");
    const read = this.readContent(node, at, depth);
    if (anchor !== undefined) this.anchors.set(anchor, { node: read, size: this.size - before });
    return read;
  }

  private readContent(node: unknown, at: Span, depth: number): Node {
    if (isMap(node)) return this.readMap(node, at, depth);
    if (isSeq(node)) {
      return {
        kind: "list",
        items: node.items.map((item) => this.read(item, depth + 1)),
        span: at,
      };
    }
    if (isScalar(node)) return this.readScalar(node, at);
    return { kind: "scalar", text: "", plain: true, textStart: undefined, span: at };
  }

  private readScalar(node: Scalar, at: Span): ScalarNode {
    const text = typeof node.value === "string" ? node.value : (node.source ?? "");
    const plain = node.type === undefined || node.type === "PLAIN";
    const shift = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? 1 : 0;
    const start = at.start + shift;
    const verbatim = this.source.text.startsWith(text, start) && !/[\r\n]/.test(text);
    return { kind: "scalar", text, plain, textStart: verbatim ? start : undefined, span: at };
  }

  private readMap(node: YAMLMap, at: Span, depth: number): MapNode {
    const entries: Entry[] = [];
    const lines = new Map<string, number>();
    for (const pair of node.items) {
      const keySpan = this.spanOf(pair.key);
      if (!isScalar(pair.key) || typeof pair.key.value !== "string") {
        this.refuse(keySpan, "syntax", "a key must be plain text");
        continue;
      }
      const key = pair.key.value;
      const first = lines.get(key);
      if (first !== undefined) {
        const line = issueAt(span(this.source, first, first + 1), { code: "syntax", message: "" });
        this.refuse(keySpan, "duplicate_key", `\`${key}\` is already given in line ${line.line}`);
        continue;
      }
      lines.set(key, keySpan.start);
      if (key === "__proto__") {
        this.refuse(keySpan, "forbidden_key", "`__proto__` cannot be a key");
        continue;
      }
      const empty: Span = span(this.source, keySpan.start, keySpan.end);
      const value: Node =
        pair.value === null
          ? { kind: "scalar", text: "", plain: true, textStart: undefined, span: empty }
          : this.read(pair.value, depth + 1);
      const blank = value.kind === "scalar" && value.plain && value.text === "";
      entries.push({ key, keySpan, value: blank ? { ...value, span: keySpan } : value });
    }
    return { kind: "map", entries, span: at };
  }

  private readAlias(alias: Alias, at: Span): Node {
    const target = this.anchors.get(alias.source);
    if (target === undefined) {
      return this.refuse(
        at,
        "syntax",
        `\`*${alias.source}\` names no \`&${alias.source}\` above it`,
      );
    }
    if (target === "open") {
      return this.refuse(at, "cyclic_alias", `\`*${alias.source}\` stands inside what it repeats`);
    }
    this.grow(target.size, at);
    return target.node;
  }

  private grow(nodes: number, at: Span): void {
    const before = this.size;
    this.size += nodes;
    if (before <= this.limits.maxNodes && this.size > this.limits.maxNodes) {
      const code = nodes > 1 ? "too_many_aliases" : "too_large";
      this.refuse(at, code, `the document holds more than ${this.limits.maxNodes} values`);
    }
  }

  private refuse(at: Span, code: IssueCode, message: string): Node {
    this.issues.push(issueAt(at, { code, message }));
    return { kind: "scalar", text: "", plain: true, textStart: undefined, span: at };
  }

  private spanOf(node: unknown): Span {
    const range = isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? node.range : null;
    return span(this.source, range?.[0] ?? 0, range?.[1] ?? 1);
  }
}

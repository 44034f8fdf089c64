import type { Issue, IssueCode } from "./issue.ts";
import { issueAt } from "./issue-at.ts";
import type { Entry, Node } from "./node.ts";
import { fail, type Outcome, ok } from "./outcome.ts";
import { parseYaml, refuseText } from "./parse-yaml.ts";
import { type Span, toSource } from "./source.ts";

/** The file name that issues of an override carry. */
export const overrideFile = "--set";

/**
 * Top keys below which a key has dots in it, each with the words that may follow such a key: with
 * `{ inputs: ["source"] }`, `inputs.a.b` is the key `a.b`, and `inputs.a.b.source` a key of it.
 */
export type DottedKeys = Readonly<Record<string, readonly string[]>>;

/**
 * Applies overrides such as `workload.tasks=300k / month` or `integrations[0].access=read` to a
 * tree, in the order given, before any shape is checked.
 *
 * Keys that are not there yet are added; a list item must be there. A value is plain text unless it
 * begins with `[`, `{`, `"` or `'`, which is read as YAML. Issues point into the argument.
 *
 * @param dotted top keys whose keys have dots in them
 */
export function applyOverrides(
  tree: Node,
  overrides: readonly string[],
  dotted: DottedKeys = {},
): Outcome<Node, Issue[]> {
  const issues: Issue[] = [];
  let current = tree;
  for (const argument of overrides) {
    const next = applyOverride(current, argument, dotted);
    if (next.ok) current = next.value;
    else issues.push(...next.error);
  }
  return issues.length > 0 ? fail(issues) : ok(current);
}

interface Step {
  readonly key: string | number;
  readonly span: Span;
}

const example = 'workload.tasks="300k / month"';

function applyOverride(tree: Node, argument: string, dotted: DottedKeys): Outcome<Node, Issue[]> {
  const source = toSource(argument, overrideFile);
  const refuse = (code: IssueCode, start: number, end: number, message: string) =>
    fail([issueAt({ source, start, end }, { code, message, example })]);
  const equals = argument.indexOf("=");
  if (equals < 1) return refuse("unknown_path", 0, argument.length, "`--set` takes PATH=VALUE");
  const steps: Step[] = [];
  let at = 0;
  for (const part of argument.slice(0, equals).split(".")) {
    const match = /^\s*([\p{L}\p{N}_-]+)((?:\[\d{1,6}\])*)\s*$/u.exec(part);
    if (match === null || match[1] === "__proto__") {
      return refuse("unknown_path", at, at + Math.max(part.length, 1), `"${part}" is not a key`);
    }
    const start = at + part.indexOf(match[1] ?? "");
    const end = start + (match[1]?.length ?? 0);
    steps.push({ key: match[1] ?? "", span: { source, start, end } });
    for (const index of (match[2] ?? "").matchAll(/\[(\d+)\]/g)) {
      const from = end + index.index;
      const span = { source, start: from, end: from + index[0].length };
      steps.push({ key: Number(index[1]), span });
    }
    at += part.length + 1;
  }
  const value = readValue(argument, equals + 1);
  return value.ok ? put(tree, joined(steps, dotted), value.value) : value;
}

/** The steps below a top key with dotted keys: one key, and one of its own where the words say so. */
function joined(steps: readonly Step[], dotted: DottedKeys): readonly Step[] {
  const [top, ...rest] = steps;
  const inner = top === undefined ? undefined : dotted[top.key];
  const [first, last] = [rest[0], rest.at(-1)];
  if (top === undefined || inner === undefined || first === undefined || last === undefined) {
    return steps;
  }
  const split = rest.length > 1 && inner.includes(String(last.key));
  const words = split ? rest.slice(0, -1) : rest;
  const key = words.map((step) => step.key).join(".");
  const span = { ...first.span, end: (words.at(-1) ?? first).span.end };
  return [top, { key, span }, ...(split ? [last] : [])];
}

function readValue(argument: string, from: number): Outcome<Node, Issue[]> {
  const raw = argument.slice(from);
  const text = raw.trim();
  const start = from + raw.length - raw.trimStart().length;
  if (/^[[{"']/.test(text)) {
    // The text before the value becomes spaces, so that places point into the whole argument.
    const parsed = parseYaml(" ".repeat(start) + argument.slice(start), overrideFile);
    return parsed.ok
      ? ok(withSource(parsed.value, argument))
      : fail(parsed.error.map((issue) => ({ ...issue, sourceLine: argument })));
  }
  const source = toSource(argument, overrideFile);
  const unreadable = refuseText(source);
  if (unreadable !== undefined) return fail([unreadable]);
  const span = { source, start, end: start + text.length };
  return ok({ kind: "scalar", text, plain: true, textStart: start, span });
}

/** The same tree with places that show the whole argument. */
function withSource(node: Node, argument: string): Node {
  const source = toSource(argument, overrideFile);
  const moved = (span: Span): Span => ({ ...span, source });
  switch (node.kind) {
    case "scalar":
      return { ...node, span: moved(node.span) };
    case "list":
      return {
        ...node,
        span: moved(node.span),
        items: node.items.map((i) => withSource(i, argument)),
      };
    case "map":
      return {
        ...node,
        span: moved(node.span),
        entries: node.entries.map((entry) => ({
          ...entry,
          keySpan: moved(entry.keySpan),
          value: withSource(entry.value, argument),
        })),
      };
  }
}

function put(node: Node | undefined, steps: readonly Step[], value: Node): Outcome<Node, Issue[]> {
  const [step, ...rest] = steps;
  if (step === undefined) return ok(value);
  const refuse = (message: string, expected: string) =>
    fail([issueAt(step.span, { code: "unknown_path", message, expected })]);
  if (typeof step.key === "number") {
    if (node?.kind !== "list") return refuse("there is no list here", "a list, or a key");
    const item = node.items[step.key];
    if (item === undefined) {
      const count = node.items.length;
      return refuse(
        `the list has ${count} ${count === 1 ? "item" : "items"}`,
        count === 0 ? "a list that is not empty" : `[0] to [${count - 1}]`,
      );
    }
    const inner = put(item, rest, value);
    return inner.ok ? ok({ ...node, items: node.items.with(step.key, inner.value) }) : inner;
  }
  if (node?.kind === "list") return refuse("this is a list", "a position, e.g. [0]");
  const entries = node?.kind === "map" ? node.entries : [];
  const position = entries.findIndex((entry) => entry.key === step.key);
  const inner = put(entries[position]?.value, rest, value);
  if (!inner.ok) return inner;
  const entry: Entry = { key: step.key, keySpan: step.span, value: inner.value };
  const span = node?.kind === "map" ? node.span : step.span;
  const kept = entries[position];
  return ok({
    kind: "map",
    span,
    entries:
      kept === undefined
        ? [...entries, entry]
        : entries.with(position, rest.length === 0 ? entry : { ...kept, value: inner.value }),
  });
}

import type { Issue } from "./issue.ts";
import { issueAt } from "./issue-at.ts";
import { nearest } from "./nearest.ts";
import { type Entry, isEmpty, type Node } from "./node.ts";
import type { CheckProblem, Field, Problem, Shape } from "./shape.ts";
import { exampleOf, expectedOf, valueThatWorks } from "./shape-words.ts";
import { placeOf, type Span } from "./source.ts";

/** Stands for a value that could not be read; its issues are already recorded. */
export const unread: unique symbol = Symbol("unread");

/** Reads one node by its shape; issues are added to `issues`, in the order found. */
export function readShape(node: Node, shape: Shape<unknown>, issues: Issue[]): unknown {
  return new ShapeReader(issues).read(node, shape, "", node.span);
}

const kindWords = { scalar: "a single value", list: "a list", map: "keys with values" } as const;

class ShapeReader {
  private readonly issues: Issue[];

  constructor(issues: Issue[]) {
    this.issues = issues;
  }

  /** @param owner span of the key that holds the node: where a missing key is reported */
  read(node: Node, shape: Shape<unknown>, path: string, owner: Span): unknown {
    switch (shape.kind) {
      case "located": {
        const value = this.read(node, shape.inner, path, owner);
        return value === unread ? unread : { value, at: placeOf(node.span) };
      }
      case "checked": {
        const before = this.issues.length;
        const value = this.read(node, shape.inner, path, owner);
        if (value === unread || this.issues.length > before) return value;
        return this.check(node, shape.check(value as never), path, owner) ? value : unread;
      }
      case "by_kind": {
        if (isEmpty(node)) return this.refuseEmpty(node, shape, path);
        const inner = shape[node.kind];
        return inner === undefined
          ? this.refuseKind(node, shape, path)
          : this.read(node, inner, path, owner);
      }
      default:
        return this.readKind(node, shape, path, owner);
    }
  }

  private readKind(node: Node, shape: Shape<unknown>, path: string, owner: Span): unknown {
    if (isEmpty(node)) return this.refuseEmpty(node, shape, path);
    if (shape.kind === "scalar" && node.kind === "scalar") {
      return this.readScalar(node, shape, path);
    }
    if (shape.kind === "list" && node.kind === "list") return this.readList(node, shape, path);
    if (shape.kind === "map" && node.kind === "map") return this.readMap(node, shape, path);
    if (shape.kind === "object" && node.kind === "map") {
      return this.readObject(node, shape, path, owner);
    }
    return this.refuseKind(node, shape, path);
  }

  private readScalar(
    node: Extract<Node, { kind: "scalar" }>,
    shape: Extract<Shape<unknown>, { kind: "scalar" }>,
    path: string,
  ): unknown {
    const place = () => placeOf(node.span);
    const read = shape.parse(node.text, { plain: node.plain, place, path });
    if (read.ok) return read.value;
    const { from, to } = read.error;
    const at =
      node.textStart === undefined || from === undefined
        ? node.span
        : {
            ...node.span,
            start: node.textStart + from,
            end: node.textStart + (to ?? node.text.length),
          };
    this.report(at, shape, path, read.error);
    return unread;
  }

  private readList(
    node: Extract<Node, { kind: "list" }>,
    shape: Extract<Shape<unknown>, { kind: "list" }>,
    path: string,
  ): unknown {
    const count = node.items.length;
    if (count < shape.min || count > shape.max) {
      this.report(node.span, shape, path, {
        code: "out_of_range",
        message: `the list has ${count} ${count === 1 ? "item" : "items"}`,
        expected: shape.max < 10_000 ? `${shape.min} to ${shape.max}` : `at least ${shape.min}`,
      });
      return unread;
    }
    const values = node.items.map((item, index) =>
      this.read(item, shape.item, `${path}[${index}]`, item.span),
    );
    return values.includes(unread) ? unread : values;
  }

  private readMap(
    node: Extract<Node, { kind: "map" }>,
    shape: Extract<Shape<unknown>, { kind: "map" }>,
    path: string,
  ): unknown {
    const result: Record<string, unknown> = Object.create(null);
    let whole = true;
    for (const { key, keySpan, value } of node.entries) {
      const context = { plain: true, place: () => placeOf(keySpan), path };
      const name = shape.key.parse(key, context);
      if (!name.ok) {
        this.report(keySpan, shape.key, join(path, key), { code: "unknown_key", ...name.error });
        whole = false;
        continue;
      }
      const read = this.read(value, shape.item, join(path, key), keySpan);
      if (read === unread) whole = false;
      else result[key] = read;
    }
    return whole ? result : unread;
  }

  private readObject(
    node: Extract<Node, { kind: "map" }>,
    shape: Extract<Shape<unknown>, { kind: "object" }>,
    path: string,
    owner: Span,
  ): unknown {
    const result: Record<string, unknown> = {};
    const seen = new Set<string>();
    let whole = true;
    for (const { key, keySpan, value } of node.entries) {
      seen.add(key);
      const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
      if (field === undefined) {
        const meant = this.refuseKey({ key, keySpan, value }, shape.fields, node, path);
        if (meant !== undefined) seen.add(meant); // one mistake, one issue
        whole = false;
        continue;
      }
      const read = this.read(value, field.shape, join(path, key), keySpan);
      if (read === unread) whole = false;
      else result[key] = read;
    }
    for (const [key, field] of Object.entries(shape.fields)) {
      if (!field.required || seen.has(key)) continue;
      whole = false;
      const example = exampleOf(field.shape, key);
      this.report(owner, field.shape, path, {
        code: "missing_key",
        message: `\`${key}\` is missing`,
        ...(example === undefined ? {} : { example }),
      });
    }
    return whole ? result : unread;
  }

  private refuseKey(
    { key, keySpan, value }: Entry,
    fields: Readonly<Record<string, Field>>,
    node: Extract<Node, { kind: "map" }>,
    path: string,
  ): string | undefined {
    const written = new Set(node.entries.map((entry) => entry.key));
    const free = Object.keys(fields).filter((name) => !written.has(name));
    const suggestion = nearest(key, free) ?? nearest(key, Object.keys(fields));
    const cutByComma = suggestion === undefined && isEmpty(value) && !/^[\w-]+$/.test(key);
    this.issues.push(
      issueAt(keySpan, {
        code: "unknown_key",
        message: `\`${clip(key)}\` is not a key ${path === "" ? "of this document" : `of \`${path}\``}`,
        expected: cutByComma
          ? "quotes around a text with a comma: inside { } a comma ends the value"
          : `one of ${Object.keys(fields).join(", ")}`,
        ...(suggestion === undefined ? {} : { suggestion }),
      }),
    );
    return suggestion;
  }

  private refuseEmpty(node: Node, shape: Shape<unknown>, path: string): unknown {
    this.report(node.span, shape, path, {
      code: "missing_value",
      message: path === "" ? "the document is empty" : "the key has no value",
    });
    return unread;
  }

  private refuseKind(node: Node, shape: Shape<unknown>, path: string): unknown {
    this.report(node.span, shape, path, {
      code: "wrong_kind",
      message: `${kindWords[node.kind]} cannot stand here`,
    });
    return unread;
  }

  private check(node: Node, problems: readonly CheckProblem[], path: string, owner: Span): boolean {
    for (const problem of problems) {
      let at: Span = owner;
      let where = path;
      let current: Node | undefined = node;
      for (const step of problem.at ?? []) {
        where = typeof step === "number" ? `${where}[${step}]` : join(where, step);
        if (current?.kind === "list" && typeof step === "number") current = current.items[step];
        else if (current?.kind === "map") {
          current = current.entries.find((entry) => entry.key === step)?.value;
        } else current = undefined;
        if (current !== undefined) at = current.span;
      }
      this.issues.push(
        issueAt(at, {
          ...problem,
          code: problem.code ?? "inconsistent",
          message: where === "" ? problem.message : `${where}: ${problem.message}`,
        }),
      );
    }
    return problems.length === 0;
  }

  private report(at: Span, shape: Shape<unknown>, path: string, problem: Problem): void {
    const key = path.replace(/^.*\./, "").replace(/\[\d+\]$/, "");
    const fallback =
      path === "" || path.endsWith("]") ? valueThatWorks(shape) : exampleOf(shape, key);
    const shown =
      problem.example === undefined || path === "" || problem.code === "missing_key"
        ? (problem.example ?? fallback)
        : path.endsWith("]")
          ? problem.example
          : `${key}: ${problem.example}`;
    this.issues.push(
      issueAt(at, {
        code: problem.code ?? "wrong_value",
        message: path === "" ? problem.message : `${path}: ${problem.message}`,
        expected: problem.expected ?? expectedOf(shape),
        ...(shown === undefined ? {} : { example: shown }),
        ...(problem.suggestion === undefined ? {} : { suggestion: problem.suggestion }),
      }),
    );
  }
}

const clip = (key: string): string => (key.length > 60 ? `${key.slice(0, 57)}...` : key);

const join = (path: string, key: string): string =>
  path === "" ? clip(key) : `${path}.${clip(key)}`;

import { parseSync, transformSync } from "rolldown/utils";

/** Called by a compiled example for each `expression // => value`. */
export type Check = (line: number, text: string, actual: unknown, expected: unknown) => void;

/** An example as a function of the names in scope. */
export type CompiledExample = {
  /** How many `// => value` it holds. */
  readonly checks: number;
  readonly run: (
    scope: Readonly<Record<string, unknown>>,
    check: Check,
    load: (specifier: string) => Promise<unknown>,
  ) => Promise<void>;
};

const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

const parse = (code: string) => {
  const { program, comments, errors } = parseSync("example.ts", code, { sourceType: "module" });
  const [first] = errors;
  if (first) throw new SyntaxError(`the example is not TypeScript: ${first.message}\n${code}`);
  return { body: program.body, comments };
};

/**
 * Compiles a doc example: a top-level expression followed on its line by `// => value` is
 * compared with that value; everything else runs as it stands.
 *
 * Throws a SyntaxError where the code is not TypeScript, where a `// =>` follows no expression,
 * and where the example checks nothing.
 */
export const compileExample = (code: string): CompiledExample => {
  const { body, comments } = parse(code);
  const arrows = comments.filter(({ value }) => /^\s*=>/.test(value));
  const edits: { start: number; end: number; text: string }[] = [];
  for (const node of body) {
    if (node.type === "ImportDeclaration") {
      const text = code.slice(node.start, node.end);
      const names = /\{[^}]*\}/
        .exec(text)?.[0]
        .replace(/\btype \w+,?/g, "")
        .replaceAll(" as ", ": ");
      const type = node.importKind === "type" || names === undefined;
      const load = type
        ? ""
        : `const ${names} = await load$(${JSON.stringify(node.source.value)});`;
      edits.push({ start: node.start, end: node.end, text: load });
    }
    if (node.type !== "ExpressionStatement") continue;
    const at = arrows.findIndex(
      ({ start }) => start >= node.end && /^[ \t]*$/.test(code.slice(node.end, start)),
    );
    const [arrow] = at === -1 ? [] : arrows.splice(at, 1);
    if (!arrow) continue;
    const expected = arrow.value.replace(/^\s*=>/, "").replace(/;\s*$/, "");
    parse(`(${expected});`);
    const text = code.slice(node.expression.start, node.expression.end);
    const line = code.slice(0, node.start).split("\n").length - 1;
    edits.push({
      start: node.start,
      end: arrow.end,
      text: `check$(${line}, ${JSON.stringify(text)}, (${text}), (${expected}));`,
    });
  }
  if (arrows.length > 0) throw new SyntaxError(`a "// =>" follows no expression\n${code}`);
  const checks = edits.filter(({ text }) => text.startsWith("check$")).length;
  if (checks === 0) throw new SyntaxError(`the example has no "expression // => value"\n${code}`);
  let typed = code;
  for (const { start, end, text } of edits.toSorted((a, b) => b.start - a.start)) {
    typed = typed.slice(0, start) + text + typed.slice(end);
  }
  const plain = transformSync("example.ts", `async () => {\n${typed}\n}`);
  const script = plain.code.trim().replace(/;$/, "");
  return {
    checks,
    async run(scope, check, load) {
      const names = Object.keys(scope).filter(
        (name) => /^[\w$]+$/.test(name) && name !== "default",
      );
      const body = new AsyncFunction("check$", "load$", ...names, `await (${script})();`);
      await body(check, load, ...names.map((name) => scope[name]));
    },
  };
};

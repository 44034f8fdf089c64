import { expect, it } from "vitest";
import { compileExample } from "./compile-example.ts";
import { findExamples } from "./find-examples.ts";

const run = async (code: string) => {
  const failed: string[] = [];
  const scope = { twice: (n: number) => n * 2 };
  const { checks, run: start } = compileExample(code);
  await start(
    scope,
    (line, text, actual, expected) => {
      if (actual !== expected) failed.push(`${line} ${text}`);
    },
    async () => ({ three: 3 }),
  );
  return { checks, failed };
};

it.each([
  { name: "right", code: "twice(2) // => 4", want: { checks: 1, failed: [] } },
  { name: "wrong", code: "\ntwice(2); // => 5", want: { checks: 1, failed: ["1 twice(2)"] } },
  { name: "types", code: "const n: number = 1;\nn // => 1", want: { checks: 1, failed: [] } },
  { name: "lines", code: "twice(\n  3,\n) // => 6;", want: { checks: 1, failed: [] } },
  { name: "shadow", code: "const twice = 1;\ntwice // => 1", want: { checks: 1, failed: [] } },
  {
    name: "import",
    code: 'import { three as n } from "x";\nimport type { T } from "x";\nn // => 3\nawait n // => 3',
    want: { checks: 2, failed: [] },
  },
])("runs an example: $name", async ({ code, want }) => {
  expect(await run(code)).toEqual(want);
});

it.each([
  { code: "twice(2)", says: 'has no "expression // => value"' },
  { code: "twice(2", says: "not TypeScript" },
  { code: "twice(2) // => four or so", says: "not TypeScript" },
  { code: "const a = twice(2); // => 4", says: "follows no expression" },
])("refuses $code", ({ code, says }) => {
  expect(() => compileExample(code)).toThrow(says);
});

it("finds examples with their lines, up to the next tag or the end", () => {
  const source = [
    "/**",
    " * Words.",
    " * @example",
    " * ```ts",
    " * a() // => 1",
    " * ```",
    " * @returns x",
    " */",
    "/** @example b() // => 2 */",
  ].join("\n");
  expect(findExamples(source)).toEqual([
    { line: 3, code: "\n\na() // => 1\n" },
    { line: 9, code: " b() // => 2" },
  ]);
});

import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fail, ok } from "@outlay/document";
import { describe, expect, it } from "vitest";
import { compileExample } from "./compile-example.ts";
import { findExamples } from "./find-examples.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = globSync("packages/*/src/**/*.ts", { cwd: root })
  .filter((file) => !/\.test(-d)?\.ts$/.test(file))
  .sort();
const sources = files.map((file) => ({ file, source: readFileSync(root + file, "utf8") }));
const examples = sources.flatMap(({ file, source }) =>
  findExamples(source).map((example) => ({ file, ...example })),
);

/** What an example may use: what its file and its package export, and `ok` and `fail`. */
const scopeOf = async (file: string): Promise<Record<string, unknown>> => {
  const index = file.replace(/(packages\/[^/]+\/src\/).*/, "$1index.ts");
  const own = (await import(root + file)) as Record<string, unknown>;
  if (!existsSync(root + index)) return { ok, fail, ...own };
  return { ok, fail, ...((await import(root + index)) as Record<string, unknown>), ...own };
};

it("finds every example of the packages", () => {
  const tags = sources.reduce(
    (sum, { source }) => sum + (source.match(/^\s*(\/\*)?\*+ @example/gm)?.length ?? 0),
    0,
  );
  expect(tags).toBeGreaterThan(0);
  expect(examples.length).toBe(tags);
});

describe("doc examples", () => {
  it.each(examples.map((each) => [`${each.file}:${each.line}`, each] as const))(
    "%s",
    async (_, { file, line, code }) => {
      const scope = await scopeOf(file);
      await compileExample(code).run(
        scope,
        (offset, text, actual, expected) => {
          expect(actual, `${file}:${line + offset}  ${text}`).toEqual(expected);
        },
        (specifier) => import(specifier),
      );
    },
  );
});

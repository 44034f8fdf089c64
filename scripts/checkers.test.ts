// A checker that sees no files reports success. Here each one is shown a planted violation, in a
// small copy of the workspace with the same configuration, and must report it.
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "outlay-checkers-"));
const bin = (name: string) => join(root, "node_modules/.bin", name);

type Planted = {
  readonly name: string;
  readonly code: string;
  readonly says: string;
  readonly file?: string;
};

const pure = "packages/capacity/src/";
const lintRules: readonly Planted[] = [
  {
    name: "lint rule",
    code: "export const a = 1;\nexport function f() { debugger; }",
    says: "noDebugger",
  },
  { name: "format", code: "export const a   = 1;", says: "format" },
  {
    name: "undeclared package",
    code: 'import "@outlay/estimate";',
    says: "noUndeclaredDependencies",
  },
  {
    name: "deep import",
    code: 'export * from "@outlay/document/src/outcome.ts";',
    says: "noRestrictedImports",
  },
  {
    name: "deep import by path",
    code: 'export * from "../../document/src/outcome.ts";',
    says: "noRestrictedImports",
  },
  { name: "clock: new Date()", code: "export const a = new Date();", says: "no clock" },
  { name: "clock: Date.now", code: "export const a = Date.now();", says: "no clock" },
  { name: "clock: Date()", code: "export const a = Date();", says: "in full" },
  { name: "clock: renamed", code: "const D = Date;\nexport const a = new D();", says: "in full" },
  {
    name: "clock: performance",
    code: "export const a = performance.now();",
    says: "noRestrictedGlobals",
  },
  { name: "clock: setTimeout", code: "setTimeout(() => 1, 1);", says: "noRestrictedGlobals" },
  { name: "zone: local date", code: "export const a = new Date(2027, 1, 1);", says: "Date.UTC" },
  { name: "zone: getDate", code: "export const a = (d: Date) => d.getDate();", says: "UTC form" },
  {
    name: "language: localeCompare",
    code: 'export const a = "a".localeCompare("b");',
    says: "code units",
  },
  {
    name: "language: Intl",
    code: "export const a = new Intl.Collator();",
    says: "noRestrictedGlobals",
  },
  { name: "dice: Math.random", code: "export const a = Math.random();", says: "Dice" },
  {
    name: "dice: crypto",
    code: "export const a = crypto.randomUUID();",
    says: "noRestrictedGlobals",
  },
  { name: "network: fetch", code: 'export const a = fetch("x");', says: "noRestrictedGlobals" },
  { name: "console", code: 'console.log("x");', says: "noConsole" },
  { name: "process", code: "export const a = process.env;", says: "noRestrictedGlobals" },
  { name: "globalThis", code: "export const a = globalThis;", says: "noRestrictedGlobals" },
  { name: "disk: node:fs", code: 'import "node:fs";', says: "noNodejsModules" },
  ...[
    "pow(2, 3)",
    "exp(1)",
    "log(2)",
    "log1p(2)",
    "expm1(2)",
    "sin(1)",
    "cbrt(2)",
    "hypot(1, 2)",
  ].map((call) => ({
    name: `Math.${call}`,
    code: `export const a = Math.${call};`,
    says: "engines",
  })),
  { name: "Math, renamed", code: "const M = Math;\nexport const a = M.exp(1);", says: "in full" },
  {
    name: "Math, taken apart",
    code: "const { exp } = Math;\nexport const a = exp(1);",
    says: "in full",
  },
  { name: "Math by text", code: 'const e = "exp";\nexport const a = Math[e];', says: "in full" },
  { name: "**", code: "export const a = (b: number) => b ** 2.5;", says: "engines" },
  { name: "**=", code: "let b = 2;\nb **= 0.5;\nexport const a = b;", says: "engines" },
];
const allowed = `export const a = (ms: number) => [
  new Date(ms),
  Date.UTC(2027, 1),
  Date.parse("2027-01-01"),
  Math.sqrt(2),
  Math.max(1, 2),
  Math.PI,
  10n ** BigInt(ms),
];
`;

const typeRules: readonly Planted[] = [
  {
    name: "an index may be absent",
    code: "export const a = (b: number[]): number => b[0];",
    says: "TS2322",
  },
  {
    name: "undefined is not absence",
    code: "export const a: { b?: number } = { b: undefined };",
    says: "TS2375",
  },
  { name: "no enum", code: "export enum A { B }", says: "TS1294" },
  {
    name: "exports name their types",
    code: "const f = () => 1;\nexport const a = f();",
    says: "TS9010",
  },
  { name: "unused variables", code: "const a = 1;\nexport {};", says: "TS6133" },
  {
    name: "no Node in a pure package",
    code: 'import "node:fs";\nimport { readFile } from "node:fs";\nreadFile;',
    says: "TS2591",
  },
  { name: "no timer in a pure package", code: "setTimeout(() => 1, 1);", says: "TS2304" },
  { name: "no console in a pure package", code: "console.log(1);", says: "TS2584" },
  { name: "no DOM in a pure package", code: "export const a: unknown = document;", says: "TS2584" },
  {
    name: "units do not mix",
    code: 'import type { A, B } from "./units.ts";\nexport const a = (b: B): A => b;',
    says: "TS2322",
  },
];
const units = `declare const unit: unique symbol;
type Measure<Name extends string> = number & { readonly [unit]: Name };
export type A = Measure<"A">;
export type B = Measure<"B">;
`;

const put = (file: string, text: string) => {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
};
const lintFile = (at: number) => `${pure}lint/v${at}.ts`;
const typeFile = (at: number) => `${pure}types/v${at}.ts`;

type Run = { readonly status: number; readonly text: string };
// The outer run counts from this file; the inner one must leave it alone.
const { OUTLAY_TEST_REPORT: _, ...env } = process.env;
const run = (name: string, args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(bin(name), args, { cwd: copy, maxBuffer: 1e8, env }, (error, stdout, stderr) => {
      resolve({ status: error ? 1 : 0, text: stdout + stderr });
    });
  });

let biome: Run;
let tsc: Run;
let vitest: Run;
type Case = {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: string[];
};
let cases: (Case & { readonly file: string })[] = [];

beforeAll(async () => {
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const path of [
    "biome.json",
    ".gitignore",
    "package.json",
    "tsconfig.base.json",
    "tsconfig.test.json",
    "vitest.config.ts",
    "scripts/lint",
    "scripts/doc-examples",
    "packages/capacity/package.json",
    "packages/capacity/tsconfig.json",
  ]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  for (const [at, { code }] of lintRules.entries()) put(lintFile(at), `${code}\n`);
  put(`${pure}lint/allowed.ts`, allowed);
  put(`${pure}lint/exempt.test.ts`, "export const a = [Math.random(), Date.now(), 2 ** 0.5];\n");
  put(
    `${pure}cycle/one.ts`,
    'import { b } from "./two.ts";\n\nexport const a = (): number => b();\n',
  );
  put(
    `${pure}cycle/two.ts`,
    'import { a } from "./one.ts";\n\nexport const b = (): number => a();\n',
  );
  for (const [at, { code }] of typeRules.entries()) put(typeFile(at), `${code}\n`);
  put(`${pure}types/units.ts`, units);
  put(
    "tsconfig.types.json",
    JSON.stringify({
      extends: "./packages/capacity/tsconfig.json",
      compilerOptions: { rootDir: ".", noEmit: true, composite: false, tsBuildInfoFile: null },
      include: [`${pure}types`],
      references: [],
    }),
  );
  const planted = `/**
 * Wrong.
 *
 * @example
 * twice(2) // => 5
 */
export const twice = (n: number): number => 2 * n;

/**
 * Checks nothing.
 *
 * @example
 * twice(2)
 */
export const thrice = (n: number): number => 3 * n;
`;
  put("packages/planted/src/index.ts", planted);
  put(
    "packages/planted/src/index.test.ts",
    'import { expect, it } from "vitest";\nit("planted", () => expect(1).toBe(2));\n',
  );
  put(
    "packages/planted/src/index.test-d.ts",
    'import { expectTypeOf, it } from "vitest";\nimport { twice } from "./index.ts";\nit("planted type", () => {\n  expectTypeOf(twice(1)).toEqualTypeOf<string>();\n});\n',
  );
  put(
    "tsconfig.test.json",
    readFileSync(join(root, "tsconfig.test.json"), "utf8").replace(
      /"references": \[[\s\S]*?\]/,
      '"references": []',
    ),
  );
  [biome, tsc, vitest] = await Promise.all([
    run("biome", ["check", "--reporter=github", "--max-diagnostics=none", "."]),
    run("tsc", ["-p", "tsconfig.types.json", "--pretty", "false"]),
    run("vitest", [
      "run",
      "--reporter=json",
      "--outputFile=report.json",
      "packages/planted",
      "doc-examples.test",
    ]),
  ]);
  const report = JSON.parse(readFileSync(join(copy, "report.json"), "utf8"));
  cases = report.testResults.flatMap((each: { name: string; assertionResults: Case[] }) =>
    each.assertionResults.map((result) => ({ ...result, file: each.name })),
  );
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const about = ({ text }: Run, file: string) =>
  text
    .split("\n")
    .filter((line) => line.includes(file))
    .join("\n");

describe("Biome reports", () => {
  it.each(lintRules.map((each, at) => ({ ...each, at })))("$name", ({ at, says }) => {
    expect(biome.status).toBe(1);
    expect(about(biome, lintFile(at))).toContain(says);
  });

  it("an import cycle", () => {
    expect(about(biome, `${pure}cycle/one.ts`)).toContain("noImportCycles");
  });

  it("nothing in what is allowed, nor in tests", () => {
    expect(about(biome, "lint/allowed.ts")).toBe("");
    expect(about(biome, "lint/exempt.test.ts")).toBe("");
  });

  it("no broken rule of our own", () => {
    expect(biome.text).not.toContain("errored");
  });
});

describe("TypeScript reports", () => {
  it.each(typeRules.map((each, at) => ({ ...each, at })))("$name", ({ at, says }) => {
    expect(tsc.status).toBe(1);
    expect(about(tsc, typeFile(at))).toContain(says);
  });

  it("nothing in the file without a mistake", () => {
    expect(about(tsc, "types/units.ts(")).toBe("");
  });
});

describe("Vitest reports", () => {
  it.each([
    { name: "a failing test", title: "planted", says: "expected 1 to be 2" },
    { name: "a failing type test", title: "planted type", says: "" },
    {
      name: "a doc example that is wrong",
      title: "index.ts:4",
      says: "expected 4 to deeply equal 5",
    },
    { name: "a doc example that checks nothing", title: "index.ts:12", says: "has no" },
  ])("$name", ({ title, says }) => {
    expect(vitest.status).toBe(1);
    const found = cases.filter(({ fullName }) => fullName.endsWith(title));
    expect(found.map(({ status }) => status)).toEqual(["failed"]);
    expect(found[0]?.failureMessages.join("\n")).toContain(says);
  });
});

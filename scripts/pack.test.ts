// The published package: `npm pack` here, `npm install` in an empty folder, and the command run
// there by the oldest Node it promises, by the pinned one, and by one that is too old.
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "outlay-pack-"));
const installed = join(home, "node_modules/outlay");
const version: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
const nodes = join(root, "node_modules/.cache/nodes");

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync("npm", [...args, "--loglevel=error"], { cwd, encoding: "utf8", stdio: "pipe" });

/** Node of another version, from the npm registry; kept between runs. */
const otherNode = (wanted: string, test: TestContext): string => {
  const name = `${process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node"}-${process.platform}-${process.arch}`;
  const folder = join(nodes, wanted);
  const binary = join(folder, "node_modules", name, "bin/node");
  if (existsSync(binary)) return binary;
  try {
    mkdirSync(folder, { recursive: true });
    npm(
      ["install", "--prefix", folder, "--no-save", "--ignore-scripts", `${name}@${wanted}`],
      folder,
    );
  } catch (error) {
    if (process.env["CI"]) throw error;
    test.skip(`Node ${wanted} could not be downloaded`);
  }
  return binary;
};

const run = (node: string, args: readonly string[], input = "") => {
  const { status, stdout, stderr } = spawnSync(
    node,
    [join(home, "node_modules/.bin/outlay"), ...args],
    { cwd: home, encoding: "utf8", input, env: { PATH: process.env["PATH"], HOME: home } },
  );
  return { status, stdout, stderr };
};

beforeAll(() => {
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(join(root, "dist/stale.mjs"), "");
  npm(["pack", "--pack-destination", home], root);
  writeFileSync(join(home, "package.json"), "{}");
  npm(["install", "--offline", "--no-audit", "--no-fund", `./outlay-${version}.tgz`], home);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(installed.length + 1));

it("is one small tarball with no dependency and nothing stale", () => {
  expect(readdirSync(join(home, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
    "outlay",
  ]);
  const files = filesOf(installed);
  expect(files).not.toContain("dist/stale.mjs");
  for (const file of ["LICENSE", "README.md", "dist/outlay.mjs", "dist/THIRD-PARTY-LICENCES.md"])
    expect(files).toContain(file);
  expect(files.filter((file) => file.startsWith("catalog/prices/")).length).toBeGreaterThan(0);
  const texts = files.map((file) => ({ file, text: readFileSync(join(installed, file), "utf8") }));
  // 6.2 MB, 1.2 MB to download: nearly half is the catalog, as YAML to read and as JSON to run; 1.2 MB draw
  // the pictures of a report.
  expect(texts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(7_000_000);
  expect(texts.filter(({ text }) => text.includes(root)).map(({ file }) => file)).toEqual([]);
});

const plan = ["estimate", join(installed, "examples/support-assistant.yaml")];
const answer = join(installed, "examples/responses/anthropic-cached.json");

describe.each(["22.12.0", process.versions.node])("on Node %s", (wanted) => {
  const nodeFor = (test: TestContext) =>
    wanted === process.versions.node ? process.execPath : otherNode(wanted, test);

  it("shows help, version, completion, and the nearest verb", (test) => {
    const node = nodeFor(test);
    const help = run(node, ["--help"]);
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toContain("Usage: outlay");
    expect(run(node, ["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
    expect(run(node, ["completion", "bash"]).stdout).toContain("complete -F _outlay outlay");
    expect(run(node, ["__complete", "model"]).stdout).toContain("anthropic/claude-");
    expect(run(node, ["estimate", "--help"]).stdout).toContain("examples/support-assistant.yaml");
    expect(run(node, ["estmate"])).toMatchObject({ status: 2, stdout: "" });
  });

  it("prices a response and explains a price with the catalog it brings", (test) => {
    const node = nodeFor(test);
    const args = ["price", "cost", answer, "--provider", "anthropic", "--at", "2026-11-23"];
    const cost = run(node, [...args, "--json"]);
    expect(cost).toMatchObject({ status: 0, stderr: "" });
    // 412 × $3 + 1,800 × $0.30 + 96 × $15 a million tokens.
    expect(JSON.parse(cost.stdout)).toMatchObject({ costUsd: "0.003216", status: "priced" });
    expect(run(node, ["price", "show", "claude-sonnet-4-6"])).toMatchObject({ status: 0 });
  });

  it("estimates a plan, the same bytes as in the clone", (test) => {
    const args = [...plan, "--draws", "1000", "--json"];
    const { status, stdout, stderr } = run(nodeFor(test), args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const clone = spawnSync(
      process.execPath,
      [join(root, "packages/cli/bin/outlay.cjs"), ...args],
      {
        cwd: home,
        encoding: "utf8",
      },
    );
    expect(stdout).toBe(clone.stdout);
  });

  it("writes a first plan that it can price", (test) => {
    const node = nodeFor(test);
    const file = `plan-${wanted}.yaml`;
    expect(run(node, ["init", "--yes", "--out", file])).toMatchObject({ status: 0 });
    expect(run(node, ["estimate", file, "--draws", "1000"])).toMatchObject({ status: 0 });
  });
});

it("runs the sources in a clone, whatever lies in dist/", () => {
  const old = join(root, "dist/outlay.mjs");
  writeFileSync(old, 'console.log("an old bundle");');
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, "dist/outlay.cjs"), "--version"],
    { encoding: "utf8" },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${version}\n` });
});

it("says in one sentence that an older Node will not do", (test) => {
  const { status, stdout, stderr } = run(otherNode("20.19.6", test), ["--help"]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toBe("outlay: needs Node 22.12 or newer; this is Node 20.19.6.\n");
});

// Everything in examples/ runs: each plan, each command in the README and in the head of a file.
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = `${root}packages/cli/bin/outlay.cjs`;
const files = globSync("examples/**/*.*", { cwd: root })
  .map((file) => file.replaceAll("\\", "/"))
  .sort();
const text = (file: string) => readFileSync(root + file, "utf8");

const plans = files.filter((file) => /\.ya?ml$/.test(file) && /^outlay: 1$/m.test(text(file)));
const inReadme = [...text("examples/README.md").matchAll(/`outlay ([^`]+)`/g)];
const inFiles = files.flatMap((file) => [...text(file).matchAll(/^# (?:npx )?outlay (.+)$/gm)]);
const written = [...inReadme, ...inFiles]
  .map(([, words = ""]) => words.trim())
  .filter((words) => words.includes("examples/"));
const unpriced = plans.filter(
  (plan) => !written.some((words) => words.startsWith(`estimate ${plan}`)),
);
const commands = new Set([
  ...written,
  ...unpriced.map((plan) => `estimate ${plan} --draws 1000 --json`),
]);

/** Words as a shell splits them. */
const split = (command: string) =>
  (command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) => word.replace(/["']/g, ""));

it("finds plans, responses, and a command for every file", () => {
  expect(plans.length).toBeGreaterThan(0);
  expect(written.length).toBeGreaterThan(0);
  const unused = files.filter(
    (file) => !file.endsWith(".md") && ![...commands].some((command) => command.includes(file)),
  );
  expect(unused).toEqual([]);
});

describe("example", () => {
  it.each([...commands])("outlay %s", (command) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...split(command)], {
      cwd: root,
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toBe("");
    expect(stdout).not.toMatch(/NaN|Infinity|undefined|\[object/);
    if (!command.includes("--json")) return;
    const documents = command.startsWith("price cost") ? stdout.trim().split("\n") : [stdout];
    for (const document of documents) expect(JSON.parse(document).schemaVersion).toBe(2);
  });
});

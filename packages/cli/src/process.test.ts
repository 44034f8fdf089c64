// The command as a process: pipes, signals, colour, and what a person at a terminal sees.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../bin/outlay.cjs", import.meta.url));
const plainEnv = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
const run = (args: readonly string[], env: Record<string, string> = {}) => {
  const done = spawnSync(process.execPath, [bin, ...args], {
    encoding: "utf8",
    env: { ...plainEnv, ...env },
  });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
};
const folder = mkdtempSync(join(tmpdir(), "outlay-process-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const esc = String.fromCharCode(27);

it("writes data to stdout, talk to stderr, and exits 2 on wrong usage", () => {
  expect(run(["--help"])).toMatchObject({ status: 0, stderr: "" });
  expect(run(["compltion", "bash"])).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "outlay: unknown command 'compltion'\n(Did you mean completion?)\nAll verbs: outlay --help\n",
  });
});

it.each([
  { env: {}, colour: false },
  { env: { FORCE_COLOR: "1" }, colour: true },
  { env: { FORCE_COLOR: "1", NO_COLOR: "1" }, colour: false },
])("colours a pipe only on request: $env", ({ env, colour }) => {
  const { stdout, stderr } = run(["--help"], env as Record<string, string>);
  expect(stdout.includes(esc)).toBe(colour);
  expect(stderr).toBe("");
});

it("says nothing when its reader goes away", async () => {
  const child = spawn(process.execPath, [bin, "completion", "bash"], { env: plainEnv });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

it.skipIf(!existsSync("/dev/full")).each([
  { name: "help", args: ["--help"] },
  { name: "a list", args: ["price", "list", "--json"] },
])("says in one sentence that the disk is full: $name", ({ args }) => {
  const full = openSync("/dev/full", "w");
  const done = spawnSync(process.execPath, [bin, ...args], {
    encoding: "utf8",
    env: plainEnv,
    stdio: ["ignore", full, "pipe"],
  });
  closeSync(full);
  expect({ status: done.status, stderr: done.stderr }).toEqual({
    status: 1,
    stderr: "outlay: the output could not be written: the disk is full.\n",
  });
});

it("names the folder that was given in the place of a file", () => {
  expect(run(["estimate", folder])).toMatchObject({
    status: 2,
    stderr: `outlay: ${folder} is a folder, not a file.\n`,
  });
});

it.skipIf(process.platform === "win32").each([
  { signal: "SIGINT", want: 130 },
  { signal: "SIGTERM", want: 143 },
  { signal: "SIGHUP", want: 129 },
] as const)("hands $signal on to the pinned Node that runs it: $want", async ({ signal, want }) => {
  // Any Node older than the pinned one starts that.
  const older = join(folder, "older.cjs");
  writeFileSync(
    older,
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "22.12.0" } });',
  );
  const plan = fileURLToPath(new URL("../../../examples/support-assistant.yaml", import.meta.url));
  const child = spawn(
    process.execPath,
    ["-r", older, bin, "estimate", plan, "--draws", "1000000"],
    { env: plainEnv },
  );
  let stdout = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  setTimeout(() => child.kill(signal), 1500);
  // Closed only when the Node that it started has let go of its output too.
  const status = await new Promise((resolve) => child.on("close", resolve));
  expect({ status, stdout }).toEqual({ status: want, stdout: "" });
});

const hasScript = spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes(
  "util-linux",
);

it.skipIf(!hasScript).each([
  { name: "Ctrl-C at a question", words: "init", when: "task?", key: "\u0003" },
  { name: "the end of input at a question", words: "init", when: "task?", key: "\u0004" },
  {
    name: "Ctrl-C in a long calculation",
    words: `estimate ${fileURLToPath(new URL("../../../examples/support-assistant.yaml", import.meta.url))} --draws 1000000`,
    when: "Drawing",
    key: "\u0003",
  },
])("stops with 130 and no stack on $name", async ({ words, when, key }) => {
  const command = `"${process.execPath}" "${bin}" ${words}`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    env: { ...plainEnv, TERM: "xterm" },
    cwd: folder,
  });
  let screen = "";
  let typing: NodeJS.Timeout | undefined;
  child.stdout.on("data", (chunk) => {
    screen += chunk;
    if (typing || !screen.includes(when)) return;
    child.stdin.write(key);
    // Again every second: a key typed while the terminal changes its mode may be lost.
    typing = setInterval(() => child.stdin.write(key), 1000);
  });
  child.stdin.on("error", () => undefined);
  const status = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(typing);
  expect(status, screen).toBe(130);
  expect(screen).not.toMatch(/ {4}at |Error/);
  // The cursor is never hidden, so it need not be brought back.
  expect(screen).not.toContain(`${esc}[?25l`);
});

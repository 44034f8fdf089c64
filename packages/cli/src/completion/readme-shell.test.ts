// What README.md says about the shell, typed into one, in a folder that is not the clone's.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");
const lines = /^```sh\n(PATH=[\s\S]*?)\n```$/m.exec(readme)?.[1] ?? "";
const fish = [...readme.matchAll(/`(fish_add_path [^`]+|outlay completion fish[^`]*)`/g)].map(
  ([, line]) => line,
);
const has = (shell: string) => spawnSync(shell, ["--version"]).status === 0;

const asks = `cd '${tmpdir()}'; COMP_WORDS=(outlay price co); COMP_CWORD=2; _outlay; echo "\${COMPREPLY[@]}"`;
const shells = [
  { shell: "bash", args: ["-c"], script: `${lines}\n${asks}`, want: "cost" },
  {
    shell: "zsh",
    args: ["-fc"],
    script: `autoload -U compinit; compinit -u -D; ${lines.replace("completion bash", "completion zsh")}\nprint $_comps[outlay]`,
    want: "_outlay",
  },
  {
    shell: "fish",
    args: ["--no-config", "-c"],
    script: `${fish.join("\n")}\ncd '${tmpdir()}'\ncomplete -C 'outlay price co' | string split -f1 \\t`,
    want: "cost",
  },
];

// npx, which runs the tests, has put the clone's commands on the path.
const path = (process.env["PATH"] ?? "")
  .split(":")
  .filter((folder) => !folder.includes("node_modules"))
  .join(":");

for (const { shell, args, script, want } of shells) {
  it.skipIf(!has(shell))(`works in ${shell}, where it is installed`, () => {
    expect(lines).toContain("completion bash");
    const done = spawnSync(shell, [...args, script], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, PATH: path },
    });
    const { stdout, stderr } = done;
    expect({ stderr, stdout: stdout.trim() }).toEqual({ stderr: "", stdout: want });
  });
}

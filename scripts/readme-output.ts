// The output in README.md and in some pages of docs/ is real: `npx node scripts/readme-output.ts` runs each
// command shown there and writes what it prints; a test fails where the two differ.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Pages whose output is made here, by path from the root of the repository. */
export const pagesWithOutput: readonly string[] = ["README.md", "docs/capacity.md"];

/** Words of a command as a shell splits them. */
const split = (command: string): string[] =>
  (command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) => word.replace(/["']/g, ""));

/** What `outlay` prints, cut as by `| head -n N` where the command ends so. */
const printed = (command: string): string => {
  const { head } = /\| head -n (?<head>\d+)$/.exec(command)?.groups ?? {};
  const words = split(command.replace(/ \| head.*$/, ""));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${root}packages/cli/bin/outlay.cjs`, ...words],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`outlay ${command}\n${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .slice(0, head === undefined ? undefined : Number(head))
    .join("\n");
};

/** The text with every block of output that starts with `$ npx outlay …` made anew. */
export const withRealOutput = (text: string): string =>
  text.replace(
    /^```console\n\$ npx outlay (.+)\n[\s\S]*?^```$/gm,
    (_, command: string) => `\`\`\`console\n$ npx outlay ${command}\n${printed(command)}\n\`\`\``,
  );

/** A page as it stands. */
export const pageText = (page: string): string => readFileSync(`${root}${page}`, "utf8");

if (import.meta.main) {
  for (const page of pagesWithOutput) {
    writeFileSync(`${root}${page}`, withRealOutput(pageText(page)));
  }
}

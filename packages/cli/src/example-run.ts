import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** A file that is in every folder of examples. */
const PROBE = join("examples", "support-assistant.yaml");

/** The folder above a module that holds `examples/`: the package's own, or the clone's. */
export function examplesHome(from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(join(at, PROBE))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * A command of the help with `examples/` where it is, seen from the folder in which one stands: a
 * command works as it is shown.
 *
 * @param home folder that holds `examples/`
 * @param cwd the folder in which one stands
 */
export function exampleRun(run: string, home: string | undefined, cwd: string): string {
  if (home === undefined || existsSync(join(cwd, PROBE))) return run;
  const near = relative(cwd, home);
  const folder = (near.startsWith(join("..", "..")) ? home : near).replaceAll("\\", "/");
  const shown = (file: string) => {
    const path = `${folder}/${file}`;
    return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path}'`;
  };
  return run.replace(/(?<=\s)examples\/[\w./-]+/g, shown);
}

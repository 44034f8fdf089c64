import { type ExitCode, exitCode } from "./exit-code.ts";
import { Interrupted } from "./interrupted.ts";
import type { Io } from "./io.ts";

const fileErrors: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `there is no file ${path}`,
  EACCES: (path) => `${path} may not be opened (no permission)`,
  EPERM: (path) => `${path} may not be opened (no permission)`,
  EISDIR: (path) => `${path} is a folder, not a file`,
  ENOTDIR: (path) => `a part of ${path} is a file, not a folder`,
  EEXIST: (path) => `${path} exists already; it was left as it is`,
  EROFS: (path) => `${path} is on a disk that cannot be written`,
  ENOSPC: () => "the disk is full",
};

/**
 * Tells a thrown error in one message on stderr; its stack only with `OUTLAY_DEBUG=1`.
 *
 * @returns 130 for Ctrl-C, 2 for a file that cannot be opened, else 1: an error that nobody
 * expected, which is called a defect
 */
export const describeError = (error: unknown, io: Io): ExitCode => {
  if (error instanceof Interrupted) return exitCode.interrupted;
  const stack = error instanceof Error ? error.stack : undefined;
  if (io.env["OUTLAY_DEBUG"] === "1" && stack !== undefined) io.say(stack);
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  const known = typeof code === "string" ? fileErrors[code] : undefined;
  if (known) return io.fail(exitCode.usage, `${known(String(path ?? "a file"))}.`);
  const message = error instanceof Error ? error.message : String(error);
  // Somebody is editing the catalog: the message names the lines to mend.
  if (error instanceof Error && error.name === "CatalogError")
    return io.fail(exitCode.error, message);
  return io.fail(
    exitCode.error,
    `${message}\nThis was not expected: it is a defect of outlay. OUTLAY_DEBUG=1 shows where.`,
  );
};

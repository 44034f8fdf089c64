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
};

/** Why something could not be written; nothing that other words on the command line would mend. */
const writeErrors: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "it would be larger than a file may be",
  EROFS: "the disk may only be read",
  EIO: "the disk or terminal reports an error",
};

/**
 * A failed write in one sentence, or undefined where an error is no such thing.
 *
 * @param what that could not be written
 */
export function writeErrorText(error: unknown, what: string): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  const reason = typeof code === "string" ? writeErrors[code] : undefined;
  return reason === undefined ? undefined : `${what} could not be written: ${reason}.`;
}

/**
 * Tells a thrown error in one message on stderr; its stack only with `OUTLAY_DEBUG=1`.
 *
 * @returns 130 for Ctrl-C, 2 for a file that cannot be opened, 1 for one that cannot be written, else 1: an error that nobody
 * expected, which is called a defect
 */
export const describeError = (error: unknown, io: Io): ExitCode => {
  if (error instanceof Interrupted) return exitCode.interrupted;
  const stack = error instanceof Error ? error.stack : undefined;
  if (io.env["OUTLAY_DEBUG"] === "1" && stack !== undefined) io.say(stack);
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  const unwritten = writeErrorText(error, String(path ?? "a file"));
  if (unwritten !== undefined) return io.fail(exitCode.error, unwritten);
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

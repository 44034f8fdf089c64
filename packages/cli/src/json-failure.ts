import type { Issue } from "@outlay/document";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** An `Io` for `--json`, which remembers what went wrong until the verb has ended. */
export interface JsonIo {
  readonly io: Io;
  /** Writes what went wrong to stdout, for the program that reads there; nothing where nothing did. */
  finish(): void;
}

/**
 * With `--json` a failure is JSON on stdout too, beside its text on stderr: `issues` of a document
 * with their places, else `error` with its message. It is one line, so it may follow lines of JSON.
 */
export function jsonIo(io: Io): JsonIo {
  let error: { readonly exitCode: ExitCode; readonly message: string } | undefined;
  const issues: Issue[] = [];
  return {
    io: {
      ...io,
      fail(code, message) {
        error = { exitCode: code, message };
        return io.fail(code, message);
      },
      keepIssues: (found) => void issues.push(...found),
    },
    finish() {
      if (issues.length === 0 && error === undefined) return;
      io.jsonLine({
        ...(issues.length > 0 ? { issues } : {}),
        ...(error === undefined ? {} : { error }),
      });
    },
  };
}

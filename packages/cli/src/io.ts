import type { Issue } from "@outlay/document";
import type { BrowserProgram } from "./browser/browser-program.ts";
import type { DownloadOptions } from "./download/download-text.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Colour } from "./output/colour.ts";
import type { Replaced } from "./replace-file.ts";

/**
 * Everything a verb may touch outside itself; tests pass `capturedIo()`.
 *
 * stdout is data, stderr is talk: what a script reads goes through `out`, `json` and `jsonLine`,
 * the rest through `say` and `fail`.
 */
export type Io = {
  /** Writes text and a newline to stdout. */
  out(text: string): void;
  /** Writes one JSON document to stdout, `schemaVersion` first; bigint becomes decimal text. */
  json(document: object): void;
  /** Writes one line of JSON Lines to stdout, `schemaVersion` first. */
  jsonLine(value: object): void;
  /** Writes bytes to stdout as they are: a file that somebody asked for with `--out -`. */
  outBytes(bytes: Uint8Array): void;
  /** Writes text and a newline to stderr. */
  say(text: string): void;
  /** Writes `outlay: message` to stderr and gives back `code`, so that a verb can `return io.fail(…)`. */
  fail(code: ExitCode, message: string): ExitCode;
  /** Writes to stderr as it is, without a newline; for progress and questions on a terminal. */
  rawErr(text: string): void;
  /** The text of a file (UTF-8), or of stdin for `-`; throws Node's error where it cannot be read. */
  read(path: string): Promise<string>;
  /** The bytes of a file, or of stdin for `-`, piece by piece, so that its size does not matter. */
  pieces(path: string): AsyncIterable<Uint8Array>;
  /** Creates or replaces a file (UTF-8); with `fresh` it throws where the file exists. */
  write(path: string, text: string, options?: { readonly fresh?: boolean }): Promise<void>;
  /** Creates or replaces a file in one step: a reader, or Ctrl-C, finds the old file or the new one. */
  writeBytes(path: string, bytes: Uint8Array): Promise<void>;
  /** Makes a folder where there is none. */
  makeFolder(path: string): Promise<void>;
  /** Whether there is a folder of this name. */
  isFolder(path: string): Promise<boolean>;
  /** The Chromium of the system, not started yet; throws `BrowserError` where there is none. */
  browser(): Promise<BrowserProgram>;
  /**
   * Replaces a file in one step, as long as its text still is `was` (undefined: there is none);
   * `changed` where it is not, `busy` where another is replacing it.
   */
  replace(path: string, text: string, was: string | undefined): Promise<Replaced>;
  /**
   * The text behind a link that a person typed; throws `DownloadError` where there is none. Nothing of
   * this machine is sent along.
   */
  download(url: string, options?: DownloadOptions): Promise<string>;
  /** Asks on the terminal and gives the typed line; only where `interactive`. */
  ask(question: string): Promise<string>;
  /** The time now. Verbs pass it on to pure code, which has no clock. */
  now(): Date;
  /** Columns of the screen to fill: the terminal's, 80 where there is none. */
  readonly width: number;
  /** Styles for stdout; they do nothing where colour is off. */
  readonly colour: Colour;
  /** Styles for stderr. */
  readonly colourErr: Colour;
  /** True where stdin and stderr are terminals, so a person can be asked. */
  readonly interactive: boolean;
  /** True where stdout is a terminal, which bytes would spoil. */
  readonly terminalOut: boolean;
  /** True where stderr is a terminal, so progress can be shown. */
  readonly terminalErr: boolean;
  /** With `--json`: keeps what is wrong with a document for the JSON of the failure. */
  readonly keepIssues?: (issues: readonly Issue[]) => void;
  /** Environment variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
};

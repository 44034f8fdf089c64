import type { Io } from "./io.ts";
import { colours } from "./output/colour.ts";
import { toJson } from "./output/json.ts";
import { printable } from "./output/printable.ts";
import { newName } from "./replace-file.ts";

/** An `Io` that keeps what is written, for tests; files live in memory. */
export type CapturedIo = Io & {
  readonly stdout: string;
  readonly stderr: string;
  readonly files: Map<string, string>;
  /** What was written as bytes, by its path; `-` for stdout. */
  readonly written: Map<string, Uint8Array>;
  readonly folders: Set<string>;
};

/** What a test may set; all else is 80 columns, no colour, no terminal, 2027-01-01T12:00Z. */
export type CapturedIoSettings = {
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly answers?: readonly string[];
  readonly width?: number;
  readonly colour?: boolean;
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  readonly download?: Io["download"];
  readonly browser?: Io["browser"];
  readonly terminalOut?: boolean;
  readonly folders?: readonly string[];
};

const missing = (path: string): Error =>
  Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: "ENOENT", path });

const taken = (path: string): Error =>
  Object.assign(new Error(`EEXIST: file exists, open '${path}'`), { code: "EEXIST", path });

/** Makes an {@link Io} for a test. */
export const capturedIo = (settings: CapturedIoSettings = {}): CapturedIo => {
  const files = new Map(Object.entries(settings.files ?? {}));
  const written = new Map<string, Uint8Array>();
  const folders = new Set([".", ...(settings.folders ?? [])]);
  const answers = [...(settings.answers ?? [])];
  const { terminal = false, colour = false } = settings;
  let stdout = "";
  let stderr = "";
  const out = (text: string) => {
    stdout += `${printable(text)}\n`;
  };
  const say = (text: string) => {
    stderr += `${printable(text)}\n`;
  };
  return {
    get stdout() {
      return stdout;
    },
    get stderr() {
      return stderr;
    },
    files,
    written,
    folders,
    out,
    outBytes: (bytes) => void written.set("-", bytes),
    json: (document) => out(toJson(document, 2)),
    jsonLine: (value) => out(toJson(value)),
    say,
    fail(code, message) {
      say(`outlay: ${message}`);
      return code;
    },
    rawErr(text) {
      stderr += text;
    },
    async read(path) {
      const content = path === "-" ? (settings.stdin ?? "") : files.get(path);
      if (content === undefined) throw missing(path);
      return content;
    },
    async *pieces(path) {
      const content =
        path === "-" ? (settings.stdin ?? "") : (written.get(path) ?? files.get(path));
      if (content === undefined) throw missing(path);
      yield Buffer.from(content as string);
    },
    async write(path, text, options) {
      if (options?.fresh && files.has(path)) throw taken(path);
      files.set(path, text);
    },
    async writeBytes(path, bytes) {
      written.set(path, bytes);
    },
    async makeFolder(path) {
      folders.add(path);
    },
    isFolder: async (path) => folders.has(path),
    browser: settings.browser ?? (() => Promise.reject(new Error("no browser in this test"))),
    async replace(path, text, was) {
      if (files.has(newName(path))) return "busy";
      if (files.get(path) !== was) return "changed";
      files.set(path, text);
      return "done";
    },
    download: settings.download ?? (() => Promise.reject(new Error("no network in this test"))),
    async ask(question) {
      stderr += question;
      return answers.shift() ?? "";
    },
    now: settings.now ?? (() => new Date("2027-01-01T12:00:00Z")),
    width: settings.width ?? 80,
    colour: colours(colour),
    colourErr: colours(colour),
    interactive: terminal,
    terminalOut: settings.terminalOut ?? false,
    terminalErr: terminal,
    env: settings.env ?? {},
  };
};

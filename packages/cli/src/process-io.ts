import { createReadStream } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { writeErrorText } from "./describe-error.ts";
import { downloadText } from "./download/download-text.ts";
import { exitCode } from "./exit-code.ts";
import { Interrupted } from "./interrupted.ts";
import type { Io } from "./io.ts";
import { colours, wantsColour } from "./output/colour.ts";
import { toJson } from "./output/json.ts";
import { printable } from "./output/printable.ts";
import { replaceFile } from "./replace-file.ts";
import { writeWhole } from "./write-whole.ts";

const readStdin = async (): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
};

/** Reading a folder fails without its name, which a message needs. */
const readNamed = async (path: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw Object.assign(error as object, { path });
  }
};

const ask = async (question: string): Promise<string> => {
  const { createInterface } = await import("node:readline");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve, reject) => {
    const stop = () => {
      process.stderr.write("\n");
      reject(new Interrupted());
    };
    lines.once("SIGINT", () => lines.close());
    lines.once("close", stop);
    lines.question(question, (answer) => {
      lines.off("close", stop);
      lines.close();
      resolve(answer);
    });
  });
};

/** The real process: its streams, files, clock and environment. */
export const processIo = (): Io => {
  const { stdout, stderr, stdin, env } = process;
  // The reader went away (`| head`): there is nobody left to tell.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(exitCode.ok);
      const words = writeErrorText(error, "the output") ?? `the output stopped: ${error.message}.`;
      if (stream === stdout) stderr.write(`outlay: ${words}\n`);
      process.exit(exitCode.error);
    });
  }
  const columns = stdout.isTTY ? (stdout.columns ?? 80) : 80;
  const out = (text: string) => void stdout.write(`${printable(text)}\n`);
  const say = (text: string) => void stderr.write(`${printable(text)}\n`);
  const colourErr = colours(wantsColour(env, stderr.isTTY === true));
  return {
    out,
    outBytes: (bytes) => void stdout.write(bytes),
    json: (document) => out(toJson(document, 2)),
    jsonLine: (value) => out(toJson(value)),
    say,
    fail(code, message) {
      say(`${colourErr.red("outlay:")} ${message}`);
      return code;
    },
    rawErr: (text) => void stderr.write(text),
    read: (path) => (path === "-" ? readStdin() : readNamed(path)),
    pieces: (path) => (path === "-" ? process.stdin : createReadStream(path)),
    write: (path, text, options = {}) =>
      writeFile(path, text, { flag: options.fresh ? "wx" : "w" }),
    writeBytes: writeWhole,
    makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
    isFolder: (path) =>
      stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      ),
    browser: async () => (await import("./browser/browser-program.ts")).browserProgram(env),
    replace: replaceFile,
    download: downloadText,
    ask,
    now: () => new Date(),
    width: Math.min(120, Math.max(40, columns)),
    colour: colours(wantsColour(env, stdout.isTTY === true)),
    colourErr,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    terminalOut: stdout.isTTY === true,
    terminalErr: stderr.isTTY === true && env["TERM"] !== "dumb",
    env,
  };
};
